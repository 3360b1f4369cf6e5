package org.countermark.student;

import java.util.List;
import java.util.Optional;
import org.countermark.detect.CorpusResult;
import org.countermark.detect.DecoyControl;
import org.countermark.detect.GrowthPoint;
import org.countermark.stats.LogE;
import org.countermark.stats.ScoreSum;
import org.countermark.token.UnitCounts;

/**
 * The outcome of a test of a suspect model by its completions.
 *
 * <p>H0: the suspect's answers do not depend on the key. Under H0, e reaches 1/alpha at any completion with a probability of at
 * most alpha. Everything but {@code fixed} is of the completions up to the end of the test; no p-value of the key is given
 * there, because the score decided where that end is.
 *
 * @param planDigest digest of the plan, 64 hexadecimal digits
 * @param ending why the test ended, or that it has not
 * @param completions completions read for the e-value
 * @param withoutPrompt how many of these came without their prompt: contexts that they copied from it may be among the units
 * @param counts what became of every token of them
 * @param score admitted units and the sum of their scores
 * @param excess average score above the mean of H0 for one unit, in the scheme's own unit
 * @param dense the e-value of all units pooled
 * @param sparse the e-value of the product over completions
 * @param e the average of the two: the evidence
 * @param growth the way that e took: at most 64 points, the last at the end of the test
 * @param fixed the companion p-value
 * @param decoys how decoy keys fared on the same completions; empty without decoys
 * @param placebos how the keys of epochs not yet in use fared on them, in the plan's order
 */
public record StudentResult(
        String planDigest,
        Ending ending,
        long completions,
        long withoutPrompt,
        UnitCounts counts,
        ScoreSum score,
        double excess,
        LogE dense,
        LogE sparse,
        LogE e,
        List<CompletionPoint> growth,
        FixedSample fixed,
        Optional<DecoyControl> decoys,
        List<PlaceboControl> placebos) {
    /** Copies the lists. */
    public StudentResult {
        growth = List.copyOf(growth);
        placebos = List.copyOf(placebos);
    }

    static StudentResult of(
            String planDigest,
            Ending ending,
            long withoutPrompt,
            CorpusResult evidence,
            List<GrowthPoint> growth,
            FixedSample fixed,
            List<PlaceboControl> placebos) {
        return new StudentResult(
                planDigest,
                ending,
                evidence.documents(),
                withoutPrompt,
                evidence.pooled().counts(),
                evidence.pooled().score(),
                evidence.pooled().excess(),
                evidence.pooled().e(),
                evidence.sparse(),
                evidence.e(),
                growth.stream().map(CompletionPoint::of).toList(),
                fixed,
                evidence.control(),
                placebos);
    }
}
