package org.countermark.benchmarks.embed;

import java.util.SplittableRandom;
import org.countermark.embed.MarkSession;
import org.countermark.embed.Sampling;
import org.countermark.embed.Watermark;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.scheme.Scheme;

/**
 * A response that never ends: steps over many different rows of logits or candidates, so that no branch predictor knows
 * them by heart.
 */
final class Steps {
    static final Sampling SAMPLING = Sampling.of(0.8);
    static final int CANDIDATES = 64;
    private static final int LISTS = 256;
    private static final int RESPONSE = 1000;

    private final MarkSession session;
    private int step;

    private Steps(MarkSession session) {
        this.session = session;
    }

    static Profile profile(Scheme scheme) {
        return new Profile(scheme, 4, "benchmark", 32768);
    }

    static EpochKey key() {
        return EpochKey.of("benchmark", new byte[32]);
    }

    static Steps marked(Scheme scheme) {
        return new Steps(Watermark.of(profile(scheme), key()).session(77, new SplittableRandom(1)));
    }

    static Steps unmarked(Scheme scheme) {
        Steps steps = marked(scheme);
        steps.session.optOut();
        return steps;
    }

    /** Logits like a language model's: a broad bell, a score of plausible tokens, one to three likely ones. */
    static float[][] logits(int vocabulary, int rows) {
        SplittableRandom random = new SplittableRandom(vocabulary);
        float[][] logits = new float[rows][vocabulary];
        for (float[] row : logits) {
            for (int i = 0; i < vocabulary; i++) {
                row[i] = (float) (2.5 * random.nextGaussian());
            }
            for (int i = 0; i < 20; i++) {
                row[random.nextInt(vocabulary)] = (float) (10 + 3 * random.nextDouble());
            }
            for (int i = 0; i <= random.nextInt(3); i++) {
                row[random.nextInt(vocabulary)] = (float) (13 + 4 * random.nextDouble());
            }
        }
        return logits;
    }

    static int[][] ids() {
        SplittableRandom random = new SplittableRandom(2);
        int[][] ids = new int[LISTS][];
        for (int i = 0; i < LISTS; i++) {
            ids[i] = random.ints(CANDIDATES, 0, 131_072).toArray();
        }
        return ids;
    }

    /** Zipf-like, with exponents from nearly flat to steep. */
    static double[][] probabilities() {
        SplittableRandom random = new SplittableRandom(3);
        double[][] probabilities = new double[LISTS][CANDIDATES];
        for (double[] row : probabilities) {
            double exponent = 0.2 + 2 * random.nextDouble();
            for (int i = 0; i < CANDIDATES; i++) {
                row[i] = Math.pow(i + 1, -exponent);
            }
        }
        return probabilities;
    }

    int next(float[][] logits) {
        return turn(session.next(logits[step % logits.length], SAMPLING));
    }

    int next(int[][] ids, double[][] probabilities) {
        return turn(session.next(ids[step % LISTS], probabilities[step % LISTS], CANDIDATES));
    }

    /** Begins again from another start before the response grows, so that a step allocates nothing. */
    private int turn(int token) {
        step++;
        if (session.length() == RESPONSE) {
            session.takeBack(RESPONSE);
            session.accept(new int[] {step, 2, 3, 4}, 4);
        }
        return token;
    }
}
