package org.countermark.cli.student.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.cli.prompt.PromptList;
import org.countermark.cli.student.rows.NewContexts;
import org.countermark.cli.tokenizer.Tokenizers;
import org.countermark.keys.Profile;
import org.countermark.student.Arm;
import org.countermark.student.Mode;
import org.countermark.student.Sample;
import org.countermark.token.TextTokenizer;
import picocli.CommandLine.Option;

/** The options that say what a suspect will be asked, and how much of it. */
final class RegisteredSample {
    @Option(
            names = {"--prompts", "--texts"},
            paramLabel = "FILE",
            required = true,
            description =
                    "The prompts that will be asked, one a line: text, or JSON with \"prompt\" or \"messages\"; in"
                            + " open mode, the texts that the model will read.")
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
            description = "The budget: completions at most (default: one for each prompt); in open mode, rows of"
                    + " probabilities (default: one for each distinct context of the texts).")
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

    @Option(
            names = "--tokenizer",
            paramLabel = "NAME|FILE",
            description = "In open mode without --completions: where the profile's tokenizer is (default: by the"
                    + " profile).")
    private Optional<String> tokenizer = Optional.empty();

    Sample read(Terminal terminal, Mode mode, Profile profile) throws InputException, IOException {
        PromptList list = PromptList.read(terminal, prompts);
        int budget = completions.isPresent() ? completions.get() : most(terminal, mode, profile, list);
        int each = tokens.orElse(mode == Mode.OPEN ? 1 : 200);
        long half = Math.max(1, (long) budget * each / 2);
        return new Sample(arm, list.count(), list.sha256(), budget, each, fixedUnits.orElse((int)
                Math.min(Integer.MAX_VALUE, half)));
    }

    /** All that can be read of the prompts. */
    private int most(Terminal terminal, Mode mode, Profile profile, PromptList list)
            throws InputException, IOException {
        if (mode == Mode.CLOSED) {
            return list.count();
        }
        TextTokenizer encoder = Tokenizers.of(terminal, tokenizer, profile.tokenizer());
        NewContexts contexts = new NewContexts(profile.contextWidth());
        list.prompts().forEach(text -> contexts.addAll(encoder.encode(text.text())));
        if (contexts.size() == 0) {
            throw new InputException(
                    Position.of(prompts.toString()),
                    "no text in it is as long as a context",
                    "Take texts of more than " + profile.contextWidth() + " tokens.");
        }
        return (int) Math.min(Integer.MAX_VALUE, contexts.size());
    }
}
