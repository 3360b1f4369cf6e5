package org.countermark.token;

/** Receives distinct units in batches, as rows of contexts and the token after each. */
@FunctionalInterface
public interface UnitSink {
    /**
     * Takes a batch. The arrays belong to the caller and hold these rows only during the call.
     *
     * @param contexts row i is {@code contexts[i·h .. i·h+h)}, oldest first, for contextWidth h
     * @param tokens the token of row i is {@code tokens[i]}
     * @param levels the level of row i's token by the walk's {@link TokenProxy}; 0 in every row where there is none
     * @param count rows in the batch, at least 1
     */
    void accept(int[] contexts, int[] tokens, int[] levels, int count);
}
