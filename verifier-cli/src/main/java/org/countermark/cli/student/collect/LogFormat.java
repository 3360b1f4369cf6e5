package org.countermark.cli.student.collect;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.zip.CRC32C;
import org.apache.commons.codec.digest.DigestUtils;

/** How a log of answers lies on disk: docs/spec/collect-log.md in code. */
final class LogFormat {
    /** Magic and version, at the beginning of every log. */
    static final int START = 12;
    /** Length of a record's content and the checksum of that length. */
    static final int HEAD = 8;
    /** The chained SHA-256 behind each record. */
    static final int CHECKSUM = 32;
    /** The longest content: a body of the largest size twice over, and what is said about it. */
    static final int LARGEST = 80 << 20;

    private static final byte[] MAGIC = "CMKANSWR".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;

    private LogFormat() {}

    /** The first bytes of a log. */
    static byte[] start() {
        return littleEndian(START).put(MAGIC).putInt(VERSION).array();
    }

    /** What the first record is chained to. */
    static byte[] firstChecksum() {
        return DigestUtils.sha256(start());
    }

    /** A record with head and checksum, ready to be written in one piece. */
    static byte[] encode(byte[] previous, byte[] about, byte[] request, byte[] response) {
        int content = Math.addExact(Math.addExact(8 + about.length, request.length), response.length);
        if (content > LARGEST) {
            throw new IllegalArgumentException("content must have at most " + LARGEST + " bytes, had " + content);
        }
        byte[] bytes = new byte[HEAD + content + CHECKSUM];
        ByteBuffer record = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        record.putInt(content).putInt(lengthChecksum(content));
        record.putInt(about.length).putInt(request.length);
        record.put(about).put(request).put(response);
        record.put(checksum(previous, bytes, HEAD + content));
        return bytes;
    }

    static int lengthChecksum(int length) {
        CRC32C crc = new CRC32C();
        crc.update(littleEndian(4).putInt(length).flip());
        return (int) crc.getValue();
    }

    /** The checksum of a record whose head and content are the first bytes of an array. */
    static byte[] checksum(byte[] previous, byte[] record, int length) {
        MessageDigest sha256 = DigestUtils.getSha256Digest();
        sha256.update(previous);
        sha256.update(record, 0, length);
        return sha256.digest();
    }

    static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
