package org.countermark.power;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.DoubleFunction;
import java.util.function.LongFunction;

/**
 * The chance that a design detects its mark, and by which statistic.
 *
 * <p>Each is the chance over the words of the key. Predicted from moments and quadrature, without random numbers: total
 * is within five points of simulation (docs/results/plan.md). Nothing here is a p-value. Immutable.
 *
 * @param total chance that any statistic detects
 * @param pooled chance that the pooled p-value does
 * @param evidence chance that the average of both arms' e-values does; 0 where there is one document
 * @param documents chance that a document does by itself; 0 where there is one document
 */
public record Power(double total, double pooled, double evidence, double documents) {
    /**
     * The power of a design. Costs some ten milliseconds a size class, whatever the number of documents.
     *
     * @param design the design
     * @return its power
     */
    public static Power of(Design design) {
        Evidence evidence = Evidence.of(design.scheme().nullLaw());
        Forecast forecast = Forecast.of(design, evidence);
        double share = design.share();
        double total = forecast.total(share);
        if (design.count() == 1) {
            return new Power(total, total, 0, 0);
        }
        Forecast together = Forecast.together(design, evidence);
        return new Power(total, together.pooled(share), together.evidence(share), forecast.alone(share));
    }

    /**
     * The smallest share of marked documents that a design detects with a given power: what "not detected" is printed
     * with. Costs some ten milliseconds a size class.
     *
     * @param design the design; its share is not looked at
     * @param target the power to reach, inside (0, 1)
     * @return the share, to a thousandth of itself and at least one document; empty if even text marked throughout would
     *     be missed more often
     * @throws IllegalArgumentException if the target is out of range
     */
    public static OptionalDouble smallestShare(Design design, double target) {
        Forecast forecast = Forecast.of(design, Evidence.of(design.scheme().nullLaw()));
        return Search.smallest(1.0 / design.count(), 1, target, forecast::total);
    }

    /**
     * The smallest number in a range at which designs that grow with it have a given power: an excess, or a share of
     * marked units. Costs some forty predictions.
     *
     * @param from lower end of the range, above 0
     * @param to upper end
     * @param target the power to reach, inside (0, 1)
     * @param designs the design for a number of the range
     * @return the number, to a thousandth of itself; empty if the power at the upper end is below the target
     * @throws IllegalArgumentException if the target is out of range
     */
    public static OptionalDouble smallest(double from, double to, double target, DoubleFunction<Design> designs) {
        return Search.smallest(from, to, target, number -> totalOf(designs.apply(number)));
    }

    /**
     * The smallest whole number in a range at which designs that grow with it have a given power: documents, or units of
     * each. Costs some twenty predictions.
     *
     * @param from lower end of the range, at least 1
     * @param to upper end
     * @param target the power to reach, inside (0, 1)
     * @param designs the design for a number of the range
     * @return the number, to a thousandth of itself where it is large; empty if the power at the upper end is below the
     *     target
     * @throws IllegalArgumentException if the target is out of range
     */
    public static OptionalLong smallestWhole(long from, long to, double target, LongFunction<Design> designs) {
        return Search.smallestWhole(from, to, target, number -> totalOf(designs.apply(number)));
    }

    private static double totalOf(Design design) {
        return Forecast.of(design, Evidence.of(design.scheme().nullLaw())).total(design.share());
    }
}
