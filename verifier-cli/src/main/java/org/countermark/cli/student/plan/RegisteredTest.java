package org.countermark.cli.student.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.cli.registry.Registries;
import org.countermark.cli.scan.ReadBody;
import org.countermark.cli.student.contexts.ContextFiles;
import org.countermark.contract.Channel;
import org.countermark.detect.Level;
import org.countermark.keys.Commitment;
import org.countermark.keys.Profile;
import org.countermark.registry.Holder;
import org.countermark.student.Controls;
import org.countermark.student.Mode;
import org.countermark.student.StudentPlan;
import picocli.CommandLine.Option;

/** The options that say how a suspect is tested, and what must find nothing. */
final class RegisteredTest {
    @Option(
            names = "--mode",
            paramLabel = "closed|open",
            defaultValue = "closed",
            description =
                    "Completions, or the model's own probabilities of the next token (default: ${DEFAULT-VALUE}).")
    private Mode mode;

    @Option(
            names = "--payload",
            paramLabel = "NUMBER",
            description = "Read all contexts with this payload, 1..4294967295 (default: the provider channel).")
    private Optional<Long> payload = Optional.empty();

    @Option(names = "--cohort", paramLabel = "NAME", description = "The same with the payload of a cohort.")
    private Optional<String> cohort = Optional.empty();

    @Option(
            names = "--registry",
            paramLabel = "FILE",
            defaultValue = Registries.DEFAULT_REGISTRY,
            description = "Where the cohort has its payload (default: ${DEFAULT-VALUE}).")
    private Path registry;

    @Option(
            names = "--contexts",
            paramLabel = "FILE",
            description = "Confine the test to the contexts in this file, which 'student contexts' makes.")
    private Optional<Path> contexts = Optional.empty();

    @Option(
            names = "--proxy",
            paramLabel = "FILE",
            description = "Weigh each token by how likely it was without the mark, which needs less text: by counts of"
                    + " reference text, which 'calibrate --proxy' makes.")
    private Optional<Path> proxy = Optional.empty();

    @Option(
            names = "--alpha",
            paramLabel = "LEVEL",
            defaultValue = "1e-6",
            description = "The odds that an innocent model is called a student (default: ${DEFAULT-VALUE}).")
    private String alpha;

    @Option(
            names = "--min-units",
            paramLabel = "N",
            defaultValue = "50",
            description = "Distinct units without which nothing is concluded (default: ${DEFAULT-VALUE}).")
    private int minimumUnits;

    @Option(
            names = "--decoys",
            paramLabel = "N",
            defaultValue = "99",
            description = "Keys that marked nothing, as a control (default: ${DEFAULT-VALUE}).")
    private int decoys;

    @Option(
            names = "--base-model",
            paramLabel = "NAME",
            description =
                    "The same model before it learned, whose completions will be tested as a control; in open mode,"
                            + " its probabilities are taken off the suspect's.")
    private Optional<String> baseModel = Optional.empty();

    Mode mode() {
        return mode;
    }

    StudentPlan plan(Terminal terminal, Profile profile, StudentPlan plan, List<Commitment> placebos)
            throws InputException, IOException {
        StudentPlan made = plan.withChannel(channel(terminal))
                .withAlpha(Level.of(alpha), minimumUnits)
                .withControls(new Controls(decoys, placebos, baseModel.orElse(Controls.NONE)));
        if (contexts.isPresent()) {
            made = made.withContexts(
                    ContextFiles.open(terminal, contexts.get(), profile).id());
        }
        if (proxy.isPresent()) {
            ReadBody.Guesses guesses = ReadBody.reference(terminal, proxy.get(), profile.tokenizer(), profile.scheme());
            made = made.withProxy(guesses.id(), guesses.weighing());
        }
        return made;
    }

    private Channel channel(Terminal terminal) throws InputException, IOException {
        if (payload.isPresent() && cohort.isPresent()) {
            throw new IllegalArgumentException("Take one of --payload and --cohort.");
        }
        if (payload.isPresent()) {
            return Channel.payload(payload.get());
        }
        if (cohort.isEmpty()) {
            return Channel.provider();
        }
        Holder.Cohort holder = Registries.read(terminal, registry)
                .cohort(cohort.get())
                .orElseThrow(() -> new InputException(
                        Position.of(registry.toString()),
                        "there is no cohort \"" + cohort.get() + "\"",
                        "'countermark registry show' lists them."));
        return Channel.payload(holder.payload());
    }
}
