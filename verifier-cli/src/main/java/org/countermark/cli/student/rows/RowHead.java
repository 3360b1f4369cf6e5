package org.countermark.cli.student.rows;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a file of rows says about itself.
 *
 * @param tokenizer whose ids its tokens are
 * @param texts SHA-256 of the file of texts or prompts that the rows were made with, 64 lower-case hexadecimal digits
 * @param model the model's name, as whoever made the rows calls it: 1..200 characters
 */
record RowHead(String tokenizer, String texts, String model) {
    /** The version of the form, in both kinds of file. */
    static final String FORMAT = "countermark-rows/1";

    private static final Pattern TOKENIZER = Pattern.compile("[!#-\\[\\]-~]{1,200}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int LONGEST = 200;

    /** Refuses what a file must not say. */
    RowHead {
        Objects.requireNonNull(model, "model");
        check(
                "tokenizer",
                tokenizer,
                TOKENIZER,
                "1..200 visible ASCII characters without quotation mark and backslash");
        check("texts", texts, DIGEST, "64 lower-case hexadecimal digits");
        if (model.isEmpty() || model.length() > LONGEST || model.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("model must be 1..200 characters without control characters");
        }
    }

    private static void check(String name, String value, Pattern form, String words) {
        if (!form.matcher(value).matches()) {
            throw new IllegalArgumentException(name + " must be " + words);
        }
    }
}
