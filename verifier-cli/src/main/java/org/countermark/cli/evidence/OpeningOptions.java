package org.countermark.cli.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.evidence.bundle.Basis;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.bundle.KeyId;
import org.countermark.evidence.commit.KeyLeaf;
import org.countermark.evidence.commit.KeyOpening;
import picocli.CommandLine.Option;

/** The options that say which published commitments the keys of a bundle are from. */
public final class OpeningOptions {
    private static final int MAX_BYTES = 16 << 20;

    @Option(
            names = "--opening",
            paramLabel = "FILE",
            description = "Shows that a key of the bundle was committed to before; from 'key open', may be repeated.")
    private List<Path> files = new ArrayList<>();

    /**
     * Puts the openings beside the keys that they open. Seal and time stamp fall away: it is another content.
     *
     * @param bundle the bundle
     * @param terminal says what relative paths start from
     * @return the bundle with them; the bundle itself without openings
     * @throws InputException if a file is no opening, or opens no key of the bundle
     * @throws IOException if a file cannot be read
     */
    public Bundle apply(Bundle bundle, Terminal terminal) throws InputException, IOException {
        List<KeyId> keys = new ArrayList<>(bundle.basis().keys());
        for (Path file : files) {
            KeyOpening opening = read(terminal, file);
            int opened = 0;
            for (int i = 0; i < keys.size(); i++) {
                KeyId key = keys.get(i);
                if (opening.refusal(key.profileDigest(), new KeyLeaf(key.label(), key.commitment()))
                        .isEmpty()) {
                    keys.set(i, new KeyId(key.label(), key.profileDigest(), key.commitment(), Optional.of(opening)));
                    opened++;
                }
            }
            if (opened == 0) {
                throw new InputException(
                        Position.of(file.toString()),
                        "it opens the key \"" + opening.label() + "\", and no key of the bundle under its profile",
                        "Make the opening of the key and profile that were used, with 'key open'.");
            }
        }
        return files.isEmpty() ? bundle : with(bundle, keys);
    }

    private static Bundle with(Bundle bundle, List<KeyId> keys) {
        Basis old = bundle.basis();
        Basis basis =
                new Basis(old.profiles(), keys, old.plans(), old.normalisation(), old.tokenizers(), old.references());
        return Bundle.of(bundle.software(), basis, bundle.exhibits(), bundle.results(), bundle.custody());
    }

    private static KeyOpening read(Terminal terminal, Path file) throws InputException, IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(terminal.resolve(file))) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        try {
            return KeyOpening.parse(bytes);
        } catch (IllegalArgumentException problem) {
            throw new InputException(
                    Position.of(file.toString()), problem.getMessage(), "Make it with 'key open'.", problem);
        }
    }
}
