package org.countermark.cli.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.registry.Order;
import org.countermark.registry.PayloadRegistry;
import org.countermark.registry.RegistryEditor;
import org.countermark.registry.RegistrySecret;
import picocli.CommandLine.Option;

/** The options that say which registry, and how results are printed. */
final class RegistryOptions {
    @Option(
            names = "--registry",
            paramLabel = "FILE",
            defaultValue = Registries.DEFAULT_REGISTRY,
            description = "The registry (default: ${DEFAULT-VALUE}).")
    Path file;

    @Option(
            names = "--registry-secret",
            paramLabel = "FILE",
            defaultValue = Registries.DEFAULT_SECRET,
            description = "The registry's secret, where it is needed (default: ${DEFAULT-VALUE}).")
    Path secretFile;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How the result is printed (default: ${DEFAULT-VALUE}).")
    Format format;

    /** A registry while it is changed or looked into. */
    record Opened(PayloadRegistry registry, Optional<RegistrySecret> secret) {
        RegistryEditor edit() {
            return secret.isPresent() ? registry.edit(secret.get()) : registry.edit();
        }
    }

    /** Opens for changes that give payloads, to account ids or to pseudonyms. */
    Opened openToGive(Terminal terminal, boolean ids) throws InputException, IOException {
        PayloadRegistry registry = Registries.read(terminal, file);
        return with(terminal, registry, ids || registry.order() == Order.SHUFFLED);
    }

    /** Opens; the secret is needed for account ids only. */
    Opened open(Terminal terminal, boolean ids) throws InputException, IOException {
        return with(terminal, Registries.read(terminal, file), ids);
    }

    private Opened with(Terminal terminal, PayloadRegistry registry, boolean secret)
            throws InputException, IOException {
        return new Opened(
                registry,
                secret ? Optional.of(Registries.secret(terminal, secretFile, file, registry)) : Optional.empty());
    }

    /** What cannot be done, with the registry as its place. */
    InputException refused(RuntimeException problem) {
        return new InputException(Position.of(file.toString()), problem.getMessage(), "Nothing was changed.", problem);
    }
}
