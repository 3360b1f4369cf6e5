package org.countermark.contract;

/**
 * The words of many tokens in one context at a time: the embedding side of a contract.
 *
 * <p>Set a {@link #context} first, then ask for one token, a list of candidates, or a stretch of the vocabulary.
 * Thread-confined: an instance owns ciphers and buffers. Steady state allocates nothing.
 */
public interface StepWords {
    /**
     * Moves to another context.
     *
     * @param tokens generated tokens; {@code tokens[from .. from + h)} is the context, oldest first, each at least 0
     * @param from index of the oldest token of the context
     * @param payload 1..2^32−1, or 0 for none
     * @throws IllegalArgumentException if a token is negative, or the contract does not have that payload
     * @throws IndexOutOfBoundsException if the context does not lie inside the array
     */
    void context(int[] tokens, int from, long payload);

    /**
     * What the payload XORs onto every word of this context.
     *
     * @return M; 0 where nothing is
     */
    int mask();

    /**
     * The marked word of a token.
     *
     * @param token at least 0
     * @return the word, all 32 bits significant, with the payload's mask applied
     */
    int word(int token);

    /**
     * The marked words of a list of tokens.
     *
     * @param tokens candidates in any order, each at least 0
     * @param count how many, 0..tokens.length
     * @param out receives {@code count} words, with the payload's mask applied; may be {@code tokens} itself
     */
    void words(int[] tokens, int count, int[] out);

    /**
     * The words of consecutive tokens as big-endian bytes, WITHOUT the payload's mask: XOR {@link #mask} onto each.
     *
     * @param firstToken at least 0, a multiple of 4
     * @param count number of tokens, at least 0
     * @param out receives 4·count bytes
     * @param outOffset where they start
     * @throws IllegalArgumentException if {@code firstToken} is not a multiple of 4, or the tokens leave 31 bits
     * @throws IndexOutOfBoundsException if the words do not fit into {@code out}
     */
    void keystream(int firstToken, int count, byte[] out, int outOffset);
}
