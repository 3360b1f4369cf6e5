package org.countermark.token;

/**
 * A part of a text, in the three units in which programs count: Java characters, Unicode code points, UTF-8 bytes.
 *
 * @param from first character, as {@link String#substring(int, int)} takes it, at least 0
 * @param to one after the last character, at least from
 * @param fromCodePoint code points before the part, at least 0
 * @param toCodePoint code points up to its end, at least fromCodePoint
 * @param fromByte bytes before the part in UTF-8, at least 0
 * @param toByte bytes up to its end in UTF-8, at least fromByte
 */
public record TextSpan(int from, int to, int fromCodePoint, int toCodePoint, long fromByte, long toByte) {
    /** Refuses ends before starts. */
    public TextSpan {
        check("from", "to", from, to);
        check("fromCodePoint", "toCodePoint", fromCodePoint, toCodePoint);
        check("fromByte", "toByte", fromByte, toByte);
    }

    private static void check(String start, String end, long from, long to) {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException(
                    start + " must be at least 0 and at most " + end + ", was " + from + " with " + to);
        }
    }
}
