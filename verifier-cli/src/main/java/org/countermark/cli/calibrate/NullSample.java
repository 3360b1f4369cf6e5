package org.countermark.cli.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.countermark.corpora.calibration.Sizes;
import org.countermark.corpora.rates.Rate;
import org.countermark.stats.ClopperPearson;

/** The p-values that one statistic gave keys which made none of the text: their sizes, and their quantiles. */
public final class NullSample {
    /** Odds that a limit of a rate fails: see {@link #rates}. */
    static final double ODDS = 1e-6;

    /** Odds that one quantile leaves its band, on each side. */
    static final double QUANTILE_ODDS = 0.0005;

    /** All of the smallest p-values are shown, then ever fewer. */
    private static final int ALL_OF_SMALLEST = 20;

    private static final double SPACING = 1.07;

    private final String name;
    private final double[] log10;

    /**
     * A sample.
     *
     * @param name what it is a sample of
     * @param log10 log10 of the p-values, at most 0; any order
     */
    public NullSample(String name, double[] log10) {
        this.name = name;
        this.log10 = log10.clone();
        Arrays.sort(this.log10);
    }

    /** How a rate lies to its level. */
    enum Verdict {
        /** The level lies between the limits. */
        HOLDS("holds"),
        /** The rate is below the level: the test is stricter than it says. */
        STRICTER("stricter"),
        /** The rate is above the level: the test is wrong. */
        EXCEEDED("EXCEEDED");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        static Verdict of(Rate rate) {
            if (rate.lower(ODDS) > Sizes.level(rate)) {
                return EXCEEDED;
            }
            return rate.upper(ODDS) < Sizes.level(rate) ? STRICTER : HOLDS;
        }
    }

    /**
     * One quantile.
     *
     * @param expected log10 of where it is expected if p-values are uniform
     * @param observed log10 of where it is
     * @param low log10 of the lower end of its band
     * @param high log10 of the upper end
     */
    public record Quantile(double expected, double observed, double low, double high) {}

    String name() {
        return name;
    }

    int trials() {
        return log10.length;
    }

    /** Rejections at 1e-1 … 1e-4. Each limit fails with odds of at most {@link #ODDS}. */
    List<Rate> rates() {
        return Arrays.stream(log10)
                .mapToObj(Sizes::of)
                .reduce(Sizes.EMPTY, Sizes::plus)
                .rates();
    }

    boolean exceeds() {
        return rates().stream().anyMatch(rate -> Verdict.of(rate) == Verdict.EXCEEDED);
    }

    /**
     * The quantiles to show, smallest first. A p-value of rank i among m is Beta(i, m − i + 1) if p-values are uniform.
     *
     * @return all of the smallest, then ever fewer
     */
    public List<Quantile> quantiles() {
        List<Quantile> points = new ArrayList<>();
        int m = log10.length;
        for (int rank = 1; rank <= m; rank = next(rank)) {
            points.add(new Quantile(
                    StrictMath.log10((rank - 0.5) / m),
                    log10[rank - 1],
                    StrictMath.log10(ClopperPearson.lower(rank, m, QUANTILE_ODDS)),
                    StrictMath.log10(ClopperPearson.upper(rank - 1, m, QUANTILE_ODDS))));
        }
        return points;
    }

    private static int next(int rank) {
        return rank < ALL_OF_SMALLEST ? rank + 1 : (int) StrictMath.ceil(rank * SPACING);
    }
}
