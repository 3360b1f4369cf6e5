package org.countermark.corpora.gguf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The key-value part of a GGUF file. Only places are kept, values are decoded when asked for: what the file claims
 * about itself costs no memory. A value of another kind than asked for is an error, a key that is not there is empty.
 * Immutable and safe for use by several threads.
 */
public final class GgufMetadata {
    private static final String OTHER_FILE = "take a file written by a current converter of the model";

    private final MappedFile file;
    private final Map<String, Entry> entries;

    private record Entry(MetadataType type, long offset) {}

    private GgufMetadata(MappedFile file, Map<String, Entry> entries) {
        this.file = file;
        this.entries = entries;
    }

    static GgufMetadata read(MappedFile file, GgufCursor cursor, long count) throws UnreadableModelException {
        Map<String, Entry> entries = new HashMap<>();
        for (long i = 0; i < count; i++) {
            long at = cursor.offset();
            String key = cursor.readString();
            MetadataType type = MetadataType.read(cursor, file);
            if (entries.put(key, new Entry(type, cursor.offset())) != null) {
                throw file.defect(at, "metadata key " + key + " stands twice", OTHER_FILE);
            }
            skip(file, cursor, type);
        }
        return new GgufMetadata(file, entries);
    }

    private static void skip(MappedFile file, GgufCursor cursor, MetadataType type) throws UnreadableModelException {
        if (type == MetadataType.STRING) {
            cursor.skipString();
        } else if (type == MetadataType.ARRAY) {
            long at = cursor.offset();
            MetadataType element = MetadataType.read(cursor, file);
            if (element == MetadataType.ARRAY) {
                throw file.defect(at, "an array of arrays, which no known model file has", OTHER_FILE);
            }
            long count = cursor.readCount("an array's length", element.bytes);
            if (element == MetadataType.STRING) {
                for (long i = 0; i < count; i++) {
                    cursor.skipString();
                }
            } else {
                cursor.skip(count * element.bytes);
            }
        } else {
            cursor.skip(type.bytes);
        }
    }

    /**
     * A text value.
     *
     * @param key the key
     * @return the text, or empty when the key is not there
     * @throws UnreadableModelException when the value is no text
     */
    public Optional<String> string(String key) throws UnreadableModelException {
        Entry entry = entries.get(key);
        if (entry == null) {
            return Optional.empty();
        }
        require(key, entry, entry.type == MetadataType.STRING, "a string");
        return Optional.of(cursor(entry).readString());
    }

    /**
     * An integer value of any width.
     *
     * @param key the key
     * @return the integer, or empty when the key is not there
     * @throws UnreadableModelException when the value is no integer
     */
    public OptionalLong integer(String key) throws UnreadableModelException {
        Entry entry = entries.get(key);
        if (entry == null) {
            return OptionalLong.empty();
        }
        require(key, entry, entry.type.isInteger(), "an integer");
        return OptionalLong.of(entry.type.readInteger(cursor(entry)));
    }

    /**
     * A floating-point value of either width.
     *
     * @param key the key
     * @return the number, or empty when the key is not there
     * @throws UnreadableModelException when the value is no floating-point number
     */
    public OptionalDouble number(String key) throws UnreadableModelException {
        Entry entry = entries.get(key);
        if (entry == null) {
            return OptionalDouble.empty();
        }
        boolean wide = entry.type == MetadataType.FLOAT64;
        require(key, entry, wide || entry.type == MetadataType.FLOAT32, "a floating-point number");
        GgufCursor cursor = cursor(entry);
        return OptionalDouble.of(
                wide ? Double.longBitsToDouble(cursor.readLong()) : Float.intBitsToFloat(cursor.readInt()));
    }

    /**
     * A truth value.
     *
     * @param key the key
     * @return the value, or empty when the key is not there
     * @throws UnreadableModelException when the value is no truth value
     */
    public Optional<Boolean> bool(String key) throws UnreadableModelException {
        Entry entry = entries.get(key);
        if (entry == null) {
            return Optional.empty();
        }
        require(key, entry, entry.type == MetadataType.BOOL, "a truth value");
        return Optional.of(cursor(entry).readByte() != 0);
    }

    /**
     * A list of texts.
     *
     * @param key the key
     * @return the texts in their order, or empty when the key is not there
     * @throws UnreadableModelException when the value is no list of texts
     */
    public Optional<List<String>> strings(String key) throws UnreadableModelException {
        Entry entry = entries.get(key);
        if (entry == null) {
            return Optional.empty();
        }
        require(key, entry, entry.type == MetadataType.ARRAY, "an array of strings");
        GgufCursor cursor = cursor(entry);
        require(key, entry, MetadataType.read(cursor, file) == MetadataType.STRING, "an array of strings");
        long count = cursor.readLong();
        List<String> out = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            out.add(cursor.readString());
        }
        return Optional.of(List.copyOf(out));
    }

    /**
     * A list of integers that each fit an int.
     *
     * @param key the key
     * @return the integers in their order, or empty when the key is not there
     * @throws UnreadableModelException when the value is no list of integers
     */
    public Optional<int[]> integers(String key) throws UnreadableModelException {
        Entry entry = entries.get(key);
        if (entry == null) {
            return Optional.empty();
        }
        require(key, entry, entry.type == MetadataType.ARRAY, "an array of integers");
        GgufCursor cursor = cursor(entry);
        MetadataType element = MetadataType.read(cursor, file);
        require(key, entry, element.isInteger(), "an array of integers");
        long count = cursor.readLong();
        require(key, entry, count <= Integer.MAX_VALUE - 8, "an array of at most 2^31 integers");
        int[] out = new int[(int) count];
        for (int i = 0; i < out.length; i++) {
            long value = element.readInteger(cursor);
            require(key, entry, value == (int) value, "an array of 32-bit integers");
            out[i] = (int) value;
        }
        return Optional.of(out);
    }

    /**
     * An error about one key, for readers of the metadata.
     *
     * @param key the key; its place is named if it is there
     * @param problem what is wrong, without a full stop
     * @param remedy what the user can do, without a full stop
     * @return the exception to throw
     */
    public UnreadableModelException defect(String key, String problem, String remedy) {
        Entry entry = entries.get(key);
        return file.defect(entry == null ? 0 : entry.offset, key + ": " + problem, remedy);
    }

    private GgufCursor cursor(Entry entry) {
        return new GgufCursor(file, entry.offset);
    }

    private void require(String key, Entry entry, boolean holds, String kind) throws UnreadableModelException {
        if (!holds) {
            throw defect(key, "is " + entry.type + ", not " + kind, OTHER_FILE);
        }
    }
}
