package org.countermark.corpora.edit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.countermark.token.TextTokenizer;

/** Edits of token ids: what the edits of text come down to, with exact shares. */
public final class TokenEdits {
    private TokenEdits() {}

    /**
     * Deletes tokens.
     *
     * @param rate share of the tokens that go, 0..1
     * @return the edit
     */
    public static TokenEdit delete(double rate) {
        Shares.check("rate", rate);
        return (tokens, random) ->
                Arrays.stream(tokens).filter(t -> random.nextDouble() >= rate).toArray();
    }

    /**
     * Inserts a random token before some tokens.
     *
     * @param rate share of the tokens that get a new neighbour, 0..1
     * @param vocabularySize inserted ids are uniform below it, at least 1
     * @return the edit
     */
    public static TokenEdit insert(double rate, int vocabularySize) {
        Shares.check("rate", rate);
        Shares.checkPositive("vocabularySize", vocabularySize);
        return (tokens, random) -> Arrays.stream(tokens)
                .flatMap(t ->
                        random.nextDouble() < rate ? IntStream.of(random.nextInt(vocabularySize), t) : IntStream.of(t))
                .toArray();
    }

    /**
     * Replaces tokens by random ones.
     *
     * @param rate share of the tokens that are drawn anew, 0..1; one in vocabularySize of them comes out the same
     * @param vocabularySize new ids are uniform below it, at least 1
     * @return the edit; it keeps the length
     */
    public static TokenEdit substitute(double rate, int vocabularySize) {
        Shares.check("rate", rate);
        Shares.checkPositive("vocabularySize", vocabularySize);
        return (tokens, random) -> Arrays.stream(tokens)
                .map(t -> random.nextDouble() < rate ? random.nextInt(vocabularySize) : t)
                .toArray();
    }

    /**
     * Permutes spans of equal length (the last may be shorter).
     *
     * @param length tokens in a span, at least 1
     * @param rate share of the spans that change places among themselves, 0..1
     * @return the edit; it keeps every token
     */
    public static TokenEdit reorderSpans(int length, double rate) {
        Shares.checkPositive("length", length);
        Shares.check("rate", rate);
        return (tokens, random) -> {
            List<int[]> spans = new ArrayList<>();
            for (int from = 0; from < tokens.length; from += length) {
                spans.add(Arrays.copyOfRange(tokens, from, Math.min(from + length, tokens.length)));
            }
            return Shares.shuffleSome(spans, rate, random).stream()
                    .flatMapToInt(Arrays::stream)
                    .toArray();
        };
    }

    /**
     * Keeps the beginning.
     *
     * @param share share of the tokens that stay, 0..1, rounded to the nearest count
     * @return the edit
     */
    public static TokenEdit truncate(double share) {
        Shares.check("share", share);
        return (tokens, random) -> Arrays.copyOf(tokens, (int) Math.round(share * tokens.length));
    }

    /**
     * Puts the tokens, all and in order but in pieces, at random places among others.
     *
     * @param host the other tokens; copied
     * @param pieces into how many pieces the tokens are cut (some may be empty), at least 1
     * @return the edit
     */
    public static TokenEdit spliceInto(int[] host, int pieces) {
        Shares.checkPositive("pieces", pieces);
        int[] around = host.clone();
        return (tokens, random) -> {
            int[] of = Shares.cuts(tokens.length, pieces, random);
            int[] at = Shares.cuts(around.length, pieces + 1, random);
            int[] out = new int[tokens.length + around.length];
            int n = 0;
            for (int i = 0; i <= pieces; i++) {
                System.arraycopy(around, at[i], out, n, at[i + 1] - at[i]);
                n += at[i + 1] - at[i];
                if (i < pieces) {
                    System.arraycopy(tokens, of[i], out, n, of[i + 1] - of[i]);
                    n += of[i + 1] - of[i];
                }
            }
            return out;
        };
    }

    /**
     * Decodes to text and encodes again, as every detector that starts from text must: the tokens of a model are not
     * always those that its tokenizer gives to the same text.
     *
     * @param tokenizer the tokenizer of both ways
     * @return the edit
     */
    public static TokenEdit retokenise(TextTokenizer tokenizer) {
        return throughText(tokenizer, TextEdit.none());
    }

    /**
     * Edits the text that tokens stand for.
     *
     * @param tokenizer the tokenizer of both ways
     * @param edit the edit of the text
     * @return the edit
     */
    public static TokenEdit throughText(TextTokenizer tokenizer, TextEdit edit) {
        return (tokens, random) -> tokenizer.encode(edit.apply(tokenizer.decode(tokens), random));
    }
}
