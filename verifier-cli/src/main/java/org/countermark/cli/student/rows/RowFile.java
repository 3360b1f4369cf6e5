package org.countermark.cli.student.rows;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.Content;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.cli.input.Source;
import org.countermark.cli.scan.Scanned;
import org.countermark.student.OpenRow;

/** A file of rows that is read from its beginning to its end: lines of JSON or binary, compressed or not. */
public final class RowFile implements Closeable {
    private final Content content;
    private final RowSource source;
    private final long size;
    private long rows;

    private RowFile(Content content, RowSource source, long size) {
        this.content = content;
        this.source = source;
        this.size = size;
    }

    /**
     * Opens a file; its kind is told from its content.
     *
     * @param terminal says what relative paths start from
     * @param file as the user wrote it; {@code -} is standard input
     * @param tokenizer id of the tokenizer that its tokens must be of
     * @param texts SHA-256 of the file of texts that it must be made with
     * @return the file, of which the head was read
     * @throws InputException when it is no file of rows, or one of other tokens or texts
     * @throws IOException when it cannot be opened
     */
    public static RowFile open(Terminal terminal, String file, String tokenizer, String texts)
            throws InputException, IOException {
        Source source = source(terminal, file);
        Content content = Content.open(source, terminal.in());
        try {
            boolean binary = RowFormat.isMagic(content.peek(RowFormat.MAGIC_BYTES));
            if (!binary) {
                content.skipByteOrderMark();
            }
            long size = source.path().isPresent() ? Files.size(source.path().get()) : 0;
            RowSource rows = binary ? new BinaryRowSource(content) : new JsonRowSource(content);
            check(rows.head(), tokenizer, texts, file);
            return new RowFile(content, rows, size);
        } catch (InputException | IOException | RuntimeException problem) {
            content.close();
            throw problem;
        }
    }

    private static Source source(Terminal terminal, String file) throws InputException {
        if (file.equals("-")) {
            return new Source("standard input", "standard input", Optional.empty(), false);
        }
        Path path = terminal.resolve(Path.of(file));
        if (!Files.isRegularFile(path)) {
            throw new InputException(
                    Position.of(file), "there is no file of rows", "Make one with 'countermark student rows'.");
        }
        return new Source(String.valueOf(path.getFileName()), file, Optional.of(path), false);
    }

    private static void check(RowHead head, String tokenizer, String texts, String shown) throws InputException {
        if (!head.tokenizer().equals(tokenizer)) {
            throw new InputException(
                    Position.of(shown),
                    "its tokens are of " + head.tokenizer() + ", but the profile has " + tokenizer,
                    "Rows can only be tested by the tokenizer that made the marked text.");
        }
        if (!head.texts().equals(texts)) {
            throw new InputException(
                    Position.of(shown),
                    "its rows were made with other texts than the plan's: the digest is " + head.texts() + ", and "
                            + texts + " is registered",
                    "Make rows with the file that was registered.");
        }
    }

    /**
     * The next row.
     *
     * @return the row; empty behind the last one
     * @throws InputException when it is none
     */
    public Optional<OpenRow> next() throws InputException {
        Optional<TokenRow> row = source.next();
        if (row.isEmpty()) {
            return Optional.empty();
        }
        rows++;
        try {
            return Optional.of(row.get().open());
        } catch (IllegalArgumentException problem) {
            throw new InputException(
                    position(), problem.getMessage(), "Write rows as docs/spec/row-file.md says.", problem);
        }
    }

    /**
     * Where the row stands that was read last.
     *
     * @return its place
     */
    public Position position() {
        return source.position();
    }

    /**
     * How much of the file was read.
     *
     * @return the share, 0..1; below 0 where the size is not known
     */
    public double share() {
        return size == 0 ? -1 : Math.min(1, content.rawBytes() / (double) size);
    }

    /**
     * What was read, to be named in a result.
     *
     * @return name, digest and size of the whole file, and the rows read
     * @throws IOException when the rest of the file cannot be read
     */
    public Scanned scanned() throws IOException {
        String sha256 = content.sha256();
        return new Scanned(content.source().name(), sha256, content.rawBytes(), rows, 0);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
