package org.countermark.cli.input;

import java.util.Objects;

/**
 * Which record of its input a document is.
 *
 * @param kind how records of this input are counted
 * @param value the number, from 1; 0 for a whole file
 */
public record RecordNumber(Kind kind, long value) {
    /** The largest number: far above any file's lines. */
    public static final long LARGEST = (1L << 60) - 1;

    /** How records are counted. */
    public enum Kind {
        /** The input is one document. */
        FILE(0, ""),
        /** By the line that the record begins on. */
        LINE(1, ":"),
        /** By the order of JSON objects. */
        OBJECT(2, "#");

        private final int code;
        private final String mark;

        Kind(int code, String mark) {
            this.code = code;
            this.mark = mark;
        }

        /**
         * The kind's number on disk.
         *
         * @return 0..2
         */
        public int code() {
            return code;
        }

        /**
         * The kind of a number on disk.
         *
         * @param code 0..2
         * @return the kind
         * @throws IllegalArgumentException if there is none
         */
        public static Kind of(int code) {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("code must be in 0..2, was " + code);
        }
    }

    /** Checks the range. */
    public RecordNumber {
        Objects.requireNonNull(kind, "kind");
        if (value < 0 || value > LARGEST || (value == 0) != (kind == Kind.FILE)) {
            throw new IllegalArgumentException("value = " + value + " is no number of a record by " + kind);
        }
    }

    static RecordNumber file() {
        return new RecordNumber(Kind.FILE, 0);
    }

    static RecordNumber line(long line) {
        return new RecordNumber(Kind.LINE, line);
    }

    static RecordNumber object(long number) {
        return new RecordNumber(Kind.OBJECT, number);
    }

    /**
     * The record's name in results.
     *
     * @param input the input's name
     * @return for example {@code corpus.jsonl:17}, {@code corpus.json#17}, or the input's name alone
     */
    public String in(String input) {
        return kind == Kind.FILE ? input : input + kind.mark + value;
    }
}
