package org.countermark.proxy;

import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A counted n-gram model on disk, mapped into memory: docs/spec/proxy-file.md.
 *
 * <p>Opening reads the file twice, for its digest and to check every offset, and keeps nothing of it on the heap but the
 * totals of frequent contexts. A file that is damaged, cut short, foreign or hostile is refused, and claims of a header
 * are held against the length of the file before anything is mapped by them. The file must not change while it is in
 * use. Immutable, and safe for use by many threads.
 */
public final class ProxyFile {
    private static final int DIGEST = 32;

    private final ProxyHeader header;
    private final String id;
    private final KneserNeyModel model;

    private ProxyFile(ProxyHeader header, String id, KneserNeyModel model) {
        this.header = header;
        this.id = id;
        this.model = model;
    }

    /**
     * Writes a model.
     *
     * @param model the model
     * @param tokenizer id of the tokenizer whose ids were counted, 1..200 visible ASCII characters
     * @param out where to; flushed, not closed
     * @return the id that the file has when it is opened
     * @throws IOException if it cannot be written
     */
    public static String write(KneserNeyModel model, String tokenizer, OutputStream out) throws IOException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        DataOutputStream data = new DataOutputStream(new DigestOutputStream(out, digest));
        data.write(ProxyHeader.of(model, tokenizer).toBytes());
        WritableByteChannel channel = Channels.newChannel(data);
        for (int length = 1; length <= model.order(); length++) {
            for (ByteBuffer column : model.level(length).columns().inOrder()) {
                ByteBuffer whole = column.duplicate();
                while (whole.hasRemaining()) {
                    channel.write(whole);
                }
            }
        }
        data.flush();
        byte[] sum = digest.digest();
        out.write(sum);
        out.flush();
        return Hex.encodeHexString(sum);
    }

    /**
     * Opens a file that {@link #write} wrote.
     *
     * @param file the file; it may not change from here on
     * @return the model in it, mapped; its memory goes back when nothing refers to it any more
     * @throws IOException saying what is wrong with the file
     */
    public static ProxyFile open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ProxyHeader header = ProxyHeader.parse(begin(channel));
            if (channel.size() != header.length() + DIGEST) {
                throw new IOException("n-gram model must have " + (header.length() + DIGEST)
                        + " bytes by its header, has " + channel.size());
            }
            String id = checkedDigest(channel);
            Level[] levels = map(channel, header);
            return new ProxyFile(
                    header, id, new KneserNeyModel(header.vocabularySize(), header.referenceTokens(), levels));
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static ByteBuffer begin(FileChannel channel) throws IOException {
        ByteBuffer begin = ByteBuffer.allocate(ProxyHeader.MAX_BYTES);
        fill(channel, begin, 0);
        return begin.flip();
    }

    /** Reads until the buffer is full or the file ends. */
    private static void fill(FileChannel channel, ByteBuffer buffer, long from) throws IOException {
        long at = from;
        int n = 0;
        while (buffer.hasRemaining() && n >= 0) {
            n = channel.read(buffer, at);
            at += Math.max(n, 0);
        }
    }

    private static String checkedDigest(FileChannel channel) throws IOException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        long end = channel.size() - DIGEST;
        ByteBuffer buffer = ByteBuffer.allocate(1 << 18);
        for (long at = 0; at < end; at += buffer.limit()) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), end - at));
            fill(channel, buffer, at);
            if (buffer.hasRemaining()) {
                throw new EOFException("n-gram model became shorter while it was read");
            }
            digest.update(buffer.flip());
        }
        ByteBuffer written = ByteBuffer.allocate(DIGEST);
        fill(channel, written, end);
        byte[] sum = digest.digest();
        if (!Arrays.equals(sum, written.array())) {
            throw new IOException("n-gram model is damaged: its digest does not match");
        }
        return Hex.encodeHexString(sum);
    }

    private static Level[] map(FileChannel channel, ProxyHeader header) throws IOException {
        Level[] levels = new Level[header.order()];
        long at = header.bytes();
        for (int k = 0; k < levels.length; k++) {
            List<ByteBuffer> columns = new ArrayList<>();
            LevelShape shape = header.levels().get(k);
            for (long length : shape.lengths(header.vocabularySize())) {
                columns.add(channel.map(FileChannel.MapMode.READ_ONLY, at, length));
                at += length;
            }
            levels[k] = new Level(LevelColumns.of(shape.size(), shape.form(), columns));
        }
        return levels;
    }

    /**
     * The tokenizer whose ids were counted.
     *
     * @return its id
     */
    public String tokenizer() {
        return header.tokenizer();
    }

    /**
     * SHA-256 of the file, which stands at its end.
     *
     * @return 64 lower-case hexadecimal digits
     */
    public String id() {
        return id;
    }

    /**
     * The model.
     *
     * @return the mapped model
     */
    public KneserNeyModel model() {
        return model;
    }
}
