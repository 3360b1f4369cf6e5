package org.countermark.cli.trace;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.cli.registry.Registries;
import org.countermark.registry.PayloadRegistry;
import org.countermark.registry.Pseudonym;
import org.countermark.registry.RegistrySecret;

/** The provider's own account ids, which the registry's secret turns into pseudonyms: in memory, and nowhere else. */
final class AccountNames {
    private final Terminal terminal;
    private final Path registryFile;
    private final Path secretFile;
    private final Path idFile;

    AccountNames(Terminal terminal, Path registryFile, Path secretFile, Path idFile) {
        this.terminal = terminal;
        this.registryFile = registryFile;
        this.secretFile = secretFile;
        this.idFile = idFile;
    }

    /** The ids of those accounts that are registered. */
    Map<Pseudonym, String> read(PayloadRegistry registry) throws InputException, IOException {
        RegistrySecret secret = Registries.secret(terminal, secretFile, registryFile, registry);
        Map<Pseudonym, String> names = new HashMap<>();
        long line = 0;
        try (Stream<String> ids = Files.lines(terminal.resolve(idFile))) {
            for (String id : (Iterable<String>) ids::iterator) {
                line++;
                if (!id.isEmpty()) {
                    Pseudonym pseudonym = secret.pseudonym(id);
                    if (registry.account(pseudonym).isPresent()) {
                        names.put(pseudonym, id);
                    }
                }
            }
        } catch (java.io.UncheckedIOException problem) {
            if (problem.getCause() instanceof CharacterCodingException) {
                throw new InputException(Position.of(idFile.toString()), "it is not UTF-8 text", "", problem);
            }
            throw problem.getCause();
        } catch (IllegalArgumentException problem) {
            throw new InputException(Position.of(idFile + ", line " + line), problem.getMessage(), "", problem);
        } finally {
            secret.destroy();
        }
        return names;
    }
}
