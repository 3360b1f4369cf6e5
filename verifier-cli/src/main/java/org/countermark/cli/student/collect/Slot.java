package org.countermark.cli.student.collect;

/** What a log holds at an offset. */
sealed interface Slot {
    /**
     * A record.
     *
     * @param entry what it holds
     * @param next where it ends
     */
    record Whole(LogEntry entry, long next) implements Slot {}

    /** Nothing: the log ends here. */
    record End() implements Slot {}

    /** A last record that was being written when its writer died: it is cut short, or not what was to be written. */
    record Torn() implements Slot {}

    /**
     * Bytes that no writer left, wherever it died.
     *
     * @param problem what is wrong with them
     */
    record Damaged(String problem) implements Slot {}
}
