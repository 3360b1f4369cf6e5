package org.countermark.contract.engine.kgw;

import org.countermark.contract.engine.torch.MersenneTwister;

/**
 * Tells whether a token is on the green list of a seed: among the first of PyTorch's permutation of the vocabulary.
 *
 * <p>The permutation is not made. Its i-th step swaps place i with a later or the same place, so it is enough to follow
 * the one token: it is green if a step below the list's size takes it to the front. Thread-confined; cost: one draw for each token of
 * the list, some 50 µs for lists of 12,000.
 */
final class GreenLists {
    private final int greenTokens;
    private final int vocabulary;
    private final MersenneTwister generator = new MersenneTwister();

    GreenLists(int greenTokens, int vocabulary) {
        this.greenTokens = greenTokens;
        this.vocabulary = vocabulary;
    }

    /** Refuses hashing keys that are no positive number. */
    static long checked(long key) {
        if (key < 1) {
            throw new IllegalArgumentException("the hashing key must be at least 1, was not");
        }
        return key;
    }

    int vocabulary() {
        return vocabulary;
    }

    /** Whether a token of the vocabulary is on the list. */
    boolean holds(int seed, int token) {
        generator.seed(seed);
        int place = token;
        for (int i = 0; i < greenTokens; i++) {
            int swapped = i + generator.below(vocabulary - i);
            if (swapped == place) {
                return true;
            }
            if (place == i) {
                place = swapped;
            }
        }
        return false;
    }
}
