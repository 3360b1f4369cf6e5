package org.countermark.cli.evidence.verify;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.bundle.Exhibit;
import org.countermark.evidence.bundle.Material;
import org.countermark.evidence.bundle.ReferenceFile;

/**
 * Which of the files at hand is which file of a bundle: by content, wherever it lies and whatever it is called; and by name
 * where no content fits, so that a file that was changed is told as such.
 */
final class FilesAtHand {
    private final Map<String, Path> exhibits = new HashMap<>();
    private final Map<String, Path> references = new HashMap<>();

    /** Whether each file that was matched has the content that the bundle says. */
    private boolean unchanged = true;

    private FilesAtHand() {}

    /** Reads every file once, in bounded memory. */
    static FilesAtHand of(Terminal terminal, List<Path> files, Bundle bundle) throws InputException, IOException {
        FilesAtHand atHand = new FilesAtHand();
        List<Path> strangers = new ArrayList<>();
        for (Path file : expanded(terminal, files)) {
            if (!atHand.byContent(terminal, file, bundle)) {
                strangers.add(file);
            }
        }
        for (Path file : strangers) {
            if (!atHand.byName(terminal, file, bundle) && files.contains(file)) {
                throw new InputException(
                        Position.of(file.toString()),
                        "by name and content, it is no file of this bundle",
                        "Name the exhibits, and the files that were used beside them.");
            }
        }
        return atHand;
    }

    private static List<Path> expanded(Terminal terminal, List<Path> files) throws InputException, IOException {
        List<Path> all = new ArrayList<>();
        for (Path file : files) {
            Path path = terminal.resolve(file);
            if (Files.isDirectory(path)) {
                try (Stream<Path> walk = Files.walk(path)) {
                    walk.filter(Files::isRegularFile).sorted().forEach(all::add);
                }
            } else if (Files.isReadable(path)) {
                all.add(file);
            } else {
                throw new InputException(Position.of(file.toString()), "no such file", "Check the name.");
            }
        }
        return all;
    }

    private boolean byContent(Terminal terminal, Path file, Bundle bundle) throws IOException {
        Exhibit actual;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(terminal.resolve(file)))) {
            actual = Exhibit.of("file", in);
        }
        boolean known = false;
        for (Exhibit exhibit : bundle.exhibits()) {
            if (exhibit.sha256().equals(actual.sha256())) {
                exhibits.put(exhibit.name(), terminal.resolve(file));
                known = true;
            }
        }
        for (ReferenceFile reference : bundle.basis().references()) {
            if (reference.sha256().equals(actual.sha256())) {
                references.put(reference.name(), terminal.resolve(file));
                known = true;
            }
        }
        return known;
    }

    private boolean byName(Terminal terminal, Path file, Bundle bundle) {
        String name = file.getFileName().toString();
        boolean known = false;
        for (Exhibit exhibit : bundle.exhibits()) {
            if (last(exhibit.name()).equals(name) && !exhibits.containsKey(exhibit.name())) {
                exhibits.put(exhibit.name(), terminal.resolve(file));
                known = true;
            }
        }
        for (ReferenceFile reference : bundle.basis().references()) {
            if (last(reference.name()).equals(name) && !references.containsKey(reference.name())) {
                references.put(reference.name(), terminal.resolve(file));
                known = true;
            }
        }
        unchanged &= !known;
        return known;
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    Material into(Material material) {
        Material all = material;
        for (Map.Entry<String, Path> exhibit : exhibits.entrySet()) {
            all = all.withExhibit(exhibit.getKey(), () -> Files.newInputStream(exhibit.getValue()));
        }
        for (Map.Entry<String, Path> reference : references.entrySet()) {
            all = all.withReferenceFile(reference.getKey(), () -> Files.newInputStream(reference.getValue()));
        }
        return all;
    }

    Optional<Path> exhibit(String name) {
        return Optional.ofNullable(exhibits.get(name));
    }

    Optional<Path> reference(String name) {
        return Optional.ofNullable(references.get(name));
    }

    /** True if no file at hand was taken for one of the bundle by its name alone. */
    boolean unchanged() {
        return unchanged;
    }
}
