package org.countermark.cli.generate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.cli.registry.Registries;
import org.countermark.registry.Holder;
import org.countermark.registry.PayloadRegistry;
import org.countermark.registry.Pseudonym;
import org.countermark.registry.RegistrySecret;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say what traces the text: a number, or whom a registry knows. */
final class PayloadOptions {
    @Option(
            names = "--payload",
            paramLabel = "NUMBER",
            description = "What traces the text, 1..4294967295, or 0 for nothing (default: 0).")
    private Optional<Long> payload = Optional.empty();

    @Option(
            names = "--registry",
            paramLabel = "FILE",
            defaultValue = Registries.DEFAULT_REGISTRY,
            description = "Where accounts and cohorts have their payloads (default: ${DEFAULT-VALUE}).")
    private Path registry;

    @Option(
            names = "--registry-secret",
            paramLabel = "FILE",
            defaultValue = Registries.DEFAULT_SECRET,
            description = "The registry's secret, for --account (default: ${DEFAULT-VALUE}).")
    private Path secret;

    @Option(names = "--account", paramLabel = "ID", description = "Whose text it is; carries what it carries now.")
    private Optional<String> account = Optional.empty();

    @Option(names = "--cohort", paramLabel = "NAME", description = "Carry the payload of a cohort.")
    private Optional<String> cohort = Optional.empty();

    /** The payload, or 0. */
    long payload(Terminal terminal, CommandLine line) throws InputException, IOException {
        if (Stream.of(payload, account, cohort).filter(Optional::isPresent).count() > 1) {
            throw new ParameterException(line, "Take one of --payload, --account and --cohort.");
        }
        if (account.isPresent()) {
            return ofAccount(terminal, line, account.get());
        }
        if (cohort.isPresent()) {
            return Registries.read(terminal, registry)
                    .cohort(cohort.get())
                    .map(Holder.Cohort::payload)
                    .orElseThrow(() -> unknown(
                            "there is no cohort \"" + cohort.get() + "\"", "'countermark registry show' lists them."));
        }
        return payload.orElse(0L);
    }

    private long ofAccount(Terminal terminal, CommandLine line, String id) throws InputException, IOException {
        PayloadRegistry known = Registries.read(terminal, registry);
        RegistrySecret key = Registries.secret(terminal, secret, registry, known);
        Pseudonym pseudonym;
        try {
            pseudonym = key.pseudonym(id);
        } catch (IllegalArgumentException problem) {
            throw new ParameterException(line, problem.getMessage(), problem);
        } finally {
            key.destroy();
        }
        return known.payload(pseudonym, Instant.now())
                .orElseThrow(() -> unknown(
                        "the account is not registered (pseudonym " + pseudonym.hex() + ")",
                        "Register it with 'countermark registry add'."));
    }

    private InputException unknown(String problem, String remedy) {
        return new InputException(Position.of(registry.toString()), problem, remedy);
    }
}
