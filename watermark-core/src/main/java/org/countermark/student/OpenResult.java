package org.countermark.student;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.countermark.detect.DecoyControl;
import org.countermark.stats.LogE;

/**
 * The outcome of a test of a suspect model by its probabilities.
 *
 * <p>H0: the suspect's probabilities do not depend on the key. Under H0, e reaches 1/alpha at any row with a probability of at most
 * alpha. Everything but {@code fixed} is of the rows up to the end of the test.
 *
 * @param planDigest digest of the plan, 64 hexadecimal digits
 * @param ending why the test ended, or that it has not
 * @param counts what became of every row
 * @param entries scores that were added: tokens that weigh anything, in the channel's contexts
 * @param excess the statistic: the weighted sum of scores above its mean, in the scheme's own unit
 * @param deviation its standard deviation under H0, in the same unit; both are 0 without entries
 * @param e the e-value: the evidence
 * @param growth the way that e took: at most 64 points, the last at the end of the test
 * @param fixed the companion p-value
 * @param smallestShare the least share of a student's probability, put on what the mark would choose, at which the mean of the
 *     statistic over as many and such rows reaches the plan's level by its p-value: what was missed half of the time. Known for
 *     Gumbel-max; empty for other schemes, and where even text marked throughout would be missed
 * @param decoys how decoy keys fared on the same rows; empty without decoys; its documents are distinct contexts
 * @param placebos how the keys of epochs not yet in use fared on them, in the plan's order
 * @param base how the key fares on the base model's rows by themselves, where the plan names one: it must find nothing there
 */
public record OpenResult(
        String planDigest,
        Ending ending,
        RowCounts counts,
        long entries,
        double excess,
        double deviation,
        LogE e,
        List<RowPoint> growth,
        OpenFixed fixed,
        OptionalDouble smallestShare,
        Optional<DecoyControl> decoys,
        List<PlaceboControl> placebos,
        Optional<PlaceboControl> base) {
    /** Copies the lists. */
    public OpenResult {
        growth = List.copyOf(growth);
        placebos = List.copyOf(placebos);
    }
}
