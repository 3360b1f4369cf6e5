package org.countermark.power;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.countermark.stats.BinomialLaw;
import org.countermark.stats.CriticalSum;
import org.countermark.stats.NullLaw;

/**
 * A design whose share of marked documents is open, with everything made ready that does not depend on it.
 *
 * <p>A document that is detected by itself ends the matter, so its chance is taken out first; all else is asked of
 * documents that are not, whose sums have an end and are the more nearly normal for it.
 */
final class Forecast {
    private final Design design;
    private final Evidence evidence;
    private final List<SizeClass> classes = new ArrayList<>();
    private final double critical;
    private final double lnBound;

    private Forecast(Design design, Evidence evidence, boolean alone) {
        this.design = design;
        this.evidence = evidence;
        NullLaw law = design.scheme().nullLaw();
        ScoreMoments unmarked = ScoreMoments.unmarked(design.scheme());
        boolean counts = law instanceof BinomialLaw;
        double level = design.log10Level();
        this.lnBound = -level * StrictMath.log(10);
        // Half a count, because the pooled sum is treated as a number that can have any value.
        this.critical = critical(law, design.units(), level) - (counts ? 0.5 : 0);
        for (Documents size : design.documents()) {
            double enough = alone
                    ? critical(law, size.units(), level - StrictMath.log10((double) design.count()))
                    : Double.POSITIVE_INFINITY;
            classes.add(new SizeClass(
                    size.count(),
                    kind(DocumentSum.of(design.marked(), size.units(), counts, enough), size),
                    kind(DocumentSum.of(unmarked, size.units(), counts, enough), size)));
        }
    }

    /** A forecast with all statistics of the design. */
    static Forecast of(Design design, Evidence evidence) {
        return new Forecast(design, evidence, true);
    }

    /** A forecast in which no document is looked at by itself. */
    static Forecast together(Design design, Evidence evidence) {
        return new Forecast(design, evidence, false);
    }

    private SizeClass.Kind kind(DocumentSum document, Documents size) {
        return new SizeClass.Kind(
                document, design.count() == 1 ? new double[0][] : evidence.contributions(document, size.units()));
    }

    private static double critical(NullLaw law, long n, double log10) {
        OptionalLong sum = CriticalSum.smallest(law, n, log10);
        return sum.isPresent() ? sum.getAsLong() * law.unit() : Double.POSITIVE_INFINITY;
    }

    /** The chance that some document is detected by itself. */
    double alone(double share) {
        return -StrictMath.expm1(lnNoneAlone(share));
    }

    private double lnNoneAlone(double share) {
        return classes.stream().mapToDouble(each -> each.lnNoneAlone(share)).sum();
    }

    /** The chance that any statistic detects. */
    double total(double share) {
        double none = StrictMath.exp(lnNoneAlone(share));
        // With one document, Holm's level is that of the pooled p-value, and its sum is the pooled sum.
        return design.count() == 1 || none == 0
                ? 1 - none
                : 1 - none * joint(share).misses(critical, lnBound);
    }

    /** The chance that the average of both arms' e-values detects. */
    double evidence(double share) {
        return 1 - joint(share).misses(Double.POSITIVE_INFINITY, lnBound);
    }

    /** The chance that the pooled p-value detects. */
    double pooled(double share) {
        double mean = 0;
        double variance = 0;
        double third = 0;
        for (SizeClass each : classes) {
            mean += each.mean(share, SizeClass.SUM);
            variance += each.variance(share, SizeClass.SUM);
            third += each.third(share, new int[] {SizeClass.SUM}, new double[] {1});
        }
        double deviation = StrictMath.sqrt(variance);
        double skewness = third / (variance * deviation);
        return 1 - Normal.below(Normal.unskewed((critical - mean) / deviation, skewness));
    }

    private Joint joint(double share) {
        return new Joint(new Directions(classes, evidence, share), evidence, design.units());
    }
}
