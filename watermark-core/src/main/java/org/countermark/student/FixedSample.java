package org.countermark.student;

import org.countermark.detect.Detection;
import org.countermark.detect.Verdict;

/**
 * The companion of the e-value: the p-value of the first n distinct units, n being registered.
 *
 * <p>Whether there is one is decided by the text and the budget alone, never by the score. Who decides by the e-value and
 * by this p-value takes two looks.
 */
public sealed interface FixedSample {
    /**
     * All n units are there.
     *
     * @param detection the outcome over exactly the first n distinct units
     * @param verdict what it says at the plan's level
     */
    record Registered(Detection detection, Verdict verdict) implements FixedSample {}

    /**
     * The whole budget came and held fewer: the p-value is over all of it.
     *
     * @param detection the outcome over all distinct units
     * @param verdict what it says at the plan's level
     * @param missing how many units fewer than registered, above 0
     */
    record AtBudget(Detection detection, Verdict verdict, long missing) implements FixedSample {}

    /**
     * Neither is so yet, perhaps because the e-value ended the matter: a p-value now would depend on when one looks, so there
     * is none.
     *
     * @param units distinct units so far
     * @param registered n
     */
    record Pending(long units, long registered) implements FixedSample {}
}
