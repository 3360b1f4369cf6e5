package org.countermark.token;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A sorted file of fingerprints of contexts, mapped into memory: docs/spec/context-file.md.
 *
 * <p>Opening reads the file once, for its digest and to see that it ascends, and keeps nothing of it on the heap. A file
 * that is damaged, cut short, foreign or hostile is refused. It must not change while it is in use. A look-up costs a few
 * reads of memory, since fingerprints lie evenly. Holds no text, but whoever has the file can ask whether a context that
 * they know is in it.
 */
public final class ContextFile implements ContextFilter {
    /** Fingerprints that are mapped together: 1 GiB. */
    private static final int SEGMENT_BITS = 27;

    private static final int BLOCK = 1 << 18;

    private final ContextHeader header;
    private final String id;
    private final LongBuffer[] segments;
    private final long size;

    private ContextFile(ContextHeader header, String id, LongBuffer[] segments, long size) {
        this.header = header;
        this.id = id;
        this.segments = segments;
        this.size = size;
    }

    /**
     * Opens a file that {@link ContextFileBuilder} wrote.
     *
     * @param file the file; it may not change from here on
     * @return the contexts in it, mapped; the memory goes back when nothing refers to it any more
     * @throws IOException saying what is wrong with the file
     */
    public static ContextFile open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer begin = ByteBuffer.allocate(ContextHeader.MOST_BYTES);
            fill(channel, begin, 0);
            ContextHeader header = ContextHeader.parse(begin.flip());
            long bytes = channel.size() - header.bytes() - ContextHeader.DIGEST;
            if (bytes < 0 || bytes % Long.BYTES != 0) {
                throw new IOException("context file must hold whole fingerprints between its header of "
                        + header.bytes() + " bytes and its digest, has " + channel.size() + " bytes");
            }
            String id = check(channel, header.bytes(), bytes);
            long size = bytes / Long.BYTES;
            return new ContextFile(header, id, map(channel, header.bytes(), size), size);
        }
    }

    /** Reads the whole file once: its digest must match, and its fingerprints ascend. */
    private static String check(FileChannel channel, int headerBytes, long bytes) throws IOException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        ByteBuffer buffer = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        read(channel, buffer.limit(headerBytes), 0);
        digest.update(buffer);
        long before = 0;
        for (long at = 0; at < bytes; at += buffer.limit()) {
            buffer.clear().limit((int) Math.min(BLOCK, bytes - at));
            read(channel, buffer, headerBytes + at);
            for (int i = 0; i < buffer.limit(); i += Long.BYTES) {
                long fingerprint = buffer.getLong(i);
                if (at + i > 0 && Long.compareUnsigned(before, fingerprint) >= 0) {
                    throw new IOException("context file: fingerprints must ascend, and number " + (at + i) / Long.BYTES
                            + " does not");
                }
                before = fingerprint;
            }
            digest.update(buffer);
        }
        byte[] sum = digest.digest();
        buffer.clear().limit(ContextHeader.DIGEST);
        read(channel, buffer, headerBytes + bytes);
        byte[] written = new byte[ContextHeader.DIGEST];
        buffer.get(written);
        if (!Arrays.equals(sum, written)) {
            throw new IOException("context file is damaged: its digest does not match");
        }
        return Hex.encodeHexString(sum);
    }

    /** Fills a buffer up to its limit, and turns it for reading. */
    private static void read(FileChannel channel, ByteBuffer buffer, long from) throws IOException {
        fill(channel, buffer, from);
        if (buffer.hasRemaining()) {
            throw new EOFException("context file became shorter while it was read");
        }
        buffer.flip();
    }

    private static void fill(FileChannel channel, ByteBuffer buffer, long from) throws IOException {
        long at = from;
        int n = 0;
        while (buffer.hasRemaining() && n >= 0) {
            n = channel.read(buffer, at);
            at += Math.max(n, 0);
        }
    }

    private static LongBuffer[] map(FileChannel channel, long from, long size) throws IOException {
        LongBuffer[] segments = new LongBuffer[(int) ((size + (1L << SEGMENT_BITS) - 1) >>> SEGMENT_BITS)];
        for (int i = 0; i < segments.length; i++) {
            long first = (long) i << SEGMENT_BITS;
            long count = Math.min(size - first, 1L << SEGMENT_BITS);
            segments[i] = channel.map(FileChannel.MapMode.READ_ONLY, from + first * Long.BYTES, count * Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asLongBuffer();
        }
        return segments;
    }

    @Override
    public boolean holds(int[] tokens, int from) {
        return contains(Fingerprint.of(tokens, from, header.contextWidth()));
    }

    /** Looks where the value should be if all lay evenly, then halves what is left, in turns. */
    private boolean contains(long fingerprint) {
        long low = 0;
        long high = size;
        long least = 0;
        long most = -1;
        for (int step = 0; low < high; step++) {
            long at = step % 3 == 2 ? low + (high - low) / 2 : guess(fingerprint, low, high, least, most);
            long value = get(at);
            if (value == fingerprint) {
                return true;
            }
            if (Long.compareUnsigned(value, fingerprint) < 0) {
                low = at + 1;
                least = value;
            } else {
                high = at;
                most = value;
            }
        }
        return false;
    }

    private static long guess(long fingerprint, long low, long high, long least, long most) {
        double share = unsigned(fingerprint - least) / unsigned(most - least);
        return Math.max(low, Math.min(high - 1, low + (long) (share * (double) (high - low))));
    }

    private static double unsigned(long value) {
        return (double) (value >>> 1) * 2 + (double) (value & 1);
    }

    private long get(long at) {
        return segments[(int) (at >>> SEGMENT_BITS)].get((int) (at & ((1L << SEGMENT_BITS) - 1)));
    }

    @Override
    public int contextWidth() {
        return header.contextWidth();
    }

    /**
     * The tokenizer whose ids the contexts are made of.
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
    @Override
    public String id() {
        return id;
    }

    /**
     * How many distinct contexts are in the file.
     *
     * @return their number, at least 0
     */
    public long size() {
        return size;
    }
}
