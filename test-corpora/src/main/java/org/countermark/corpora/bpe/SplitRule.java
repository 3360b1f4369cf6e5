package org.countermark.corpora.bpe;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The ways of cutting text into pieces before merging that are reproduced exactly; merges never cross a cut. Which
 * characters are letters follows the Unicode version of the Java runtime: letters younger than it are cut otherwise.
 */
enum SplitRule {
    /** GPT-2: contractions, words with the space before them, runs of digits, runs of signs, spaces. */
    GPT2("'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+"),

    /** Every digit alone first, then as GPT-2: a digit ends the piece before it, as the end of the text does. */
    SINGLE_DIGITS("'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+|\\p{N}| ?[^\\s\\p{L}\\p{N}]+|\\s+(?![^\\s\\p{N}])|\\s+"),

    /** Llama 3: digits by threes, line ends with the signs before them. */
    LLAMA3("(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*"
            + "|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+"),

    /** Qwen 2 and 3: as Llama 3 with every digit alone. */
    QWEN2("(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*"
            + "|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+");

    private final String regex;

    SplitRule(String regex) {
        this.regex = regex;
    }

    /** The rule behind a name in GGUF's {@code tokenizer.ggml.pre}. */
    static Optional<SplitRule> ofGguf(String name) {
        return switch (name) {
            case "gpt-2", "phi-2" -> Optional.of(GPT2);
            case "smollm", "starcoder" -> Optional.of(SINGLE_DIGITS);
            case "llama-bpe", "llama3", "llama-v3" -> Optional.of(LLAMA3);
            case "qwen2" -> Optional.of(QWEN2);
            default -> Optional.empty();
        };
    }

    /** A regular expression of a tokenizer.json, compared letter by letter: no other one is trusted to mean the same. */
    static Optional<SplitRule> ofRegex(String regex) {
        return List.of(GPT2, LLAMA3, QWEN2).stream()
                .filter(r -> r.regex.equals(regex))
                .findFirst();
    }

    String regex() {
        return regex;
    }

    Pattern pattern() {
        return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
    }
}
