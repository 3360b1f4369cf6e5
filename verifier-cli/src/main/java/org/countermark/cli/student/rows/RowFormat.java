package org.countermark.cli.student.rows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** How rows lie in the binary kind of file: docs/spec/row-file.md. */
final class RowFormat {
    /** The largest row, in either kind of file: some eight million entries. */
    static final int LARGEST = 64 << 20;

    static final int MAGIC_BYTES = 8;
    static final int VERSION = 1;
    static final int LARGEST_HEAD = 1 << 16;

    /** Kinds of records. */
    static final int PROMPT = 0;

    static final int LISTED = 1;
    static final int WHOLE = 2;

    private static final byte[] MAGIC = "CMKPROBS".getBytes(StandardCharsets.US_ASCII);

    private RowFormat() {}

    static boolean isMagic(byte[] bytes) {
        return Arrays.equals(MAGIC, bytes);
    }

    static byte[] magic() {
        return MAGIC.clone();
    }

    /** The checksum of a piece, which speaks for all before it, too. */
    static int chained(int before, byte[] length, byte[] content) {
        CRC32C crc = new CRC32C();
        crc.update(little(before));
        crc.update(length);
        crc.update(content);
        return (int) crc.getValue();
    }

    static byte[] little(int value) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    static int little(byte[] four) {
        return over(four).getInt();
    }

    /** Writes into an array. */
    static ByteBuffer over(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
