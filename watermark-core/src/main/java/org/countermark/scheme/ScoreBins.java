package org.countermark.scheme;

import java.util.Arrays;

/**
 * The scores of a scheme in some hundred bins, each with its exact probability for a uniform word.
 *
 * <p>Scores ascend with the bins, so a bin is also an interval of U, the rank of the word's score among all words: bin b
 * is U in [lower(b), lower(b) + probability(b)). A statistic that is a table over bins therefore has an exact law.
 * Immutable and safe for use by many threads.
 */
public final class ScoreBins {
    private static final int MOST = 512;
    private static final int GUIDES = 1 << 10;

    private final int[] starts;
    private final double[] lower;
    private final double[] probabilities;
    private final int[] guide;
    private final int shift;

    /** Takes the first score of each bin, and the exact probabilities of scores below each. */
    private ScoreBins(int[] starts, double[] lower, int largest) {
        this.starts = starts;
        this.lower = lower;
        probabilities = new double[starts.length];
        for (int b = 0; b < starts.length; b++) {
            probabilities[b] = (b + 1 < starts.length ? lower[b + 1] : 1) - lower[b];
        }
        shift = Math.max(0, Integer.SIZE - Integer.numberOfLeadingZeros(largest) - 10);
        guide = new int[GUIDES];
        int bin = 0;
        for (int i = 0; i < GUIDES; i++) {
            while (bin + 1 < starts.length && starts[bin + 1] <= (long) i << shift) {
                bin++;
            }
            guide[i] = bin;
        }
    }

    /**
     * The bins of a scheme.
     *
     * @param scheme the scheme
     * @return at most some 530 bins; for Gumbel-max a sixteenth of a nat wide and above 1 nat, a sixteenth of their score
     *     below it
     */
    public static ScoreBins of(Scheme scheme) {
        if (scheme instanceof GumbelScheme gumbel) {
            return ofGumbel(gumbel);
        } else if (scheme instanceof TournamentScheme tournament) {
            return ofTournament(tournament);
        } else if (scheme instanceof GreenListScheme greenList) {
            return new ScoreBins(new int[] {0, 1}, new double[] {0, 1 - greenList.gamma() * 0x1p-16}, 1);
        } else if (scheme instanceof FiniteScheme finite) {
            return ofOutcomes(finite.outcomes());
        }
        throw new IllegalArgumentException("scheme must be gumbel, tournament or green-list, was " + scheme.id());
    }

    private static ScoreBins ofGumbel(GumbelScheme scheme) {
        int largest = scheme.score(-1);
        int one = 1 << GumbelScheme.SCORE_BITS;
        int[] starts = new int[MOST + 64];
        double[] lower = new double[starts.length];
        int n = 1;
        for (int start = one >> 12; start <= largest; start = next(start, one)) {
            starts[n] = start;
            lower[n] = 1 - wordsFrom(scheme, start) * 0x1p-32;
            n += lower[n] > lower[n - 1] && lower[n] < 1 ? 1 : 0;
        }
        return new ScoreBins(Arrays.copyOf(starts, n), Arrays.copyOf(lower, n), largest);
    }

    /** At most 512 bins, none of them empty. */
    private static ScoreBins ofOutcomes(Outcomes outcomes) {
        int[] scores = outcomes.scores();
        double[] probabilities = outcomes.probabilities();
        int width = scores[scores.length - 1] / MOST + 1;
        int[] starts = new int[Math.min(scores.length, MOST + 1)];
        double[] lower = new double[starts.length];
        double below = 0;
        int n = 0;
        for (int i = 0; i < scores.length; i++) {
            if (i == 0 || scores[i] / width > scores[i - 1] / width) {
                starts[n] = scores[i];
                lower[n++] = below;
            }
            below += probabilities[i];
        }
        return new ScoreBins(Arrays.copyOf(starts, n), Arrays.copyOf(lower, n), scores[scores.length - 1]);
    }

    private static int next(int start, int one) {
        return start + (start < one ? Integer.highestOneBit(start) >> 4 : one >> 4);
    }

    /** How many words score at least this much; scores ascend with the word. */
    private static long wordsFrom(GumbelScheme scheme, int score) {
        long low = 0;
        long high = 1L << 32;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (scheme.score((int) middle) >= score) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return (1L << 32) - low;
    }

    private static ScoreBins ofTournament(TournamentScheme scheme) {
        int largest = scheme.score(-1);
        long[] patterns = new long[largest + 1];
        patterns[0] = 1;
        for (int layer = 0; layer < scheme.depth(); layer++) {
            int weight = scheme.weight(layer);
            for (int score = largest; score >= weight; score--) {
                patterns[score] += patterns[score - weight];
            }
        }
        int width = largest / MOST + 1;
        int n = largest / width + 1;
        int[] starts = new int[n];
        double[] lower = new double[n];
        long below = 0;
        for (int b = 0; b < n; b++) {
            starts[b] = b * width;
            lower[b] = StrictMath.scalb((double) below, -scheme.depth());
            for (int score = starts[b]; score < Math.min(starts[b] + width, largest + 1); score++) {
                below += patterns[score];
            }
        }
        return new ScoreBins(starts, lower, largest);
    }

    /**
     * How many bins there are.
     *
     * @return the number, at least 2
     */
    public int count() {
        return starts.length;
    }

    /**
     * The bin of a score.
     *
     * @param score a score that the scheme can give
     * @return its bin, 0..count()−1
     */
    public int of(int score) {
        int bin = guide[score >>> shift];
        while (bin + 1 < starts.length && starts[bin + 1] <= score) {
            bin++;
        }
        return bin;
    }

    /**
     * The least score of a bin.
     *
     * @param bin 0..count()−1
     * @return the score, ascending in the bin
     */
    public int start(int bin) {
        return starts[bin];
    }

    /**
     * How likely a word of a lower bin is.
     *
     * @param bin 0..count()−1
     * @return a multiple of 2^-32, exact
     */
    public double lower(int bin) {
        return lower[bin];
    }

    /**
     * How likely a word of each bin is.
     *
     * @return multiples of 2^-32, exact, of sum 1; a copy
     */
    public double[] probabilities() {
        return probabilities.clone();
    }
}
