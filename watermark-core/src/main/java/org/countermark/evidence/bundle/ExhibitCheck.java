package org.countermark.evidence.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the exhibits at hand are those of the bundle; each is read to its end, in bounded memory. */
final class ExhibitCheck {
    private ExhibitCheck() {}

    static Outcome check(List<Exhibit> exhibits, Material material) {
        List<String> missing = new ArrayList<>();
        for (Exhibit exhibit : exhibits) {
            Optional<Material.Opening> opening = material.exhibit(exhibit.name());
            if (opening.isEmpty()) {
                missing.add(exhibit.name());
                continue;
            }
            try (InputStream bytes = opening.get().open()) {
                Exhibit actual = Exhibit.of(exhibit.name(), bytes);
                if (actual.size() != exhibit.size()) {
                    return Outcome.fail(
                            "\"" + exhibit.name() + "\" has " + actual.size() + " bytes, not " + exhibit.size());
                }
                if (!actual.sha256().equals(exhibit.sha256())) {
                    return Outcome.fail(
                            "\"" + exhibit.name() + "\" has SHA-256 " + actual.sha256() + ", not " + exhibit.sha256());
                }
            } catch (IOException e) {
                missing.add(exhibit.name() + " (cannot be read)");
            }
        }
        return missing.isEmpty() ? Outcome.pass() : Outcome.notPossible("not at hand: " + Texts.some(missing));
    }
}
