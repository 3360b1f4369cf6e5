package org.countermark.contract.engine.torch;

/**
 * MT19937 (Matsumoto and Nishimura 1998), seeded by one 32-bit number as PyTorch does on the CPU.
 *
 * <p>Thread-confined. Generators of the JVM seed it by an array, which gives other numbers.
 */
public final class MersenneTwister {
    private static final int SIZE = 624;
    private static final int SHIFT = 397;

    private final int[] state = new int[SIZE];
    private int at;

    /**
     * Starts again.
     *
     * @param seed the seed, all 32 bits significant
     */
    public void seed(int seed) {
        state[0] = seed;
        for (int i = 1; i < SIZE; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
        at = SIZE;
    }

    /**
     * The next number.
     *
     * @return 32 bits
     */
    public int next() {
        if (at == SIZE) {
            refill();
        }
        int y = state[at++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9D2C5680;
        y ^= (y << 15) & 0xEFC60000;
        return y ^ (y >>> 18);
    }

    /**
     * The next number below a bound, by remainder: what PyTorch's permutations are made from.
     *
     * @param bound above 0
     * @return 0..bound−1
     */
    public int below(int bound) {
        return Integer.remainderUnsigned(next(), bound);
    }

    private void refill() {
        int i = 0;
        for (; i < SIZE - SHIFT; i++) {
            state[i] = state[i + SHIFT] ^ twist(state[i], state[i + 1]);
        }
        for (; i < SIZE - 1; i++) {
            state[i] = state[i + SHIFT - SIZE] ^ twist(state[i], state[i + 1]);
        }
        state[SIZE - 1] = state[SHIFT - 1] ^ twist(state[SIZE - 1], state[0]);
        at = 0;
    }

    private static int twist(int high, int low) {
        return ((high & 0x80000000) | (low & 0x7FFFFFFF)) >>> 1 ^ (-(low & 1) & 0x9908B0DF);
    }
}
