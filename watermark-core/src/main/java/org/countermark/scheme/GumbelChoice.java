package org.countermark.scheme;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Gumbel-max: the token that maximises ln(u)/p with u = (w + ½)/2^32, ties to the lowest id.
 *
 * <p>With E = −ln u that is the smallest E/p, an exponential race. From logits, p ∝ exp(logit/T), so it is the largest
 * logit·(1/T) + g with g = −ln E, computed in doubles with {@link StrictMath#log}: no softmax, and the same token on
 * every machine. Both forms agree up to the rounding of doubles.
 *
 * <p>Over a whole vocabulary of V tokens only few are looked at. Let B be the best value so far and G = ½ ln V. A token
 * can only win with g ≥ G or logit/T ≥ B − G. The first holds for √V of the words in expectation; they are found by
 * comparing two words at a time with a threshold, since g ≤ −ln(1 − u). The second holds for at most about √V tokens,
 * because exp(B) is of the order of Σ exp(logit/T); they are found in the blocks whose maximum is that large.
 */
final class GumbelChoice extends Choice {
    /** Words that are compared before the next branch. */
    private static final int GROUP = 16;

    private static final long LOW_31 = 0x7FFF_FFFF_7FFF_FFFFL;
    private static final long BIT_31 = 0x8000_0000_8000_0000L;
    private static final double[] BOUNDS = bounds();

    private final byte[] keystream = new byte[4 * LogitMaxima.PIECE];
    private float[] logits = {};
    private double inverseTemperature;
    private int mask;
    private double best;
    private int bestToken;

    /** Upper bounds of g, by the leading zeros of ~w and the four bits after them. */
    private static double[] bounds() {
        double[] table = new double[33 * 16];
        for (int zeros = 0; zeros < 32; zeros++) {
            for (int next = 0; next < 16; next++) {
                double least = (1 + next / 16.0) * Math.scalb(1.0, -1 - zeros);
                table[zeros * 16 + next] = -StrictMath.log(least);
            }
        }
        table[32 * 16] = -StrictMath.log(0x1p-33);
        return table;
    }

    private static double bound(int word) {
        int rest = ~word;
        int zeros = Integer.numberOfLeadingZeros(rest);
        // Two shifts, because a shift by 32 is none; with rest = 0 both give index 0.
        return BOUNDS[zeros * 16 + (rest << zeros << 1 >>> 28)];
    }

    @Override
    public int choose(
            float[] logits,
            LogitMaxima maxima,
            double inverseTemperature,
            Keystream words,
            int mask,
            RandomGenerator random) {
        return chooseToken(logits, maxima, inverseTemperature, words, mask);
    }

    private int chooseToken(float[] logits, LogitMaxima maxima, double inverseTemperature, Keystream words, int mask) {
        this.logits = logits;
        this.inverseTemperature = inverseTemperature;
        this.mask = mask;
        best = Double.NEGATIVE_INFINITY;
        int count = maxima.count();

        // The threshold on words: 2^32/√V values, an even number, lie at or above it.
        long rare = Math.max(2, (long) (0x1p32 / Math.sqrt(count)) & ~1L);
        double rareNoise = -StrictMath.log(rare * 0x1p-32);
        int threshold = (int) ((1L << 32) - rare);

        int top = maxima.argmax();
        words.read(top & ~3, 4, keystream, 0);
        consider(top, Words.at(keystream, 4 * (top & 3)) ^ mask);
        for (int first = 0; first < count; first += LogitMaxima.PIECE) {
            int end = Math.min(count, first + LogitMaxima.PIECE);
            words.read(first, end - first, keystream, 0);
            considerRareWords(first, end, threshold);
            considerLargeLogits(maxima, first, best - rareNoise);
        }
        return bestToken;
    }

    @Override
    public void reshape(float[] logits, LogitMaxima maxima, Keystream words, int mask) {
        int winner = chooseToken(logits, maxima, 1, words, mask);
        float logit = logits[winner];
        Arrays.fill(logits, 0, maxima.count(), Float.NEGATIVE_INFINITY);
        logits[winner] = logit;
    }

    private void considerRareWords(int first, int end, int threshold) {
        long masks = Integer.toUnsignedLong(mask) << 32 | Integer.toUnsignedLong(mask);
        // Bit 31 of (w >>> 1) + add is set just when w reaches the (even) threshold, without a carry into the next
        // word.
        long add = (1L << 31) - Integer.toUnsignedLong(threshold >>> 1);
        add |= add << 32;
        for (int token = first; token < end; token += GROUP) {
            long reached = 0;
            int offset = 4 * (token - first);
            for (int pair = 0; pair < 4 * GROUP; pair += 8) {
                long words = Words.pairAt(keystream, offset + pair) ^ masks;
                reached |= (words >>> 1 & LOW_31) + add;
            }
            if ((reached & BIT_31) != 0) {
                // In the last group of a vocabulary there may be words left over from another piece.
                considerGroup(token, Math.min(end, token + GROUP), offset, threshold);
            }
        }
    }

    private void considerGroup(int first, int end, int offset, int threshold) {
        for (int token = first; token < end; token++) {
            int word = Words.at(keystream, offset + 4 * (token - first)) ^ mask;
            if (Integer.compareUnsigned(word, threshold) >= 0) {
                consider(token, word);
            }
        }
    }

    private void considerLargeLogits(LogitMaxima maxima, int first, double reach) {
        // Rounded down generously: considering a token too many costs time only.
        double slack = 1e-9 * (1 + Math.abs(reach));
        float limit = Math.nextDown((float) ((reach - slack) / inverseTemperature));
        int block = first / LogitMaxima.PIECE * LogitMaxima.LANES;
        for (int lane = 0; lane < LogitMaxima.LANES; lane++) {
            if (maxima.max(block + lane) >= limit) {
                int end = maxima.end(block);
                for (int token = first + lane; token < end; token += LogitMaxima.LANES) {
                    if (logits[token] >= limit) {
                        consider(token, Words.at(keystream, 4 * (token - first)) ^ mask);
                    }
                }
            }
        }
    }

    private void consider(int token, int word) {
        double scaled = logits[token] * inverseTemperature;
        if (scaled + bound(word) < best) {
            return;
        }
        double value = scaled - StrictMath.log(Words.exponential(word));
        if (value > best || (value == best && token < bestToken)) {
            best = value;
            bestToken = token;
        }
    }

    @Override
    public int choose(int[] ids, double[] weights, int count, int[] words, RandomGenerator random) {
        int winner = -1;
        double earliest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            // E is never below 1 − u, which costs no logarithm.
            if (weights[i] > 0 && Words.tail(words[i]) <= earliest * weights[i]) {
                double time = Words.exponential(words[i]) / weights[i];
                if (winner < 0 || time < earliest || (time == earliest && ids[i] < ids[winner])) {
                    earliest = time;
                    winner = i;
                }
            }
        }
        return winner;
    }
}
