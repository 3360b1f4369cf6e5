package org.countermark.internal;

import java.util.Base64;

/** Base64 with padding of a known number of bytes, of which there is one spelling only. */
public final class CanonicalBase64 {
    private CanonicalBase64() {}

    /**
     * Decodes, or says what the text must be; the text itself is never quoted.
     *
     * @param parameter what to call it in the message
     * @param base64 the text
     * @param length bytes expected
     * @return the bytes
     * @throws IllegalArgumentException if it is not the one spelling of so many bytes
     */
    public static byte[] decode(String parameter, String base64, int length) {
        String wanted = parameter + " must be base64 with padding of " + length + " bytes";
        if (base64.length() != (length + 2) / 3 * 4) {
            throw new IllegalArgumentException(wanted + ", had " + base64.length() + " characters");
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            // The decoder's own message would quote a character.
            throw new IllegalArgumentException(wanted);
        }
        // A decoder overlooks set bits behind the last byte, which would give one value two texts.
        if (bytes.length != length || !encode(bytes).equals(base64)) {
            throw new IllegalArgumentException(wanted + ", in its canonical spelling");
        }
        return bytes;
    }

    /**
     * Encodes.
     *
     * @param bytes the bytes
     * @return their one spelling
     */
    public static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
