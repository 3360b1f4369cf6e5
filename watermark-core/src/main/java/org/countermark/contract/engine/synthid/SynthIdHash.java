package org.countermark.contract.engine.synthid;

/** The linear congruential hash that all of SynthID-Text folds tokens and keys with. Pure functions. */
final class SynthIdHash {
    private static final int MOST_LAYERS = 32;
    static final long MULTIPLIER = 6364136223846793005L;

    private SynthIdHash() {}

    /** Folds a run of tokens into a hash. */
    static long of(long start, int[] tokens, int from, int count) {
        long hash = start;
        for (int i = from; i < from + count; i++) {
            hash = fold(hash, tokens[i]);
        }
        return hash;
    }

    static long fold(long hash, long data) {
        return (hash + data) * MULTIPLIER + 1;
    }

    /** What each layer's key adds once it is folded in: fold(h, key) = h·MULTIPLIER + this. */
    static long[] layers(long[] keys, long mask) {
        if (keys.length < 1 || keys.length > MOST_LAYERS) {
            throw new IllegalArgumentException("keys must be in number 1.." + MOST_LAYERS + ", were " + keys.length);
        }
        long[] layers = new long[keys.length];
        for (int l = 0; l < keys.length; l++) {
            layers[l] = fold(0, keys[l]);
            for (int m = 0; m < l; m++) {
                if (((keys[l] ^ keys[m]) & mask) == 0) {
                    throw new IllegalArgumentException("keys[" + l + "] must differ from keys[" + m
                            + "] in what the engine takes of them: both layers would be one");
                }
            }
        }
        return layers;
    }
}
