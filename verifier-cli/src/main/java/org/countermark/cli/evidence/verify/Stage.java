package org.countermark.cli.evidence.verify;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.countermark.cli.evidence.record.FileNames;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.bundle.Exhibit;
import org.countermark.evidence.bundle.ReferenceFile;
import org.countermark.evidence.bundle.Stated;
import org.countermark.evidence.json.CanonicalJson;

/**
 * A folder in which the commands of a bundle can be typed as they stand: its exhibits and other files as links, profiles and
 * plans as files. Names come from an untrusted bundle; none may lead out of the folder.
 */
final class Stage implements Closeable {
    private final Path folder;

    private Stage(Path folder) {
        this.folder = folder;
    }

    /** Makes the folder; keys are by the names of their files. */
    static Stage of(Path parent, Bundle bundle, FilesAtHand files, Map<String, Path> keys)
            throws IOException, NotRepeatable {
        Stage stage = new Stage(Files.createTempDirectory(parent, "countermark-verify"));
        try {
            for (Exhibit exhibit : bundle.exhibits()) {
                stage.link(exhibit.name(), needed(exhibit.name(), files.exhibit(exhibit.name())));
            }
            for (ReferenceFile reference : bundle.basis().references()) {
                stage.link(reference.name(), needed(reference.name(), files.reference(reference.name())));
            }
            for (Map.Entry<String, Path> key : keys.entrySet()) {
                stage.link(key.getKey(), key.getValue());
            }
            stage.write(bundle.basis().profiles());
            stage.write(bundle.basis().plans());
            return stage;
        } catch (IOException | NotRepeatable | RuntimeException problem) {
            stage.close();
            throw problem;
        }
    }

    Path folder() {
        return folder;
    }

    private static Path needed(String name, Optional<Path> file) throws NotRepeatable {
        return file.orElseThrow(() -> new NotRepeatable("not at hand: " + name));
    }

    private Path place(String name) throws NotRepeatable {
        Path place;
        try {
            place = folder.resolve(name).normalize();
        } catch (java.nio.file.InvalidPathException problem) {
            throw new NotRepeatable("a file of this bundle has a name that this system does not know");
        }
        if (!place.startsWith(folder) || place.equals(folder) || Path.of(name).isAbsolute()) {
            throw new NotRepeatable("the name \"" + name + "\" leads out of a folder");
        }
        return place;
    }

    private void link(String name, Path file) throws IOException, NotRepeatable {
        Path place = place(name);
        Path target = file.toAbsolutePath();
        if (Files.exists(place)) {
            if (!Files.isSameFile(place, target)) {
                throw new NotRepeatable("two files of this bundle are called " + name);
            }
            return;
        }
        Files.createDirectories(place.getParent());
        try {
            Files.createSymbolicLink(place, target);
        } catch (UnsupportedOperationException | java.nio.file.FileSystemException noLinks) {
            Files.copy(target, place);
        }
    }

    private void write(List<Stated> documents) throws IOException, NotRepeatable {
        for (Stated document : documents) {
            Path place = place(FileNames.ofDocument(document.digest()));
            Files.write(place, CanonicalJson.text(document.document()).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Takes the folder away; one that is gone already is no fault of what was computed in it. */
    @Override
    public void close() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
