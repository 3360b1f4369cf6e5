package org.countermark.contract;

import java.util.Optional;

/**
 * What checking one vector gave. Immutable.
 *
 * @param id the vector's id
 * @param mismatch the first field, in the order of the contract's steps, that differs; empty if all agree
 */
public record VectorResult(String id, Optional<Mismatch> mismatch) {
    /**
     * A field that differs.
     *
     * @param field its name in the vector file
     * @param expected what the file says
     * @param computed what this library computes
     */
    public record Mismatch(String field, String expected, String computed) {}

    /**
     * Whether everything agrees.
     *
     * @return true if there is no mismatch
     */
    public boolean passed() {
        return mismatch.isEmpty();
    }
}
