package org.countermark.detect;

import java.util.OptionalLong;
import org.countermark.stats.CriticalSum;
import org.countermark.stats.NullLaw;
import org.countermark.stats.ScoreSum;

/**
 * What a test may say in the end: detected, not detected (and what would have been), or not enough text to tell.
 *
 * <p>"Not detected" never stands alone: it carries the smallest mark that would have been seen.
 */
public sealed interface Verdict {
    /** The p-value is at most alpha. */
    record Detected() implements Verdict {}

    /**
     * The p-value is above alpha.
     *
     * @param smallestExcess the smallest average excess per unit that would have been detected in a body of this size, in
     *     the unit of {@link Detection#excess()}
     */
    record NotDetected(double smallestExcess) implements Verdict {}

    /**
     * The body has fewer distinct units than the plan asks for, or no score of its admitted units could reach alpha.
     *
     * @param units distinct units it has
     * @param minimumUnits distinct units that the plan asks for
     */
    record NotEnoughText(long units, int minimumUnits) implements Verdict {}

    /**
     * Judges one detection by its plan. Where many documents are judged together, correct their p-values first: see
     * {@link DocumentFamily}.
     *
     * <p>Costs about a hundred tails where nothing was detected.
     *
     * @param plan the plan of the test
     * @param law the law of the scores under H0
     * @param detection the outcome
     * @return the verdict
     */
    static Verdict of(DetectionPlan plan, NullLaw law, Detection detection) {
        if (detection.counts().units() < plan.minimumUnits()) {
            return new NotEnoughText(detection.counts().units(), plan.minimumUnits());
        }
        if (detection.p().log10() <= plan.alpha().log10()) {
            return new Detected();
        }
        long n = detection.score().n();
        OptionalLong smallest = CriticalSum.smallest(law, n, plan.alpha().log10());
        return smallest.isPresent()
                ? new NotDetected(Detection.excess(law, new ScoreSum(n, smallest.getAsLong())))
                : new NotEnoughText(detection.counts().units(), plan.minimumUnits());
    }
}
