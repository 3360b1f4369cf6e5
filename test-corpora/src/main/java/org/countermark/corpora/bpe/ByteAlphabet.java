package org.countermark.corpora.bpe;

import java.util.Arrays;

/**
 * The printable characters under which byte-level vocabularies list bytes (GPT-2's table): a printable Latin-1 byte is
 * itself, the other 68 are U+0100 onwards in order.
 */
final class ByteAlphabet {
    private static final char[] CHARS = new char[256];
    private static final short[] BYTES = new short[256 + 68];

    static {
        Arrays.fill(BYTES, (short) -1);
        char next = 256;
        for (int b = 0; b < 256; b++) {
            boolean printable = (b > 32 && b < 127) || (b > 160 && b != 173);
            CHARS[b] = printable ? (char) b : next++;
            BYTES[CHARS[b]] = (short) b;
        }
    }

    private ByteAlphabet() {}

    static char charOf(int unsignedByte) {
        return CHARS[unsignedByte];
    }

    /** Whether every character stands for a byte. */
    static boolean covers(String token) {
        return token.chars().allMatch(c -> c < BYTES.length && BYTES[c] >= 0);
    }

    /** The bytes that a token stands for; only where {@link #covers}. */
    static byte[] bytes(String token) {
        byte[] out = new byte[token.length()];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) BYTES[token.charAt(i)];
        }
        return out;
    }
}
