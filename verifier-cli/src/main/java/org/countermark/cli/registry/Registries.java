package org.countermark.cli.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.registry.PayloadRegistry;
import org.countermark.registry.RegistryFile;
import org.countermark.registry.RegistryFormatException;
import org.countermark.registry.RegistrySecret;
import org.countermark.registry.RegistrySecretFile;

/** Reads and replaces the files of registries, and says in the user's words what is wrong with them. */
public final class Registries {
    /** Where a registry is looked for. */
    public static final String DEFAULT_REGISTRY = "registry.ndjson";

    /** Where its secret is looked for. */
    public static final String DEFAULT_SECRET = "registry.secret";

    private Registries() {}

    /**
     * Reads a registry.
     *
     * @param terminal says what relative paths start from
     * @param file the public file
     * @return the registry
     * @throws InputException when there is none, or the file is not whole
     * @throws IOException when it cannot be read
     */
    public static PayloadRegistry read(Terminal terminal, Path file) throws InputException, IOException {
        Path path = terminal.resolve(file);
        if (!Files.isRegularFile(path)) {
            throw new InputException(
                    Position.of(file.toString()),
                    "there is no registry",
                    "Make one with 'countermark registry create', or say where it is with --registry.");
        }
        try (InputStream in = Files.newInputStream(path)) {
            return RegistryFile.read(in, file.toString());
        } catch (RegistryFormatException problem) {
            throw explain(file, problem);
        }
    }

    /**
     * Reads the secret of a registry, and refuses that of another one.
     *
     * @param terminal says what relative paths start from
     * @param file the secret's file
     * @param registryFile the registry's file, for messages
     * @param registry the registry
     * @return the secret
     * @throws InputException when there is none, the file is damaged, or it belongs to another registry
     * @throws IOException when it cannot be read
     */
    public static RegistrySecret secret(Terminal terminal, Path file, Path registryFile, PayloadRegistry registry)
            throws InputException, IOException {
        RegistrySecret secret = secret(terminal, file);
        if (!secret.id().equals(registry.secretId())) {
            throw new InputException(
                    Position.of(file.toString()),
                    "it is the secret of another registry: its id is " + secret.id() + ", " + registryFile
                            + " was made with " + registry.secretId(),
                    "Say where the right one is with --registry-secret.");
        }
        return secret;
    }

    private static RegistrySecret secret(Terminal terminal, Path file) throws InputException, IOException {
        Path path = terminal.resolve(file);
        if (!Files.isRegularFile(path)) {
            throw new InputException(
                    Position.of(file.toString()),
                    "there is no secret of a registry",
                    "It lies where 'registry create' wrote it; say where with --registry-secret.");
        }
        try {
            return RegistrySecretFile.read(path);
        } catch (RegistryFormatException problem) {
            throw explain(file, problem);
        }
    }

    private static InputException explain(Path file, RegistryFormatException problem) {
        Position position = new Position(file.toString(), problem.line(), OptionalLong.empty());
        return new InputException(position, problem.problem(), problem.remedy(), problem);
    }

    /** Replaces a registry's file, if it is still the one that the change began with. */
    static void replace(Terminal terminal, Path file, PayloadRegistry before, PayloadRegistry after)
            throws InputException, IOException {
        Path path = terminal.resolve(file);
        try (InputStream in = Files.newInputStream(path)) {
            if (!DigestUtils.sha256Hex(in).equals(before.digest())) {
                throw new InputException(
                        Position.of(file.toString()),
                        "the registry was changed by somebody else meanwhile, so nothing was written",
                        "Run the command again.");
            }
        }
        RegistryFile.write(path, after);
    }
}
