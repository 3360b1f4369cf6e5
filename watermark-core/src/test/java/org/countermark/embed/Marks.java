package org.countermark.embed;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;

/** What the tests of this package share: schemes, keys, logits, and a chi-square with stated odds. */
final class Marks {
    static final Scheme GUMBEL = new GumbelScheme();
    static final Scheme TOURNAMENT = new TournamentScheme(30);
    static final Scheme GREEN_LIST = new GreenListScheme(16384);
    static final int WIDTH = 4;

    private Marks() {}

    static Scheme[] schemes() {
        return new Scheme[] {GUMBEL, TOURNAMENT, GREEN_LIST};
    }

    static Profile profile(Scheme scheme) {
        return new Profile(scheme, WIDTH, "test", 32768);
    }

    static EpochKey key(long seed) {
        byte[] secret = new byte[32];
        new SplittableRandom(seed).nextBytes(secret);
        return EpochKey.of("test", secret);
    }

    static Watermark mark(Scheme scheme) {
        return Watermark.of(profile(scheme), key(1));
    }

    /** ln p, −∞ where p = 0. */
    static float[] logits(double[] p) {
        float[] logits = new float[p.length];
        for (int i = 0; i < p.length; i++) {
            logits[i] = (float) Math.log(p[i]);
        }
        return logits;
    }

    static float[] randomLogits(int vocabulary, SplittableRandom random) {
        float[] logits = new float[vocabulary];
        for (int i = 0; i < vocabulary; i++) {
            logits[i] = (float) (2.5 * random.nextGaussian());
        }
        return logits;
    }

    static double[] normalised(double[] weights) {
        double total = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(w -> w / total).toArray();
    }

    /**
     * Pearson's statistic over its critical value at 1e-11; above 1 the counts do not follow p. With expected counts of
     * 200 and more the true odds stay below 1e-9.
     */
    static double misfit(double[] p, int[] counts) {
        long draws = Arrays.stream(counts).asLongStream().sum();
        double statistic = 0;
        int cells = 0;
        for (int i = 0; i < p.length; i++) {
            if (p[i] == 0) {
                statistic += counts[i] == 0 ? 0 : Double.POSITIVE_INFINITY;
            } else {
                double expected = draws * p[i];
                if (expected < 200) {
                    throw new IllegalArgumentException("too few draws for cell " + i + ": expected " + expected);
                }
                statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
                cells++;
            }
        }
        return statistic / ChiSquaredDistribution.of(cells - 1).inverseSurvivalProbability(1e-11);
    }
}
