package org.countermark.corpora.gguf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Builds small GGUF files for tests, byte by byte. */
public final class GgufBytes {
    private final ByteArrayOutputStream metadata = new ByteArrayOutputStream();
    private final ByteArrayOutputStream infos = new ByteArrayOutputStream();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private int entries;
    private int tensors;

    /** A string entry. */
    public GgufBytes text(String key, String value) {
        key(key, 8);
        string(metadata, value);
        return this;
    }

    /** An unsigned 32-bit entry. */
    public GgufBytes integer(String key, int value) {
        key(key, 4);
        ints(metadata, value);
        return this;
    }

    /** A 32-bit float entry. */
    public GgufBytes number(String key, float value) {
        key(key, 6);
        ints(metadata, Float.floatToIntBits(value));
        return this;
    }

    /** A truth value. */
    public GgufBytes bool(String key, boolean value) {
        key(key, 7);
        metadata.write(value ? 1 : 0);
        return this;
    }

    /** An array of strings. */
    public GgufBytes texts(String key, List<String> values) {
        key(key, 9);
        ints(metadata, 8);
        longs(metadata, values.size());
        values.forEach(v -> string(metadata, v));
        return this;
    }

    /** An array of signed 32-bit integers. */
    public GgufBytes integers(String key, int... values) {
        key(key, 9);
        ints(metadata, 5);
        longs(metadata, values.length);
        ints(metadata, values);
        return this;
    }

    /** A tensor of any encoding, as raw bytes. */
    public GgufBytes tensor(String name, int code, int cols, int rows, byte[] bytes) {
        while (data.size() % 32 != 0) {
            data.write(0);
        }
        string(infos, name);
        ints(infos, 2);
        longs(infos, cols, rows);
        ints(infos, code);
        longs(infos, data.size());
        data.writeBytes(bytes);
        tensors++;
        return this;
    }

    /** A tensor of 32-bit floats. */
    public GgufBytes floats(String name, int cols, int rows, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return tensor(name, 0, cols, rows, bytes.array());
    }

    /** The file. */
    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ints(out, 0x46554747, 3);
        longs(out, tensors, entries);
        out.writeBytes(metadata.toByteArray());
        out.writeBytes(infos.toByteArray());
        while (out.size() % 32 != 0) {
            out.write(0);
        }
        out.writeBytes(data.toByteArray());
        return out.toByteArray();
    }

    private void key(String key, int type) {
        string(metadata, key);
        ints(metadata, type);
        entries++;
    }

    private static void string(ByteArrayOutputStream out, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        longs(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void ints(ByteArrayOutputStream out, int... values) {
        for (int value : values) {
            out.writeBytes(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(value)
                    .array());
        }
    }

    private static void longs(ByteArrayOutputStream out, long... values) {
        for (long value : values) {
            out.writeBytes(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(value)
                    .array());
        }
    }
}
