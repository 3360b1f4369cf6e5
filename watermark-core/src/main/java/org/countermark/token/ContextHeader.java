package org.countermark.token;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.countermark.internal.Ids;

/**
 * What stands before the fingerprints of a context file: magic, version, context width, and the tokenizer's id.
 *
 * @param contextWidth tokens of a context, 1..16
 * @param tokenizer id of the tokenizer, 1..200 visible ASCII characters
 */
record ContextHeader(int contextWidth, String tokenizer) {
    /** Bytes of the digest at the end of a file. */
    static final int DIGEST = 32;

    private static final byte[] MAGIC = "CMKCNTXT".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int FIXED = 20;

    /** Bytes of the longest header. */
    static final int MOST_BYTES = FIXED + Ids.MAX_LENGTH + Long.BYTES;

    ContextHeader {
        if (contextWidth < 1 || contextWidth > 16) {
            throw new IllegalArgumentException("contextWidth must be in 1..16, was " + contextWidth);
        }
        Ids.check("tokenizer", tokenizer);
    }

    /** Length of the header: whole words of 8 bytes. */
    int bytes() {
        return (FIXED + tokenizer.length() + 7) & -8;
    }

    byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(bytes()).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).putInt(VERSION).putInt(contextWidth).putInt(tokenizer.length());
        out.put(tokenizer.getBytes(StandardCharsets.US_ASCII));
        return out.array();
    }

    static ContextHeader parse(ByteBuffer begin) throws IOException {
        begin.order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[MAGIC.length];
        if (begin.remaining() >= FIXED) {
            begin.get(magic);
        }
        if (!Arrays.equals(magic, MAGIC)) {
            throw new IOException("context file must begin with CMKCNTXT");
        }
        int version = begin.getInt();
        if (version != VERSION) {
            throw new IOException(
                    "context file must have version " + VERSION + ", has " + Integer.toUnsignedString(version));
        }
        int width = begin.getInt();
        int length = begin.getInt();
        if (length < 1 || length > Ids.MAX_LENGTH || begin.remaining() < length) {
            throw new IOException("context file: the tokenizer's id must have 1.." + Ids.MAX_LENGTH
                    + " bytes inside the file, has " + Integer.toUnsignedString(length));
        }
        byte[] id = new byte[length];
        begin.get(id);
        try {
            ContextHeader header = new ContextHeader(width, new String(id, StandardCharsets.ISO_8859_1));
            while (begin.position() < Math.min(header.bytes(), begin.limit())) {
                if (begin.get() != 0) {
                    throw new IOException("context file: the header must be padded with zeros");
                }
            }
            return header;
        } catch (IllegalArgumentException e) {
            throw new IOException("context file: " + e.getMessage(), e);
        }
    }
}
