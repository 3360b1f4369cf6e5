package org.countermark.evidence.json;

import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Reads and writes canonical JSON.
 *
 * <p>A reader of untrusted bytes allocates in proportion to them, and gives up at {@link #MAX_BYTES}, {@link #MAX_DEPTH} and
 * {@link #MAX_VALUES}. Every error is an {@link IllegalArgumentException} that names what was read. Stateless. Source:
 * docs/spec/evidence-bundle.md, section "Canonical form"; RFC 8785.
 */
public final class CanonicalJson {
    /** Longest text that is read, in bytes. */
    public static final int MAX_BYTES = 16 << 20;

    /** Deepest nesting of objects and arrays that is read and written. */
    public static final int MAX_DEPTH = 32;

    /** Most strings, integers, objects and arrays in one text. */
    public static final int MAX_VALUES = 1_000_000;

    private CanonicalJson() {}

    /**
     * Reads a text that must be canonical, byte for byte, with nothing before or behind it.
     *
     * @param what what to call the text in messages
     * @param bytes the text in UTF-8
     * @return its value
     * @throws IllegalArgumentException if the text is beyond the limits, no JSON of strings and integers, or not canonical
     */
    public static Json parse(String what, byte[] bytes) {
        Json value = JsonReader.strict(what, bytes);
        byte[] canonical = bytes(value);
        for (int i = 0; i < bytes.length; i++) {
            if (i >= canonical.length || bytes[i] != canonical[i]) {
                throw new IllegalArgumentException(what + ": not in canonical form from byte " + i + " on");
            }
        }
        if (canonical.length != bytes.length) {
            throw new IllegalArgumentException(what + ": not in canonical form, bytes are missing at the end");
        }
        return value;
    }

    /**
     * Takes in the JSON that a command prints: members in any order, with white space, with fractions and truth values.
     *
     * <p>A fraction, and an integer beyond 2^53 − 1, becomes a string of the digits as they stand; {@code true} and
     * {@code false} become strings. Two documents that print the same figures give the same value.
     *
     * @param what what to call the document in messages
     * @param bytes the document in UTF-8
     * @return its value
     * @throws IllegalArgumentException if the document is beyond the limits, no JSON, repeats a name, or holds a null
     */
    public static Json ofDocument(String what, byte[] bytes) {
        return JsonReader.document(what, bytes);
    }

    /**
     * The canonical form.
     *
     * @param value a value
     * @return its UTF-8 bytes, without a line end
     * @throws IllegalArgumentException if it is nested deeper than {@link #MAX_DEPTH}
     */
    public static byte[] bytes(Json value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The canonical form as text.
     *
     * @param value a value
     * @return one line without its end
     * @throws IllegalArgumentException if it is nested deeper than {@link #MAX_DEPTH}
     */
    public static String text(Json value) {
        StringBuilder out = new StringBuilder();
        CanonicalWriter.write(value, out, 0);
        return out.toString();
    }

    /**
     * SHA-256 of the canonical form.
     *
     * @param value a value
     * @return 64 lower-case hexadecimal digits
     * @throws IllegalArgumentException if it is nested deeper than {@link #MAX_DEPTH}
     */
    public static String digest(Json value) {
        return DigestUtils.sha256Hex(bytes(value));
    }
}
