package org.countermark.cli.tokenizer;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Remembers the tokens of words, so that a tokenizer of OpenAI's kind has to split and merge each only once.
 *
 * <p>Text is cut where the splitting rule of these vocabularies cuts in any case: before a space that follows an ASCII
 * character which is not white space and stands before an ASCII letter, and behind such a word where an ASCII character
 * follows that is neither letter nor apostrophe. No alternative of the rule matches across either place, and none looks
 * back. So the tokens are the same, which a test over random text holds. Safe for use by many threads.
 */
final class WordCache {
    private static final int MAX_PIECE = 24;
    private static final int MAX_PIECES = 1 << 17;

    private final Function<String, int[]> encoder;
    private final Map<String, int[]> known = new ConcurrentHashMap<>();

    WordCache(Function<String, int[]> encoder) {
        this.encoder = encoder;
    }

    int[] encode(String text) {
        Tokens out = new Tokens(text.length() / 3 + 8);
        int start = 0;
        int at = 0;
        while (at < text.length()) {
            int end = wordEnd(text, at);
            if (end < 0) {
                at++;
                continue;
            }
            out.add(piece(text, start, at));
            out.add(piece(text, at, end));
            start = end;
            at = end;
        }
        out.add(piece(text, start, text.length()));
        return out.toArray();
    }

    /** The end of the word that can be cut out at a position, or −1 when none can. */
    private static int wordEnd(String text, int at) {
        if (text.charAt(at) != ' ' || (at > 0 && !isVisibleAscii(text.charAt(at - 1)))) {
            return -1;
        }
        int end = at + 1;
        while (end < text.length() && isLetter(text.charAt(end))) {
            end++;
        }
        boolean word = end > at + 1;
        boolean apart = end == text.length() || (text.charAt(end) < 0x80 && text.charAt(end) != '\'');
        return word && apart ? end : -1;
    }

    private int[] piece(String text, int from, int to) {
        if (from == to) {
            return Tokens.NONE;
        }
        String piece = text.substring(from, to);
        if (piece.length() > MAX_PIECE) {
            return encoder.apply(piece);
        }
        int[] tokens = known.get(piece);
        if (tokens == null) {
            tokens = encoder.apply(piece);
            if (known.size() < MAX_PIECES) {
                known.put(piece, tokens);
            }
        }
        return tokens;
    }

    private static boolean isVisibleAscii(char value) {
        return value > ' ' && value < 0x7f;
    }

    private static boolean isLetter(char value) {
        int folded = value | 0x20;
        return folded >= 'a' && folded <= 'z';
    }

    /** A growing array. */
    private static final class Tokens {
        static final int[] NONE = {};

        private int[] tokens;
        private int size;

        Tokens(int expected) {
            tokens = new int[expected];
        }

        void add(int[] more) {
            if (size + more.length > tokens.length) {
                tokens = Arrays.copyOf(tokens, Math.max(2 * tokens.length, size + more.length));
            }
            for (int token : more) {
                tokens[size++] = token;
            }
        }

        int[] toArray() {
            return Arrays.copyOf(tokens, size);
        }
    }
}
