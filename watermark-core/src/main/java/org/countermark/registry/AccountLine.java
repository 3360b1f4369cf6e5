package org.countermark.registry;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An account's line in its one spelling, read without a parser: a registry of a million is little else than such lines.
 *
 * <p>It says yes to canonical lines only. Whatever else there is goes to {@link LineFields}, which finds out what is wrong
 * with it. Thread-confined, and used again for every line.
 */
final class AccountLine {
    private static final byte[] ACCOUNT = ascii("{\"account\":\"");
    private static final byte[] PAYLOAD = ascii("\",\"payload\":");
    private static final byte[] SINCE = ascii(",\"since\":\"");
    private static final byte[] END = ascii("\"}");

    /** Everything but the payload's digits. */
    private static final int FIXED =
            ACCOUNT.length + Pseudonym.DIGITS + PAYLOAD.length + SINCE.length + Seconds.LENGTH + END.length;

    private static final int MOST_DIGITS = 7;
    private static final byte[] HEX = new byte[256];

    static {
        Arrays.fill(HEX, (byte) -1);
        for (int i = 0; i < 16; i++) {
            HEX["0123456789abcdef".charAt(i)] = (byte) i;
        }
    }

    private long high;
    private long low;
    private int payload;
    private long since;

    /** Whether it is such a line; if so, its values can be asked for. */
    boolean read(byte[] buffer, int from, int length) {
        int digits = length - FIXED;
        if (digits < 1 || digits > MOST_DIGITS || !stands(ACCOUNT, buffer, from)) {
            return false;
        }
        int at = from + ACCOUNT.length;
        int half = Pseudonym.DIGITS / 2;
        if (!isHex(buffer, at)) {
            return false;
        }
        high = word(buffer, at);
        low = word(buffer, at + half);
        at += Pseudonym.DIGITS;
        if (!stands(PAYLOAD, buffer, at)) {
            return false;
        }
        at += PAYLOAD.length;
        if (buffer[at] == '0' || !number(buffer, at, digits)) {
            return false;
        }
        at += digits;
        int end = at + SINCE.length + Seconds.LENGTH;
        return stands(SINCE, buffer, at) && stands(END, buffer, end) && instant(buffer, at + SINCE.length);
    }

    private static boolean stands(byte[] expected, byte[] buffer, int from) {
        return Arrays.equals(expected, 0, expected.length, buffer, from, from + expected.length);
    }

    private static boolean isHex(byte[] buffer, int from) {
        int all = 0;
        for (int i = from; i < from + Pseudonym.DIGITS; i++) {
            all |= HEX[buffer[i] & 0xff];
        }
        return all >= 0;
    }

    private static long word(byte[] buffer, int from) {
        long word = 0;
        for (int i = from; i < from + Pseudonym.DIGITS / 2; i++) {
            word = (word << 4) | HEX[buffer[i]];
        }
        return word;
    }

    private boolean number(byte[] buffer, int from, int digits) {
        payload = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = buffer[i] - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            payload = payload * 10 + digit;
        }
        return true;
    }

    private boolean instant(byte[] buffer, int from) {
        try {
            since = Seconds.parse(new String(buffer, from, Seconds.LENGTH, StandardCharsets.ISO_8859_1));
            return true;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    Pseudonym pseudonym() {
        return new Pseudonym(high, low);
    }

    int payload() {
        return payload;
    }

    /** Seconds since 1970. */
    long since() {
        return since;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
