package org.countermark.cli.input;

import java.util.Locale;

/** The limit on the size of a record, and what is said when it is passed. */
final class Limits {
    private Limits() {}

    static InputException tooLong(Source source, long line, long offset, long length, int maxRecord) {
        long enough = (length >> 20) + 1;
        return new InputException(
                Position.of(source.shown(), line, offset),
                "a record of " + size(length) + " or more is over the limit of " + size(maxRecord),
                "Raise the limit with --max-record " + enough + "M, or skip such records with --skip-bad.");
    }

    static String size(long bytes) {
        return bytes < 1 << 20 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20));
    }
}
