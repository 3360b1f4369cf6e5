package org.countermark.cli.student.collect;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.student.StudentPlan;
import picocli.CommandLine.Option;

/** The registered plan, to which a collection can be held. */
final class PlanOption {
    private static final long LARGEST = 1 << 20;

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description = "The registered plan: its prompts, its budget of completions and its tokens are asked for.")
    Optional<Path> file = Optional.empty();

    Optional<StudentPlan> read(Terminal terminal) throws InputException, IOException {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        Path path = terminal.resolve(file.get());
        String shown = file.get().toString();
        if (Files.isRegularFile(path) && Files.size(path) > LARGEST) {
            throw new InputException(Position.of(shown), "the file is too large for a plan", "");
        }
        try {
            return Optional.of(StudentPlan.parse(Files.readString(path)));
        } catch (IllegalArgumentException | CharacterCodingException problem) {
            throw new InputException(
                    Position.of(shown), String.valueOf(problem.getMessage()), "Make one with 'student plan'.", problem);
        }
    }

    /** Refuses prompts that are not the registered ones. */
    static void check(StudentPlan plan, PromptFile prompts, String shown) throws InputException {
        if (!plan.sample().promptsDigest().equals(prompts.sha256())
                || plan.sample().prompts() != prompts.prompts().size()) {
            throw new InputException(
                    Position.of(shown),
                    "these are not the prompts of the plan, whose digest is "
                            + plan.sample().promptsDigest() + " ("
                            + plan.sample().prompts() + " prompts)",
                    "Ask the registered prompts, or register another plan.");
        }
    }
}
