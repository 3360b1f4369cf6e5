package org.countermark.cli.student.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.prompt.PromptList;
import org.countermark.student.Arm;
import org.countermark.student.Mode;
import org.countermark.student.Sample;
import picocli.CommandLine.Option;

/** The options that say what a suspect will be asked, and how much of it. */
final class RegisteredSample {
    @Option(
            names = "--prompts",
            paramLabel = "FILE",
            required = true,
            description = "The prompts that will be asked, one a line: text, or JSON with \"prompt\" or \"messages\".")
    private Path prompts;

    @Option(
            names = "--arm",
            paramLabel = "seen|unseen",
            required = true,
            description = "Whether suspicious accounts sent these prompts (seen), or nobody did (unseen).")
    private Arm arm;

    @Option(
            names = "--completions",
            paramLabel = "N",
            description = "The budget: completions at most; in open mode, rows of probabilities (default: one for each"
                    + " prompt).")
    private Optional<Integer> completions = Optional.empty();

    @Option(
            names = "--tokens",
            paramLabel = "N",
            description = "Tokens asked for in each completion (default: 200; 1 in open mode).")
    private Optional<Integer> tokens = Optional.empty();

    @Option(
            names = "--fixed-units",
            paramLabel = "N",
            description = "Distinct units over which the companion p-value is taken (default: half of the budget's"
                    + " tokens).")
    private Optional<Integer> fixedUnits = Optional.empty();

    Sample read(Terminal terminal, Mode mode) throws InputException, IOException {
        PromptList list = PromptList.read(terminal, prompts);
        int budget = completions.orElse(list.count());
        int each = tokens.orElse(mode == Mode.OPEN ? 1 : 200);
        long half = Math.max(1, (long) budget * each / 2);
        return new Sample(arm, list.count(), list.sha256(), budget, each, fixedUnits.orElse((int)
                Math.min(Integer.MAX_VALUE, half)));
    }
}
