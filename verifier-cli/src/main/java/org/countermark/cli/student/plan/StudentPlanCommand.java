package org.countermark.cli.student.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.countermark.cli.AtomicFile;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.cli.key.Profiles;
import org.countermark.keys.Profile;
import org.countermark.power.ScoreMoments;
import org.countermark.student.StudentPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Registers the test of a suspect model, and says what it can see. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Register the test of a suspect model before the first answer comes, and say what it can see.",
        footer = {
            "",
            "Example: countermark student plan --profile profile.json --epoch-key 2026-11.key --prompts prompts.txt"
                    + " --arm unseen --completions 2000 --tokens 200",
            "Publish the plan, or its digest, before the suspect is asked."
        })
public final class StudentPlanCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--profile", paramLabel = "FILE", required = true, description = "The provider's profile.")
    private Path profileFile;

    @Mixin
    private RegisteredKey key;

    @Mixin
    private RegisteredSample sample;

    @Mixin
    private RegisteredTest test;

    @Option(
            names = "--excess",
            paramLabel = "E",
            description = "What the outlook assumes a unit of a model of marked text alone to show, as scan prints it"
                    + " of marked text (default: a quarter of a standard deviation of an unmarked score).")
    private Optional<Double> excess = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "student-plan.json",
            description = "Where the plan goes (default: ${DEFAULT-VALUE}); a plan that is there is never replaced.")
    private Path out;

    @Mixin
    Common common;

    @Spec
    private CommandSpec spec;

    /**
     * The command.
     *
     * @param terminal where it reads and writes
     */
    public StudentPlanCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InputException, IOException {
        Profile profile = Profiles.read(terminal, profileFile);
        StudentPlan plan;
        Outlook outlook;
        try {
            plan = test.plan(
                    terminal,
                    profile,
                    StudentPlan.of(
                            profile,
                            key.commitment(terminal, profile),
                            test.mode(),
                            sample.read(terminal, test.mode(), profile)),
                    key.placebos(terminal, profile));
            outlook = outlook(plan, profile);
        } catch (IllegalArgumentException problem) {
            throw new ParameterException(spec.commandLine(), problem.getMessage(), problem);
        }
        write(plan);
        new TextPlan(terminal.out(), plan, outlook).print(out.toString());
        return ExitCode.DONE.code();
    }

    private Outlook outlook(StudentPlan plan, Profile profile) {
        double most = ScoreMoments.largestExcess(profile.scheme());
        double assumed = excess.orElse(Outlook.usualExcess(profile.scheme()));
        if (!(assumed > 0 && assumed < most)) {
            throw new IllegalArgumentException("--excess must be above 0 and below " + most + ", was " + assumed);
        }
        double scored = Outlook.admitted(plan, profile);
        long tokens = (long) plan.sample().completions() * plan.sample().tokensEach();
        return Outlook.of(
                plan, profile.scheme(), assumed, plan.sample().completions(), Math.round(tokens * scored), scored);
    }

    private void write(StudentPlan plan) throws InputException, IOException {
        Path file = terminal.resolve(out);
        byte[] bytes = (plan.toJson() + "\n").getBytes(StandardCharsets.UTF_8);
        if (Files.exists(file)) {
            if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
                return;
            }
            throw new InputException(
                    Position.of(out.toString()),
                    "there is another plan already, and a registered plan stays as it is",
                    "Name another file with --out.");
        }
        AtomicFile.write(file, stream -> stream.write(bytes));
    }
}
