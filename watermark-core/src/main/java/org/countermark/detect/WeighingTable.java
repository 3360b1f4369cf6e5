package org.countermark.detect;

import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.PermutedListScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.ScoreBins;
import org.countermark.token.TokenProxy;

/**
 * What a unit adds to a weighed statistic: an integer for each level of its token and each bin of its score.
 *
 * <p>Integers are on a lattice of a thirty-second of the score's deviation, coarse enough for exact tails. Under H0 the bin
 * of a unit is drawn by the bins' exact probabilities, whatever its level, so any table makes a test that is exact, and
 * the choice is one of power alone. Immutable.
 */
final class WeighingTable {
    /** Steps of the lattice in one deviation of a plain score; one nat for likelihood ratios. */
    static final int STEPS = 32;

    /**
     * The share of units that the mixture takes to be unmarked. Between .02 and .1 the tokens needed hardly differ, with
     * good proxies and bad ones: docs/results/power.md.
     */
    static final double UNMARKED = 0.05;

    /** How far off a proxy's log-odds are taken to be, in nats; 1 costs a perfect proxy nothing and helps real ones. */
    private static final double SPREAD = 1;

    private static final int NODES = 11;
    private static final double REACH = 2.5;

    private final ScoreBins bins;
    private final int[][] values;
    private final double unit;

    private WeighingTable(ScoreBins bins, int[][] values, double unit) {
        this.bins = bins;
        this.values = values;
        this.unit = unit;
    }

    /** The table of a choice of weighing that uses a proxy. */
    static WeighingTable of(Scheme scheme, Weighing weighing, TokenProxy proxy) {
        if (scheme instanceof PermutedListScheme) {
            // Tails of weighted sums are proven for independent draws; of draws without replacement only the plain
            // sum's is.
            throw new IllegalArgumentException("proxy must be none for green lists that are drawn without replacement");
        }
        ScoreBins bins = ScoreBins.of(scheme);
        return switch (weighing) {
            case WEIGHTED -> weighted(scheme, bins, proxy);
            case MIXTURE -> mixture(scheme, bins, proxy);
            case SUM -> throw new IllegalArgumentException("weighing must be \"weighted\" or \"mixture\" with a proxy");
        };
    }

    /** (1 − q)·score, rounded down. */
    private static WeighingTable weighted(Scheme scheme, ScoreBins bins, TokenProxy proxy) {
        double step = scheme.nullLaw().deviation() / STEPS;
        double ofScore = scheme.nullLaw().unit() / step;
        int[][] values = new int[proxy.levels()][bins.count()];
        for (int level = 0; level < values.length; level++) {
            for (int bin = 0; bin < bins.count(); bin++) {
                double weighted = (1 - proxy.probability(level)) * (bins.start(bin) * ofScore);
                values[level][bin] = (int) StrictMath.floor(weighted);
            }
        }
        return new WeighingTable(bins, values, step);
    }

    /**
     * ln(ε + (1 − ε)·f), rounded down, f being the likelihood ratio of the bin: with the token's probability q, the marked
     * choice has U^(1/q) uniform, so a bin from a to b has the ratio (b^(1/q) − a^(1/q))/(b − a), averaged over a
     * discrete bell of log-odds about those of the level.
     */
    private static WeighingTable mixture(Scheme scheme, ScoreBins bins, TokenProxy proxy) {
        if (!(scheme instanceof GumbelScheme)) {
            throw new IllegalArgumentException(
                    "weighing \"mixture\" needs the scheme \"gumbel\", was \"" + scheme.id() + "\"");
        }
        int[][] values = new int[proxy.levels()][bins.count()];
        for (int level = 0; level < values.length; level++) {
            double[] ratio = new double[bins.count()];
            double q = proxy.probability(level);
            double logOdds = StrictMath.log(q / (1 - q));
            double weights = 0;
            for (int node = 0; node < NODES; node++) {
                double z = REACH * (2.0 * node / (NODES - 1) - 1);
                double weight = StrictMath.exp(-z * z / 2);
                weights += weight;
                addRatios(bins, 1 + StrictMath.exp(-(logOdds + SPREAD * z)), weight, ratio);
            }
            for (int bin = 0; bin < ratio.length; bin++) {
                double mixed = UNMARKED + (1 - UNMARKED) * (ratio[bin] / weights);
                values[level][bin] = (int) StrictMath.floor(STEPS * StrictMath.log(mixed));
            }
        }
        return new WeighingTable(bins, values, 1.0 / STEPS);
    }

    /** Adds weight·f for 1/q = power. */
    private static void addRatios(ScoreBins bins, double power, double weight, double[] into) {
        double below = 0;
        for (int bin = 0; bin < into.length; bin++) {
            double end = bin + 1 < into.length ? bins.lower(bin + 1) : 1;
            double upTo = StrictMath.pow(end, power);
            into[bin] += weight * ((upTo - below) / (end - bins.lower(bin)));
            below = upTo;
        }
    }

    ScoreBins bins() {
        return bins;
    }

    /** [level][bin]; the array itself. */
    int[][] values() {
        return values;
    }

    /** What one step is worth as printed: nats for likelihood ratios, else the scheme's own unit. */
    double unit() {
        return unit;
    }
}
