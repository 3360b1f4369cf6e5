package org.countermark.benchmarks.student;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.contract.Channel;
import org.countermark.detect.Detection;
import org.countermark.detect.Level;
import org.countermark.student.Arm;
import org.countermark.student.Controls;
import org.countermark.student.FixedSample;
import org.countermark.student.Mode;
import org.countermark.student.Sample;
import org.countermark.student.StudentPlan;
import org.countermark.student.StudentResult;
import org.countermark.student.StudentTest;
import org.countermark.token.ContextFile;

/**
 * What is asked of a suspect, as a plan registers it.
 *
 * @param arm where the prompts come from
 * @param completions the budget
 * @param tokens tokens of a completion
 * @param fixedUnits units of the companion p-value
 * @param alpha the level of the e-value
 */
record Inquiry(Arm arm, int completions, int tokens, int fixedUnits, Level alpha) {
    /** A level that nothing reaches, where the whole curve is wanted. */
    static final Level NEVER = Level.of("1e-9999");

    /** The test of a channel; without decoys, which cost time and tell nothing that other keys here do not tell. */
    StudentTest start(Mark mark, Channel channel, List<int[]> prompts) {
        return start(mark, channel, prompts, Optional.empty());
    }

    /** The same, confined to contexts. */
    StudentTest start(Mark mark, Channel channel, List<int[]> prompts, Optional<ContextFile> contexts) {
        String digest = DigestUtils.sha256Hex(
                prompts.stream().map(Arrays::toString).toList().toString());
        Sample sample = new Sample(arm, prompts.size(), digest, completions, tokens, fixedUnits);
        StudentPlan plan = StudentPlan.of(mark.profile(), mark.commitment(), Mode.CLOSED, sample)
                .withChannel(channel)
                .withAlpha(alpha, 1)
                .withContexts(contexts.map(ContextFile::id).orElse(Controls.NONE))
                .withControls(new Controls(0, List.of(), Controls.NONE));
        StudentTest.Setup setup = StudentTest.setup(plan, mark.profile(), mark.key());
        contexts.ifPresent(setup::contexts);
        return setup.start();
    }

    /** The companion of a test that has read its budget. */
    static Detection companion(StudentResult result) {
        if (result.fixed() instanceof FixedSample.Registered fixed) {
            return fixed.detection();
        }
        if (result.fixed() instanceof FixedSample.AtBudget all) {
            return all.detection();
        }
        throw new IllegalStateException("the budget is not spent");
    }
}
