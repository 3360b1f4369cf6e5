package org.countermark.corpora.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The readers see every document of the pinned corpora, and say where a damaged one breaks. */
class ReadersTest {
    @Test
    void europarlIsWhole() {
        try (Stream<Document> documents = NullCorpora.europarl()) {
            List<Document> all = documents.toList();
            assertEquals(17_597, all.size());
            assertEquals("europarl:1", all.get(0).id());
            assertTrue(all.get(0).text().startsWith("Istituzioni europee"));
            assertEquals(all.size(), all.stream().map(Document::id).distinct().count());
            assertTrue(all.stream().noneMatch(d -> d.text().indexOf('\t') >= 0));
        }
    }

    @Test
    void sourcesAreWholeAndSorted() {
        try (Stream<Document> documents = NullCorpora.sources()) {
            List<Document> all = documents.toList();
            var byEnding = all.stream()
                    .collect(Collectors.groupingBy(
                            d -> d.id().substring(d.id().lastIndexOf('.') + 1), Collectors.counting()));
            assertEquals(618 + 961 + 3630 + 32 + 31, byEnding.get("java"));
            assertEquals(536, byEnding.get("scala"));
            assertEquals(143, byEnding.get("kt"));
        }
        try (Stream<Document> documents = NullCorpora.guava()) {
            List<String> ids = documents.map(Document::id).toList();
            assertEquals(618, ids.size());
            assertEquals(ids.stream().sorted().toList(), ids);
        }
    }

    @Test
    void brokenLineIsNamed() throws IOException {
        byte[] file = gzip("a\tb\tfirst\nno tabs here\n");
        try (Stream<Document> documents = EuroparlLines.of(new ByteArrayInputStream(file))) {
            assertMessage("line 2", assertThrows(UncheckedIOException.class, documents::toList));
        }
    }

    @Test
    void truncatedFileIsNoShorterCorpus() throws IOException {
        byte[] file = gzip("a\tb\tfirst\na\tb\t" + "second ".repeat(99) + "\n");
        byte[] cut = Arrays.copyOf(file, file.length - 12);
        try (Stream<Document> documents = EuroparlLines.of(new ByteArrayInputStream(cut))) {
            assertMessage("line ", assertThrows(UncheckedIOException.class, documents::toList));
        }
    }

    @Test
    void malformedUtf8IsNamed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(new byte[] {'a', '\t', 'b', '\t', (byte) 0xff, '\n'});
        }
        try (Stream<Document> documents = EuroparlLines.of(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertMessage("line 1", assertThrows(UncheckedIOException.class, documents::toList));
        }
    }

    @Test
    void longEntryIsRefused(@TempDir Path folder) throws IOException {
        Path jar = folder.resolve("big.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("Zeros.java"));
            out.write(new byte[SourceJar.MAX_BYTES + 1]);
        }
        try (Stream<Document> documents = SourceJar.of(jar)) {
            assertMessage("Zeros.java", assertThrows(UncheckedIOException.class, documents::toList));
        }
    }

    @Test
    void jarWithoutTheLineFileIsRefused(@TempDir Path folder) throws IOException {
        Path jar = folder.resolve("empty.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("Other.java"));
        }
        IOException e = assertThrows(IOException.class, () -> EuroparlLines.ofJar(jar));
        assertTrue(e.getMessage().contains(EuroparlLines.ENTRY), e.getMessage());
    }

    @Test
    void missingResourceIsEmpty() throws IOException {
        assertEquals(Optional.empty(), ResourceJars.find(getClass().getClassLoader(), "no/such/Entry.java"));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void assertMessage(String part, UncheckedIOException e) {
        assertTrue(e.getMessage().contains(part), e.getMessage());
    }
}
