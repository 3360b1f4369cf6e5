package org.countermark.cli.student.test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.cli.key.EpochOptions;
import org.countermark.cli.key.Profiles;
import org.countermark.cli.scan.ReadBody;
import org.countermark.cli.student.contexts.ContextFiles;
import org.countermark.cli.student.plan.PlanFile;
import org.countermark.detect.DetectionPlan;
import org.countermark.keys.EpochKey;
import org.countermark.keys.EpochKeyFile;
import org.countermark.keys.Profile;
import org.countermark.student.Controls;
import org.countermark.student.StudentPlan;
import org.countermark.token.ContextFilter;
import org.countermark.token.TokenProxy;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that bring a plan and what it names. */
final class StudentJobOptions {
    @Option(names = "--plan", paramLabel = "FILE", required = true, description = "The registered plan.")
    private Path planFile;

    @Option(names = "--profile", paramLabel = "FILE", required = true, description = "The provider's profile.")
    private Path profileFile;

    @Mixin
    private EpochOptions keys;

    @Option(
            names = "--placebo-key",
            paramLabel = "FILE",
            description = "The keys of the plan's placebo commitments, in their order; may be repeated.")
    private List<Path> placeboFiles = new ArrayList<>();

    @Option(
            names = "--contexts",
            paramLabel = "FILE",
            description = "The contexts to which the plan confines the test.")
    private Optional<Path> contextFile = Optional.empty();

    @Option(names = "--proxy", paramLabel = "FILE", description = "The counts of reference text that the plan names.")
    private Optional<Path> proxyFile = Optional.empty();

    StudentJob read(Terminal terminal) throws InputException, IOException {
        Profile profile = Profiles.read(terminal, profileFile);
        StudentPlan plan = PlanFile.read(terminal, planFile);
        List<EpochKey> named = keys.isGiven() ? keys.keys(terminal) : List.of();
        if (named.size() != 1) {
            throw new IllegalArgumentException("Name one key: --epoch LABEL of the key store, or --epoch-key FILE.");
        }
        List<EpochKey> placebos = new ArrayList<>();
        for (Path file : placeboFiles) {
            placebos.add(EpochKeyFile.read(terminal.resolve(file)));
        }
        needed(plan.contexts().equals(Controls.NONE), contextFile.isEmpty(), "contexts");
        needed(plan.proxy().equals(DetectionPlan.NO_PROXY), proxyFile.isEmpty(), "proxy");
        return new StudentJob(
                planFile,
                plan,
                profile,
                named.get(0),
                placebos,
                contexts(terminal, profile),
                proxy(terminal, profile, plan));
    }

    private void needed(boolean noneNamed, boolean noneGiven, String what) throws InputException {
        if (noneNamed && !noneGiven) {
            throw refused("the plan names no " + what, "Leave out --" + what + ".");
        }
        if (noneGiven && !noneNamed) {
            throw refused("the plan names a file of " + what, "Bring it with --" + what + ".");
        }
    }

    private Optional<ContextFilter> contexts(Terminal terminal, Profile profile) throws InputException, IOException {
        return contextFile.isEmpty()
                ? Optional.empty()
                : Optional.of(ContextFiles.open(terminal, contextFile.get(), profile));
    }

    private Optional<TokenProxy> proxy(Terminal terminal, Profile profile, StudentPlan plan)
            throws InputException, IOException {
        if (proxyFile.isEmpty()) {
            return Optional.empty();
        }
        ReadBody.Guesses guesses = ReadBody.reference(terminal, proxyFile.get(), profile.tokenizer(), profile.scheme());
        if (!guesses.id().equals(plan.proxy())) {
            throw new InputException(
                    Position.of(proxyFile.get().toString()),
                    "the plan names the proxy " + plan.proxy() + ", and this is " + guesses.id(),
                    "Bring the one that was registered.");
        }
        return Optional.of(guesses.proxy());
    }

    private InputException refused(String problem, String remedy) {
        return new InputException(Position.of(planFile.toString()), problem, remedy);
    }
}
