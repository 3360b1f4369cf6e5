package org.countermark.cli.registry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.registry.Pseudonym;
import org.countermark.registry.RegistrySecret;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say which accounts; ids are turned into pseudonyms at once and kept nowhere. */
final class AccountOptions {
    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = "A file with an account on each line, or - for standard input: keeps ids out of the shell's"
                    + " history.")
    Optional<Path> from = Optional.empty();

    @Option(
            names = "--pseudonyms",
            description = "The accounts are pseudonyms of 32 hexadecimal digits, not ids: no secret is needed to look"
                    + " them up.")
    boolean pseudonyms;

    List<Pseudonym> all(Terminal terminal, CommandLine line, List<String> arguments, Optional<RegistrySecret> secret)
            throws InputException, IOException {
        List<Pseudonym> all = new ArrayList<>();
        for (String argument : arguments) {
            try {
                all.add(pseudonym(argument, secret));
            } catch (IllegalArgumentException problem) {
                throw new ParameterException(line, problem.getMessage(), problem);
            }
        }
        if (from.isPresent()) {
            read(terminal, from.get(), secret, all);
        }
        if (all.isEmpty()) {
            throw new ParameterException(line, "Name accounts, or a file of them with --from.");
        }
        return all;
    }

    private Pseudonym pseudonym(String account, Optional<RegistrySecret> secret) {
        return pseudonyms ? Pseudonym.of(account) : secret.orElseThrow().pseudonym(account);
    }

    private void read(Terminal terminal, Path file, Optional<RegistrySecret> secret, List<Pseudonym> all)
            throws InputException, IOException {
        long number = 0;
        try (InputStream in =
                        file.toString().equals("-") ? terminal.in() : Files.newInputStream(terminal.resolve(file));
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    all.add(pseudonym(line, secret));
                }
            }
        } catch (CharacterCodingException problem) {
            throw new InputException(at(file, number + 1), "the accounts are not UTF-8 text", "", problem);
        } catch (IllegalArgumentException problem) {
            throw new InputException(at(file, number), problem.getMessage(), "Nothing was changed.", problem);
        }
    }

    private static Position at(Path file, long line) {
        return new Position(file.toString(), OptionalLong.of(line), OptionalLong.empty());
    }
}
