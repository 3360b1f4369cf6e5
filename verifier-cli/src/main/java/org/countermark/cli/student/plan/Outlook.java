package org.countermark.cli.student.plan;

import java.util.List;
import java.util.OptionalDouble;
import org.countermark.contract.Channel;
import org.countermark.keys.Profile;
import org.countermark.power.Design;
import org.countermark.power.Documents;
import org.countermark.power.Power;
import org.countermark.power.ScoreMoments;
import org.countermark.scheme.Scheme;
import org.countermark.student.Controls;
import org.countermark.student.StudentPlan;

/**
 * What a budget can see: the smallest share of marked text among what a model learned from.
 *
 * <p>Assumes that a model which learned from marked text alone shows the excess of that text, and that a share of it shows
 * that share of the excess. Real models show less. Models that learned alike show more or less of it by luck, so the reckoning
 * is for a weak one, with {@link #WEAK} of the excess. In a test that is confined to contexts, shares are of what was learned
 * in these. A forecast, never evidence.
 *
 * @param excess the excess of a unit that is assumed for a model of marked text alone, in the scheme's printed unit
 * @param scored share of the tokens that is scored
 * @param units scored units of the whole budget
 * @param smallestShare the share at which the e-value reaches 1/alpha by the end of the budget in {@link #POWER} of all
 *     cases; empty where even marked text alone would be missed more often
 */
public record Outlook(double excess, double scored, long units, OptionalDouble smallestShare) {
    /** Nine times in ten. */
    public static final double POWER = 0.9;

    /** Below it a model seen from outside is hardly told from others, whatever the budget. */
    public static final double OUT_OF_REACH = 0.01;

    /**
     * What a weak student shows of the excess of the average one. Between students of the same share under other keys the
     * excess has a standard deviation of a quarter of its mean; a plan by four fifths of the mean held where plans by the mean,
     * or by the weakest of six, fell short. Source: docs/results/students.md, section "Guilty".
     */
    public static final double WEAK = 0.8;

    /**
     * The share of a suspect's tokens that follow a context of the provider's logs, where it is not known: 308 units in 1,540
     * tokens. Source: as for {@link #WEAK}.
     */
    static final double IN_CONTEXTS = 0.2;

    private static final double ASSUMED_DEVIATIONS = 0.25;
    private static final int HALVINGS = 16;
    private static final double SMALLEST = 1e-4;

    /**
     * What text with about half a nat of entropy a token shows: a quarter of the deviation of an unmarked score.
     *
     * @param scheme the scheme
     * @return the excess in its printed unit
     */
    public static double usualExcess(Scheme scheme) {
        return ASSUMED_DEVIATIONS * scheme.nullLaw().deviation();
    }

    /**
     * The share of a text's tokens that the plan's channel and contexts are expected to take, before duplicates and the
     * contexts of prompts.
     *
     * @param plan the plan
     * @param profile its profile
     * @return the share
     */
    public static double admitted(StudentPlan plan, Profile profile) {
        double channel =
                plan.channel() instanceof Channel.Payload ? 1 : 1 - profile.traceShare() / (double) Profile.WHOLE_SHARE;
        return plan.contexts().equals(Controls.NONE) ? channel : channel * IN_CONTEXTS;
    }

    /**
     * What a budget can see.
     *
     * @param plan the plan
     * @param scheme the scheme of its profile
     * @param excess the excess of a unit that is assumed for a model of marked text alone
     * @param completions completions read
     * @param units scored units in all of them
     * @param scored what share of the tokens that is
     * @return the outlook; costs less than a second
     */
    public static Outlook of(
            StudentPlan plan, Scheme scheme, double excess, long completions, long units, double scored) {
        // Completions without a scored unit say nothing.
        long telling = Math.min(completions, units);
        return new Outlook(
                excess,
                scored,
                units,
                telling < 1 ? OptionalDouble.empty() : smallest(plan, scheme, excess, telling, units / telling));
    }

    private static OptionalDouble smallest(
            StudentPlan plan, Scheme scheme, double excess, long completions, long unitsEach) {
        double low = StrictMath.log(SMALLEST);
        double high = 0;
        if (power(plan, scheme, excess, completions, unitsEach, 1) < POWER) {
            return OptionalDouble.empty();
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (power(plan, scheme, excess, completions, unitsEach, StrictMath.exp(middle)) < POWER) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return OptionalDouble.of(StrictMath.exp(high));
    }

    private static double power(
            StudentPlan plan, Scheme scheme, double excess, long completions, long unitsEach, double share) {
        ScoreMoments marked = ScoreMoments.marked(scheme, WEAK * excess).diluted(share, ScoreMoments.unmarked(scheme));
        // A scan shares its level among three statistics; here the e-value decides alone.
        double level = Math.min(-0.01, plan.alpha().log10() + StrictMath.log10(3));
        // A single document has no e-value of its own there: two halves are the same text.
        List<Documents> body = completions == 1
                ? List.of(new Documents(2, Math.max(1, unitsEach / 2)))
                : List.of(new Documents(completions, unitsEach));
        return Power.of(new Design(scheme, marked, body, 1, 1, level)).evidence();
    }

    /**
     * How many completions another share takes, since the cost grows with one over its square.
     *
     * @param share the other share, above 0
     * @param completions the completions of this outlook
     * @return about how many; empty where no share is in sight
     */
    public OptionalDouble completionsFor(double share, long completions) {
        return smallestShare.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(completions * StrictMath.pow(smallestShare.getAsDouble() / share, 2));
    }
}
