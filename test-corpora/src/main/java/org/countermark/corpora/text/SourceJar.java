package org.countermark.corpora.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Reads the source files of a jar: code with its licence headers, the text that repeats itself most.
 *
 * <p>Documents come in the order of their paths, so a corpus is the same wherever its jar was packed.
 */
public final class SourceJar {
    /** The most bytes of one entry that are read: no source file that a person wrote is longer. */
    static final int MAX_BYTES = 8 << 20;

    private static final Set<String> ENDINGS = Set.of("java", "scala", "kt", "groovy", "py", "js", "c", "h", "go");

    private SourceJar() {}

    /**
     * The source files of a jar or zip, sorted by path.
     *
     * @param jar the archive
     * @return a lazy sequential stream of one document a file (malformed UTF-8 is replaced by U+FFFD), which throws
     *     {@link UncheckedIOException} naming the entry where one is damaged or longer than 8 MiB; close it to close
     *     the jar
     * @throws IOException if the file is no readable archive
     */
    public static Stream<Document> of(Path jar) throws IOException {
        ZipFile zip = new ZipFile(jar.toFile());
        return zip.stream()
                .filter(entry -> !entry.isDirectory() && isSource(entry.getName()))
                .sorted(Comparator.comparing(ZipEntry::getName))
                .map(entry -> new Document(entry.getName(), read(zip, entry)))
                .onClose(() -> {
                    try {
                        zip.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static boolean isSource(String path) {
        int dot = path.lastIndexOf('.');
        return dot >= 0 && ENDINGS.contains(path.substring(dot + 1));
    }

    private static String read(ZipFile zip, ZipEntry entry) {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException("longer than " + MAX_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(zip.getName() + ", entry " + entry.getName() + ": " + e.getMessage(), e);
        }
    }
}
