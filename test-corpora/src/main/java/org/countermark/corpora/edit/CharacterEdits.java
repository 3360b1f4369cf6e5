package org.countermark.corpora.edit;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** Edits that a reader hardly sees, and that a tokenizer sees at once: case, look-alikes, invisible characters. */
public final class CharacterEdits {
    private static final int ZERO_WIDTH_SPACE = 0x200B;

    /** Latin letters, and the Cyrillic or Greek ones that look like them in common fonts. */
    private static final Map<Integer, Integer> LOOK_ALIKES = pairs(
            "aceijopsxyABCEHIJKMOPSTXYZ",
            "\u0430\u0441\u0435\u0456\u0458\u043e\u0440\u0455\u0445\u0443"
                    + "\u0391\u0392\u0421\u0395\u0397\u0399\u0408\u039a\u039c\u039f\u03a1\u0405\u03a4\u03a7\u03a5\u0396");

    private CharacterEdits() {}

    /**
     * Turns capital letters into small ones and the other way round; letters whose other case is not one code point,
     * or does not lead back, stay.
     *
     * @param rate share of the letters with two cases that are turned, 0..1
     * @return the edit; it keeps the number of code points
     */
    public static TextEdit flipCase(double rate) {
        return each(rate, c -> otherCase(otherCase(c)) == c ? otherCase(c) : c);
    }

    /**
     * Replaces Latin letters by letters of other scripts that look the same.
     *
     * @param rate share of the letters with a look-alike that are replaced, 0..1
     * @return the edit; it keeps the number of code points
     */
    public static TextEdit homoglyphs(double rate) {
        return each(rate, c -> LOOK_ALIKES.getOrDefault(c, c));
    }

    /**
     * Puts a zero-width space (U+200B) behind characters.
     *
     * @param rate share of the code points that get one, 0..1
     * @return the edit; without its zero-width spaces, its result is the text
     */
    public static TextEdit zeroWidth(double rate) {
        Shares.check("rate", rate);
        return (text, random) -> {
            StringBuilder out = new StringBuilder(text.length() + 16);
            text.codePoints().forEach(c -> {
                out.appendCodePoint(c);
                if (random.nextDouble() < rate) {
                    out.appendCodePoint(ZERO_WIDTH_SPACE);
                }
            });
            return out.toString();
        };
    }

    private static int otherCase(int c) {
        int small = Character.toLowerCase(c);
        return small != c ? small : Character.toUpperCase(c);
    }

    /** Draws a number only for code points that the operator would change, so that the rate is a share of those. */
    private static TextEdit each(double rate, IntUnaryOperator change) {
        Shares.check("rate", rate);
        return (text, random) -> {
            StringBuilder out = new StringBuilder(text.length());
            text.codePoints().forEach(c -> {
                int other = change.applyAsInt(c);
                out.appendCodePoint(other != c && random.nextDouble() < rate ? other : c);
            });
            return out.toString();
        };
    }

    private static Map<Integer, Integer> pairs(String from, String to) {
        Map<Integer, Integer> pairs = new HashMap<>();
        for (int i = 0; i < from.length(); i++) {
            pairs.put((int) from.charAt(i), (int) to.charAt(i));
        }
        return Map.copyOf(pairs);
    }
}
