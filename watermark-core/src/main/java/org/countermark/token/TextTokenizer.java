package org.countermark.token;

/**
 * The seam to tokenizers: text to token ids and back.
 *
 * <p>Text that looks like a control token is ordinary text: a suspect file must not be able to inject control tokens.
 * Implementations are safe for use by many threads, or say that they are not.
 */
public interface TextTokenizer {
    /**
     * A name that pins the vocabulary; profiles carry it, and detection refuses a tokenizer of another name.
     *
     * @return the id, such as {@code "o200k_base"}
     */
    String id();

    /**
     * How many token ids there are.
     *
     * @return the size V, above 0; ids lie in 0..V−1
     */
    int vocabularySize();

    /**
     * Splits text into tokens.
     *
     * @param text any text, may be empty
     * @return its token ids; empty for empty text
     */
    int[] encode(String text);

    /**
     * Joins tokens into text.
     *
     * @param tokens token ids, each in 0..V−1
     * @return the text; byte sequences that are not UTF-8 become replacement characters
     */
    String decode(int[] tokens);
}
