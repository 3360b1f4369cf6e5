package org.countermark.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The checkout that the tests run in: its documents and its sources. */
final class Repository {
    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".cache", "node_modules");

    private Repository() {}

    /** The folder with the launcher and the root pom, from whichever module the tests run in. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("watermark-core"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    static List<Path> files(String ending) {
        try (Stream<Path> walk = Files.walk(root())) {
            return walk.filter(path -> path.toString().endsWith(ending))
                    .filter(path -> Stream.iterate(path, Path::getParent)
                            .takeWhile(parent -> !parent.equals(root()))
                            .noneMatch(parent ->
                                    NOT_OURS.contains(parent.getFileName().toString())))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
