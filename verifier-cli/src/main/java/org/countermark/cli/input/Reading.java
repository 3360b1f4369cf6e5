package org.countermark.cli.input;

import java.util.Objects;
import java.util.Optional;

/**
 * How inputs are to be read.
 *
 * @param maxRecord the largest record, in bytes of decompressed content, 1..2^30
 * @param textField where the text is: a JSON pointer, or a column name; empty to find it by shape
 * @param tokensField where token ids are: a JSON pointer, or a column name; empty to find them by shape
 * @param dateField where the date of a record is: a JSON pointer, or a column name; empty to find it by its name
 * @param split what a document is in plain text
 */
public record Reading(
        int maxRecord,
        Optional<String> textField,
        Optional<String> tokensField,
        Optional<String> dateField,
        Split split) {
    /** The largest record unless the user says otherwise: 32 MiB. */
    public static final int DEFAULT_MAX_RECORD = 32 << 20;

    /** Checks the range of the limit. */
    public Reading {
        if (maxRecord < 1 || maxRecord > 1 << 30) {
            throw new IllegalArgumentException("maxRecord = " + maxRecord + " is not in 1..1073741824");
        }
        Objects.requireNonNull(textField, "textField");
        Objects.requireNonNull(tokensField, "tokensField");
        Objects.requireNonNull(dateField, "dateField");
        Objects.requireNonNull(split, "split");
    }

    /** What a document is in plain text. */
    public enum Split {
        /** The whole file. */
        FILE,
        /** Blocks between blank lines. */
        PARAGRAPH,
        /** Every line that is not blank. */
        LINE
    }

    /**
     * By shape, with the usual limit, a plain-text file as one document.
     *
     * @return the defaults
     */
    public static Reading defaults() {
        return new Reading(DEFAULT_MAX_RECORD, Optional.empty(), Optional.empty(), Optional.empty(), Split.FILE);
    }
}
