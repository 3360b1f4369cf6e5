package org.countermark.cli.secrecy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Secrets by name, and every way in which one may stand in some bytes: raw, in hexadecimal of either case, in base64 of both
 * alphabets at any alignment, as a list of bytes, and numbers in decimal; whole or any eight bytes in a row of it.
 *
 * <p>Eight random bytes, sixteen digits or eleven characters stand somewhere by chance with odds of 2^-64 a place at most: of ten
 * thousand windows in ten megabytes that is 1e-8 for one form, were all of a file random text of that form; files here are smaller
 * and mostly words.
 */
final class Secrets {
    private static final int RAW = 8;
    private static final int HEX = 2 * RAW;
    private static final int BASE64 = 11;

    private final Map<String, String> raw = new HashMap<>();
    private final Map<String, String> hex = new HashMap<>();
    private final Map<String, String> base64 = new HashMap<>();
    private final Map<String, String> whole = new HashMap<>();

    /** Adds a secret of eight bytes or more. */
    Secrets add(String name, byte[] secret) {
        windows(new String(secret, StandardCharsets.ISO_8859_1), RAW, name + ", raw", raw);
        windows(HexFormat.of().formatHex(secret), HEX, name + ", in hexadecimal", hex);
        for (int offset = 0; offset < 3; offset++) {
            windows(base64(secret, offset), BASE64, name + ", in base64", base64);
        }
        lists(name, secret);
        return this;
    }

    /** What a secret adds to a text in base64 in which it begins so many bytes behind a multiple of three. */
    private static String base64(byte[] secret, int offset) {
        byte[] shifted = ByteBuffer.allocate(offset + secret.length)
                .position(offset)
                .put(secret)
                .array();
        String all = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        // A character on the border has bits of what stands beside it.
        return all.substring((8 * offset + 5) / 6, 8 * shifted.length / 6);
    }

    private void lists(String name, byte[] secret) {
        for (String between : new String[] {", ", ","}) {
            StringJoiner signed = new StringJoiner(between);
            StringJoiner unsigned = new StringJoiner(between);
            for (int i = 0; i < RAW; i++) {
                signed.add(Byte.toString(secret[i]));
                unsigned.add(Integer.toString(secret[i] & 0xFF));
            }
            whole.put(signed.toString(), name + ", as a list");
            whole.put(unsigned.toString(), name + ", as a list");
        }
    }

    /** Adds a number that a secret is made of; one of fewer than ten digits would stand somewhere by chance. */
    Secrets add(String name, long number) {
        add(name, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        add(
                name + ", turned round",
                ByteBuffer.allocate(Long.BYTES)
                        .putLong(Long.reverseBytes(number))
                        .array());
        whole.put(Long.toString(number), name + ", in decimal");
        whole.put(Long.toUnsignedString(number), name + ", in decimal");
        return this;
    }

    /** Adds words. */
    Secrets add(String name, String words) {
        byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
        whole.put(words, name);
        hex.put(HexFormat.of().formatHex(bytes).substring(0, HEX), name + ", in hexadecimal");
        for (int offset = 0; offset < 3; offset++) {
            windows(base64(bytes, offset), BASE64, name + ", in base64", base64);
        }
        return this;
    }

    private static void windows(String text, int length, String name, Map<String, String> to) {
        for (int from = 0; from + length <= text.length(); from++) {
            to.put(text.substring(from, from + length), name);
        }
    }

    /** Which secret stands in these bytes, if one does. */
    Optional<String> in(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String standard = text.replace('-', '+').replace('_', '/');
        for (Map.Entry<String, String> each : whole.entrySet()) {
            if (text.contains(each.getKey())) {
                return Optional.of(each.getValue());
            }
        }
        return find(text, RAW, raw)
                .or(() -> find(text.toLowerCase(Locale.ROOT), HEX, hex))
                .or(() -> find(standard, BASE64, base64));
    }

    Optional<String> in(String text) {
        return in(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> find(String text, int length, Map<String, String> windows) {
        for (int from = 0; from + length <= text.length(); from++) {
            String found = windows.get(text.substring(from, from + length));
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
