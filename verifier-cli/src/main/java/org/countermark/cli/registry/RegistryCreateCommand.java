package org.countermark.cli.registry;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.registry.Order;
import org.countermark.registry.PayloadRegistry;
import org.countermark.registry.RegistryFile;
import org.countermark.registry.RegistrySecret;
import org.countermark.registry.RegistrySecretFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes an empty registry and its secret. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Make an empty registry, and the secret that turns account ids into pseudonyms.")
final class RegistryCreateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = {"--out", "--registry"},
            paramLabel = "FILE",
            defaultValue = Registries.DEFAULT_REGISTRY,
            description = "The registry, a public file (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(
            names = {"--secret", "--registry-secret"},
            paramLabel = "FILE",
            defaultValue = Registries.DEFAULT_SECRET,
            description =
                    "Its secret, readable by its owner only; never overwrites a file (default:" + " ${DEFAULT-VALUE}).")
    private Path secretFile;

    @Option(
            names = "--bits",
            paramLabel = "N",
            defaultValue = "20",
            description = "Room for 2^N - 1 payloads, 8..22 (default: ${DEFAULT-VALUE}, a million).")
    private int bits;

    @Option(
            names = "--order",
            paramLabel = "shuffled|sequential",
            defaultValue = "shuffled",
            description = "shuffled: a payload tells nothing of its account; sequential: 1, 2, 3, ..., which is faster"
                    + " to trace while there are few (default: ${DEFAULT-VALUE}).")
    private Order order;

    @Mixin
    Common common;

    @Spec
    private CommandSpec spec;

    RegistryCreateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InputException, IOException {
        Path file = terminal.resolve(out);
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(
                    out.toString(), null, "there is a file already, and a registry is never overwritten");
        }
        RegistrySecret secret = RegistrySecret.generate(new SecureRandom());
        PayloadRegistry registry;
        try {
            registry = PayloadRegistry.empty(bits, order, secret);
        } catch (IllegalArgumentException problem) {
            throw new ParameterException(spec.commandLine(), "--" + problem.getMessage(), problem);
        }
        RegistrySecretFile.write(terminal.resolve(secretFile), secret);
        secret.destroy();
        RegistryFile.write(file, registry);
        terminal.out().println("the registry is in " + out + ", its secret in " + secretFile);
        if (!common.quiet()) {
            terminal.err()
                    .println(
                            "Keep a copy of both: without the registry no payload has a name, and without the secret no"
                                    + " account can be added or found. Text carries payloads only under a profile made with"
                                    + " --trace-share above 0.");
        }
        return ExitCode.DONE.code();
    }
}
