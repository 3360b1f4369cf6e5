package org.countermark.evidence.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.countermark.evidence.bundle.Material.Opening;

/** Whether the files at hand are those of the bundle; each is read to its end, in bounded memory. */
final class FileCheck {
    private FileCheck() {}

    /** A file as the bundle has it. */
    private record Listed(String name, FileDigest digest) {}

    static Outcome exhibits(Bundle bundle, Material material) {
        return check(
                bundle.exhibits().stream()
                        .map(each -> new Listed(each.name(), new FileDigest(each.sha256(), each.size())))
                        .toList(),
                material.exhibits(),
                bundle.redaction());
    }

    static Outcome references(Bundle bundle, Material material) {
        return check(
                bundle.basis().references().stream()
                        .map(each -> new Listed(each.name(), new FileDigest(each.sha256(), each.size())))
                        .toList(),
                material.references(),
                bundle.redaction());
    }

    private static Outcome check(List<Listed> files, Map<String, Opening> atHand, Redaction redaction) {
        boolean nameless = redaction instanceof Redaction.Done;
        Set<FileDigest> known = nameless ? digests(atHand.values()) : Set.of();
        List<String> missing = new ArrayList<>();
        long bytes = 0;
        for (Listed file : files) {
            Opening opening = atHand.get(file.name());
            if (known.contains(file.digest())) {
                bytes += file.digest().size();
                continue;
            }
            if (opening == null) {
                missing.add(file.name());
                continue;
            }
            try (InputStream in = opening.open()) {
                FileDigest actual = FileDigest.of(in);
                FileDigest stated = file.digest();
                if (actual.size() != stated.size()) {
                    return Outcome.fail(
                            "\"" + file.name() + "\" has " + actual.size() + " bytes, not " + stated.size());
                }
                if (!actual.sha256().equals(stated.sha256())) {
                    return Outcome.fail(
                            "\"" + file.name() + "\" has SHA-256 " + actual.sha256() + ", not " + stated.sha256());
                }
                bytes += actual.size();
            } catch (IOException e) {
                missing.add(file.name() + " (cannot be read)");
            }
        }
        return missing.isEmpty()
                ? Outcome.pass(
                        files.isEmpty()
                                ? "none were read"
                                : Texts.count(files.size(), "file") + ", " + Texts.count(bytes, "byte"))
                : Outcome.notPossible("not at hand: " + Texts.some(missing));
    }

    /** Where names are hidden, a file is known by what is in it. */
    private static Set<FileDigest> digests(Collection<Opening> atHand) {
        Set<FileDigest> digests = new HashSet<>();
        for (Opening opening : atHand) {
            try (InputStream in = opening.open()) {
                digests.add(FileDigest.of(in));
            } catch (IOException e) {
                // It is missed below, under the name of the file that it might have been.
            }
        }
        return digests;
    }
}
