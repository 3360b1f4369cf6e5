package org.countermark.student;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.countermark.contract.Channel;
import org.countermark.contract.CountermarkV1;
import org.countermark.contract.UnitScorer;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;

/**
 * A simulated model: in every context some distribution over a vocabulary of 200, and of a student a share of it moved to the token
 * that the mark of its teacher, which had the same distribution, would choose there.
 */
final class Student {
    static final int VOCABULARY = 200;
    private static final int[] IDS = new int[VOCABULARY];

    static {
        Arrays.setAll(IDS, i -> i);
    }

    private final SplittableRandom random;
    private final Profile profile;
    private final UnitScorer scorer;
    private final double share;
    final int[] context;
    final double[] teacher = new double[VOCABULARY];
    final double[] probabilities = new double[VOCABULARY];

    Student(SplittableRandom random, Profile profile, EpochKey key, double share) {
        this.random = random;
        this.profile = profile;
        this.scorer = CountermarkV1.scorer(profile, key, Channel.payload(0));
        this.share = share;
        this.context = new int[profile.contextWidth()];
    }

    /** Goes to a fresh context. The exponent of the distribution varies, so that some contexts are nearly certain. */
    void next() {
        for (int i = 0; i < context.length; i++) {
            context[i] = random.nextInt(100_000);
        }
        double spread = 1 + 4 * random.nextDouble();
        double sum = 0;
        for (int v = 0; v < VOCABULARY; v++) {
            teacher[v] = Math.exp(spread * gaussian());
            sum += teacher[v];
        }
        for (int v = 0; v < VOCABULARY; v++) {
            teacher[v] /= sum;
            probabilities[v] = (1 - share) * teacher[v];
        }
        probabilities[choice()] += share;
    }

    private double gaussian() {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    /** Gumbel-max: the least −ln(u)/p, u being 1 − e^(−score). */
    private int choice() {
        int[] contexts = new int[VOCABULARY * context.length];
        for (int v = 0; v < VOCABULARY; v++) {
            System.arraycopy(context, 0, contexts, v * context.length, context.length);
        }
        int[] scores = new int[VOCABULARY];
        scorer.score(contexts, IDS, VOCABULARY, scores, new long[(VOCABULARY + 63) / 64]);
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int v = 0; v < VOCABULARY; v++) {
            double s = scores[v] * profile.scheme().nullLaw().unit();
            double time = -Math.log(-Math.expm1(-s) + 1e-12) / teacher[v];
            if (time < least) {
                least = time;
                best = v;
            }
        }
        return best;
    }

    int draw() {
        double u = random.nextDouble();
        int v = 0;
        while (v < VOCABULARY - 1 && u >= probabilities[v]) {
            u -= probabilities[v++];
        }
        return v;
    }

    OpenRow row() {
        return OpenRow.of(new int[0], context, IDS, rounded(probabilities));
    }

    OpenRow base() {
        return OpenRow.of(new int[0], context, IDS, rounded(teacher));
    }

    private static double[] rounded(double[] exact) {
        double[] rounded = exact.clone();
        Arrays.setAll(rounded, v -> Math.min(1, exact[v]));
        return rounded;
    }

    /** The k likeliest entries only. */
    OpenRow top(int k) {
        Integer[] order = new Integer[VOCABULARY];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(probabilities[b], probabilities[a]));
        int[] ids = new int[k];
        double[] values = new double[k];
        for (int i = 0; i < k; i++) {
            ids[i] = order[i];
            values[i] = probabilities[order[i]];
        }
        return OpenRow.of(new int[0], context, ids, values);
    }
}
