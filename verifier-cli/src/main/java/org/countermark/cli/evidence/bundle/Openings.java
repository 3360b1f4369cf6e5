package org.countermark.cli.evidence.bundle;

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
import org.countermark.evidence.bundle.KeyId;
import org.countermark.evidence.commit.KeyLeaf;
import org.countermark.evidence.commit.KeyOpening;
import org.countermark.evidence.json.CanonicalJson;

/** Files that show from which published commitment the keys of a bundle are. */
final class Openings {
    private Openings() {}

    /** The basis with each opening beside its key. */
    static Basis into(Basis basis, Terminal terminal, List<Path> files) throws InputException, IOException {
        List<KeyId> keys = new ArrayList<>(basis.keys());
        for (Path file : files) {
            KeyOpening opening = read(terminal, file);
            boolean fits = false;
            for (int i = 0; i < keys.size(); i++) {
                KeyId key = keys.get(i);
                KeyLeaf leaf = new KeyLeaf(key.label(), key.commitment());
                if (opening.refusal(key.profileDigest(), leaf).isEmpty()) {
                    keys.set(i, new KeyId(key.label(), key.profileDigest(), key.commitment(), Optional.of(opening)));
                    fits = true;
                }
            }
            if (!fits) {
                throw new InputException(
                        Position.of(file.toString()),
                        "it opens the commitment to key \"" + opening.label() + "\", which is no key of these records",
                        "Label, profile and key must be those that were committed to.");
            }
        }
        return new Basis(
                basis.profiles(), keys, basis.plans(), basis.normalisation(), basis.tokenizers(), basis.references());
    }

    private static KeyOpening read(Terminal terminal, Path file) throws InputException, IOException {
        try (InputStream in = Files.newInputStream(terminal.resolve(file))) {
            return KeyOpening.parse(in.readNBytes(CanonicalJson.MAX_BYTES));
        } catch (IllegalArgumentException problem) {
            throw new InputException(
                    Position.of(file.toString()), problem.getMessage(), "Openings are made by 'key open'.", problem);
        }
    }
}
