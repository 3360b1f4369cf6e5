package org.countermark.cli.input;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * An opened input: decompressed bytes, with mark and reset, that knows how much of the file was read and its digest.
 *
 * <p>The kind of compression is told from the first bytes. Used by one thread, but {@link #rawBytes()} may be asked by
 * another one.
 */
public final class Content extends FilterInputStream {
    /** How far {@link #mark} reaches: what the shape of a file is told from. */
    static final int PEEK = 1 << 16;

    private final Source source;
    private final RawBytes raw;
    private int start;

    private Content(Source source, RawBytes raw, InputStream decompressed) {
        super(decompressed);
        this.source = source;
        this.raw = raw;
    }

    /**
     * Opens an input. A compressed stream that is broken at once shows when it is read.
     *
     * @param source the input
     * @param standardInput what {@code -} stands for
     * @return its content
     * @throws IOException when the file cannot be opened
     */
    public static Content open(Source source, InputStream standardInput) throws IOException {
        InputStream file =
                source.path().isPresent() ? Files.newInputStream(source.path().get()) : standardInput;
        RawBytes raw = new RawBytes(file);
        return new Content(source, raw, new BufferedInputStream(decompressed(raw), PEEK));
    }

    private static InputStream decompressed(RawBytes raw) {
        try {
            BufferedInputStream buffered = new BufferedInputStream(raw, PEEK);
            return decompress(buffered, peek(buffered, 4));
        } catch (IOException problem) {
            return new Broken(problem);
        }
    }

    /** Says what is wrong to whoever reads. */
    private static final class Broken extends InputStream {
        private final IOException problem;

        Broken(IOException problem) {
            this.problem = problem;
        }

        @Override
        public int read() throws IOException {
            throw problem;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            throw problem;
        }
    }

    private static InputStream decompress(BufferedInputStream in, byte[] magic) throws IOException {
        if (magic.length >= 2 && magic[0] == (byte) 0x1f && magic[1] == (byte) 0x8b) {
            return new GZIPInputStream(in, PEEK);
        }
        if (magic.length >= 4
                && magic[0] == 0x28
                && magic[1] == (byte) 0xb5
                && magic[2] == 0x2f
                && magic[3] == (byte) 0xfd) {
            return new ZstdInputStream(in);
        }
        return in;
    }

    /**
     * The first bytes, without consuming them.
     *
     * @param count how many, at most 65,536
     * @return as many, or all that there are
     * @throws InputException when they cannot be read
     */
    public byte[] peek(int count) throws InputException {
        try {
            return peek(in, count);
        } catch (IOException problem) {
            throw explain(problem);
        }
    }

    private static byte[] peek(InputStream in, int count) throws IOException {
        in.mark(PEEK);
        byte[] first = in.readNBytes(count);
        in.reset();
        return first;
    }

    /**
     * Skips a byte order mark of UTF-8, and refuses the ones of UTF-16.
     *
     * @throws InputException when the content is UTF-16, or cannot be read
     */
    public void skipByteOrderMark() throws InputException {
        byte[] mark = peek(3);
        boolean wide = mark.length >= 2
                && ((mark[0] == (byte) 0xff && mark[1] == (byte) 0xfe)
                        || (mark[0] == (byte) 0xfe && mark[1] == (byte) 0xff));
        if (wide) {
            throw new InputException(
                    Position.of(source.shown(), 1, 0),
                    "the file is UTF-16, not UTF-8",
                    "Convert it with 'iconv -f UTF-16 -t UTF-8'.");
        }
        if (mark.length == 3 && mark[0] == (byte) 0xef && mark[1] == (byte) 0xbb && mark[2] == (byte) 0xbf) {
            try {
                in.skipNBytes(3);
                start = 3;
            } catch (IOException problem) {
                throw explain(problem);
            }
        }
    }

    /** The offset of the first byte of text: 3 behind a byte order mark. */
    int start() {
        return start;
    }

    /**
     * The input that this is the content of.
     *
     * @return the input
     */
    public Source source() {
        return source;
    }

    /**
     * How many bytes of the file, as it lies on disk, were read so far.
     *
     * @return bytes, at least 0
     */
    public long rawBytes() {
        return raw.count();
    }

    /**
     * The bytes of the file that were read so far, to be recognised by when it is read again.
     *
     * @return count and digest
     */
    public Prefix prefix() {
        return raw.prefix();
    }

    /**
     * Reads the file to its end and digests it.
     *
     * @return SHA-256 of the file as it lies on disk, in hex
     * @throws IOException when the file cannot be read
     */
    public String sha256() throws IOException {
        raw.transferTo(OutputStream.nullOutputStream());
        return raw.sha256();
    }

    /**
     * Says in the user's words what a failed read means.
     *
     * @param problem what a read threw
     * @return what to throw instead
     */
    public InputException explain(IOException problem) {
        return explain(source, raw, problem);
    }

    private static InputException explain(Source source, RawBytes raw, IOException problem) {
        if (problem instanceof BadBytesException bad) {
            return bad.explain(source);
        }
        Position position =
                new Position(source.shown(), java.util.OptionalLong.empty(), java.util.OptionalLong.of(raw.count()));
        boolean cut = problem instanceof EOFException
                || (problem instanceof ZstdIOException
                        && String.valueOf(problem.getMessage()).contains("Truncated"));
        if (cut) {
            return new InputException(
                    position,
                    "the compressed file is cut short: it ends in the middle of a block",
                    "Fetch it again, or take what can be read with --skip-bad.",
                    problem);
        }
        if (problem instanceof ZipException || problem instanceof ZstdIOException) {
            return new InputException(
                    position,
                    "the compressed file is broken: " + problem.getMessage(),
                    "Fetch it again, or take what can be read with --skip-bad.",
                    problem);
        }
        return new InputException(position, "the file cannot be read: " + problem.getMessage(), "", problem);
    }

    @Override
    public void close() throws IOException {
        super.close();
        raw.close();
    }
}
