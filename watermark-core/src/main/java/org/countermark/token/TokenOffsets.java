package org.countermark.token;

import java.util.Arrays;
import java.util.Optional;

/**
 * Where each token of a text stands in it.
 *
 * <p>A token of a byte-level vocabulary may begin or end inside a character; a span of tokens then reaches out to whole
 * code points. A lone surrogate counts as the one byte that Java writes for it. Immutable; 8 bytes a token, and a small
 * multiple of 4 bytes a character.
 */
public final class TokenOffsets {
    private static final char REPLACEMENT = '\uFFFD';

    /** More tokens than share one code point, or one run of code points that no token boundary cuts in practice. */
    private static final int MOST_JOINED = 32;

    private final String text;
    private final int[] starts;
    private final int[] ends;
    private final boolean exact;

    private TokenOffsets(String text, int[] starts, int[] ends, boolean exact) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
        this.exact = exact;
    }

    /**
     * Finds the tokens of a text in it.
     *
     * <p>Tokenizers whose decoder drops or adds white space at the ends of what it is given still align; {@link #exact} is
     * then false, and white space beside a boundary may be counted to the other side. Time is linear in the tokens, at
     * a few decodings each.
     *
     * @param tokenizer the tokenizer of the tokens
     * @param text the text
     * @param tokens its token ids, each in 0..V−1
     * @return the places; empty if the tokens do not spell the text, as where a tokenizer changes letters before it
     *     splits them
     */
    public static Optional<TokenOffsets> of(TextTokenizer tokenizer, String text, int[] tokens) {
        int[] starts = new int[tokens.length];
        int[] ends = new int[tokens.length];
        boolean exact = true;
        int at = 0;
        int from = 0;
        while (from < tokens.length) {
            Optional<Join> join = Join.of(tokenizer, text, tokens, from, at);
            if (join.isEmpty()) {
                return Optional.empty();
            }
            Join found = join.get();
            exact &= found.exact;
            found.place(tokenizer, text, tokens, starts, ends);
            at = found.end;
            from = found.to;
        }
        String rest = text.substring(at);
        return rest.isBlank()
                ? Optional.of(new TokenOffsets(text, starts, ends, exact && rest.isEmpty()))
                : Optional.empty();
    }

    /**
     * Whether every character of the text belongs to its tokens exactly as they spell it.
     *
     * @return false if white space had to be skipped or added to make them fit
     */
    public boolean exact() {
        return exact;
    }

    /**
     * The part of the text that holds some of its tokens, with the whole of every code point that they share.
     *
     * @param fromToken first token, at least 0
     * @param toToken one after the last token, above fromToken, at most the number of tokens
     * @return the part
     * @throws IllegalArgumentException if the tokens are none, or not of this text
     */
    public TextSpan span(int fromToken, int toToken) {
        if (fromToken < 0 || toToken <= fromToken || toToken > starts.length) {
            throw new IllegalArgumentException("tokens must be in 0.." + starts.length + " and at least one, were "
                    + fromToken + " to " + toToken);
        }
        int from = starts[fromToken];
        int to = Math.max(from, ends[toToken - 1]);
        return new TextSpan(
                from,
                to,
                text.codePointCount(0, from),
                text.codePointCount(0, to),
                utf8Length(text, from),
                utf8Length(text, to));
    }

    private static long utf8Length(String text, int end) {
        long bytes = 0;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes++;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (!Character.isSurrogate(c)) {
                bytes += 3;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                bytes++;
            }
        }
        return bytes;
    }

    /** Tokens that together spell whole characters: nearly always one, several where they share a character. */
    private record Join(int from, int to, int begin, int end, boolean exact) {
        static Optional<Join> of(TextTokenizer tokenizer, String text, int[] tokens, int from, int at) {
            int last = Math.min(tokens.length, from + MOST_JOINED);
            for (int to = from + 1; to <= last; to++) {
                String spelled = tokenizer.decode(Arrays.copyOfRange(tokens, from, to));
                // A text may hold the replacement character itself; then the next token tells which it is.
                boolean open = !spelled.isEmpty() && spelled.charAt(spelled.length() - 1) == REPLACEMENT && to < last;
                if (!open && text.startsWith(spelled, at)) {
                    return Optional.of(new Join(from, to, at, at + spelled.length(), true));
                }
                int begin = skipSpace(text, at);
                String stripped = spelled.strip();
                if (!open && !stripped.isEmpty() && text.startsWith(stripped, begin)) {
                    return Optional.of(new Join(from, to, begin, begin + stripped.length(), false));
                }
            }
            return Optional.empty();
        }

        private static int skipSpace(String text, int at) {
            int i = at;
            while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
                i++;
            }
            return i;
        }

        /**
         * A boundary inside the join lies in the character where the text and what is spelled so far part. Where they do
         * not part, the last character spelled is the replacement character, and may be the text's or half of it.
         */
        void place(TextTokenizer tokenizer, String text, int[] tokens, int[] starts, int[] ends) {
            starts[from] = begin;
            ends[to - 1] = end;
            for (int cut = from + 1; cut < to; cut++) {
                String spelled = tokenizer.decode(Arrays.copyOfRange(tokens, from, cut));
                int at = begin;
                while (at < end && at - begin < spelled.length() && text.charAt(at) == spelled.charAt(at - begin)) {
                    at++;
                }
                boolean parted = at - begin < spelled.length();
                starts[cut] = parted ? at : Math.max(begin, at - 1);
                ends[cut - 1] = parted && at < end ? text.offsetByCodePoints(at, 1) : at;
            }
        }
    }
}
