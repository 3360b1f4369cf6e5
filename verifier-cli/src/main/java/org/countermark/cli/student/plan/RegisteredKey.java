package org.countermark.cli.student.plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.key.EpochOptions;
import org.countermark.keys.Commitment;
import org.countermark.keys.EpochKey;
import org.countermark.keys.EpochKeyFile;
import org.countermark.keys.Profile;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which key a test is committed to, and which keys must find nothing. */
final class RegisteredKey {
    @Mixin
    private EpochOptions keys;

    @Option(
            names = "--commitment",
            paramLabel = "HEX",
            description = "The provider's published commitment, instead of the key.")
    private Optional<String> published = Optional.empty();

    @Option(
            names = "--placebo",
            paramLabel = "HEX",
            description = "The commitment to the key of an epoch that was not yet in use when the suspect was trained;"
                    + " may be repeated.")
    private List<String> placebos = new ArrayList<>();

    @Option(names = "--placebo-key", paramLabel = "FILE", description = "The same as an exported key.")
    private List<Path> placeboFiles = new ArrayList<>();

    Commitment commitment(Terminal terminal, Profile profile) throws InputException, IOException {
        if (published.isPresent() == keys.isGiven()) {
            throw new IllegalArgumentException(
                    "Name one key: --epoch LABEL of the key store, --epoch-key FILE, or its --commitment.");
        }
        if (published.isPresent()) {
            return new Commitment(published.get());
        }
        List<EpochKey> named = keys.keys(terminal);
        if (named.size() != 1) {
            throw new IllegalArgumentException("Name one key: a plan is committed to one.");
        }
        return Commitment.of(profile, named.get(0));
    }

    /** Those given as commitments, then those given as keys. */
    List<Commitment> placebos(Terminal terminal, Profile profile) throws IOException {
        List<Commitment> all = new ArrayList<>();
        placebos.forEach(hex -> all.add(new Commitment(hex)));
        for (Path file : placeboFiles) {
            all.add(Commitment.of(profile, EpochKeyFile.read(terminal.resolve(file))));
        }
        return all;
    }
}
