package org.countermark.benchmarks.evidence;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.stats.Bets;
import org.countermark.stats.LogE;
import org.countermark.stats.ScoreSum;
import org.countermark.stats.SparseArm;

/**
 * H0 looked at all the time: how often the largest of all e-values along a stream passes 1/alpha.
 *
 * <p>A stream is a list of documents, in an order that an adversary has chosen from the text alone: rising or falling
 * lengths, single units, or alternating. There is a look after every unit, in the midst of documents too. The Gumbel
 * streams then go on to 10^7 units, with a look whenever they have grown by a fifth.
 */
final class Peeking {
    /** Units that are looked at one by one. */
    static final int UNITS = 64;

    private static final double LONGEST = 1e7;

    private static final int[][] DOCUMENTS = {
        {1, 1, 2, 4, 8, 16, 32}, {32, 16, 8, 4, 2, 1, 1}, {1, 15, 1, 15, 1, 15, 1, 15}, new int[UNITS]
    };

    static {
        Arrays.fill(DOCUMENTS[3], 1);
    }

    /** Largest log10 e-values along one stream. */
    private double dense = Double.NEGATIVE_INFINITY;

    private double sparse = Double.NEGATIVE_INFINITY;
    private double average = Double.NEGATIVE_INFINITY;

    /** Smallest log10 p-value along the stream, which is no valid p-value. */
    private double p;

    private final Scheme scheme;
    private final Bets bets;
    private final double[] weights;
    private final boolean withP;
    private SparseArm finished;
    private ScoreSum total = ScoreSum.EMPTY;

    private Peeking(Scheme scheme, Bets bets, boolean withP) {
        this.scheme = scheme;
        this.bets = bets;
        this.weights = bets.sparseWeights();
        this.withP = withP;
        this.finished = SparseArm.of(weights);
    }

    /**
     * Crossings over many streams.
     *
     * @param scheme whose scores are drawn
     * @param streams how many
     * @param seed of the first stream; the others count up from it
     * @param levels alphas
     * @param withP whether p-values are peeked at too (slow)
     * @return [dense, sparse, average, p][level]: streams whose largest e-value (1/p) reached 1/level
     */
    static int[][] crossings(Scheme scheme, int streams, long seed, double[] levels, boolean withP) {
        Bets bets = Bets.of(scheme.nullLaw());
        int[][] crossings = new int[4][levels.length];
        for (int stream = 0; stream < streams; stream++) {
            Peeking peeking = new Peeking(scheme, bets, withP);
            peeking.run(new SplittableRandom(seed + stream), DOCUMENTS[stream % DOCUMENTS.length]);
            double[] largest = {peeking.dense, peeking.sparse, peeking.average, -peeking.p};
            for (int level = 0; level < levels.length; level++) {
                for (int arm = 0; arm < largest.length; arm++) {
                    crossings[arm][level] += largest[arm] >= -Math.log10(levels[level]) ? 1 : 0;
                }
            }
        }
        return crossings;
    }

    private void run(RandomGenerator random, int[] documents) {
        for (int length : documents) {
            ScoreSum document = ScoreSum.EMPTY;
            for (int unit = 0; unit < length; unit++) {
                document = document.plus(new ScoreSum(1, scheme.score(random.nextInt())));
                look(document);
            }
            finish(document);
        }
        if (scheme instanceof GumbelScheme) {
            while (total.n() < LONGEST) {
                long n = total.n() / 5;
                ScoreSum document = new ScoreSum(n, ScoreDraws.unmarked(random, n));
                look(document);
                finish(document);
            }
        }
    }

    private void finish(ScoreSum document) {
        double[] wealth = new double[bets.count()];
        bets.lnWealth(document, wealth);
        finished.add(wealth);
        total = total.plus(document);
    }

    /** Looks at everything so far, the document at hand included. */
    private void look(ScoreSum document) {
        SparseArm now = SparseArm.of(weights);
        now.addAll(finished);
        double[] wealth = new double[bets.count()];
        bets.lnWealth(document, wealth);
        now.add(wealth);
        ScoreSum all = total.plus(document);
        LogE denseNow = bets.dense(all);
        LogE sparseNow = now.value();
        dense = Math.max(dense, denseNow.log10());
        sparse = Math.max(sparse, sparseNow.log10());
        average = Math.max(average, LogE.mean(denseNow, sparseNow).log10());
        p = withP ? Math.min(p, scheme.nullLaw().tail(all).log10()) : p;
    }
}
