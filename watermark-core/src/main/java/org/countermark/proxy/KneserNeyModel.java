package org.countermark.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * An interpolated, modified Kneser–Ney n-gram model over token ids.
 *
 * <p>p(v | h) = (c(hv) − D(c(hv)))/c(h·) + γ(h)·p(v | h′), where h′ is h without its oldest token, c counts occurrences
 * in the longest n-grams and distinct predecessors in the shorter ones, D is one of three discounts per order, γ gives
 * back what they took, and below the unigrams all tokens are equally likely. So every token has a probability above 0
 * in every context, and each distribution sums to 1 up to rounding. A context that was never seen counts as the longest
 * end of it that was.
 *
 * <p>Immutable, and safe for use by many threads. About five bytes of memory for each n-gram of each length.
 */
public final class KneserNeyModel {
    /** The longest n-grams that a model can hold. */
    public static final int MAX_ORDER = 8;

    /** The largest vocabulary that a model can hold. */
    public static final int MAX_VOCABULARY = 1 << 24;

    private final int vocabularySize;
    private final Level[] levels;
    private final Discounts[] discounts;
    private final Part root;

    KneserNeyModel(int vocabularySize, Level[] levels) {
        this.vocabularySize = vocabularySize;
        this.levels = levels;
        discounts = new Discounts[levels.length];
        for (int k = 0; k < levels.length; k++) {
            discounts[k] = Discounts.estimate(levels[k].countsOfCounts());
        }
        root = part(0, 0, levels[0].size());
    }

    /**
     * Counts a model. N-grams do not reach over the ends of documents.
     *
     * @param documents token ids of each document; a document may be empty, not all of them
     * @param vocabularySize every id is below it; 1..2^24
     * @param order length of the longest n-grams, 1..8
     * @return the model; about 20 s for 28 million tokens at order 5, and about 25 bytes a token while it is made
     * @throws IllegalArgumentException for ids outside the vocabulary, and where there is no token at all
     */
    public static KneserNeyModel train(Iterable<int[]> documents, int vocabularySize, int order) {
        checkShape(vocabularySize, order);
        int[] text = Documents.join(documents, vocabularySize);
        return new KneserNeyModel(vocabularySize, new GramCounter(text, vocabularySize, order).count(order));
    }

    static void checkShape(int vocabularySize, int order) {
        if (vocabularySize < 1 || vocabularySize > MAX_VOCABULARY) {
            throw new IllegalArgumentException(
                    "vocabularySize must be in 1.." + MAX_VOCABULARY + ", was " + vocabularySize);
        }
        if (order < 1 || order > MAX_ORDER) {
            throw new IllegalArgumentException("order must be in 1.." + MAX_ORDER + ", was " + order);
        }
    }

    /**
     * Length of the longest n-grams.
     *
     * @return the order, 1..8
     */
    public int order() {
        return levels.length;
    }

    /**
     * Number of token ids.
     *
     * @return the size of the vocabulary
     */
    public int vocabularySize() {
        return vocabularySize;
    }

    /**
     * Number of distinct n-grams of all lengths.
     *
     * @return how many entries the model holds
     */
    public long size() {
        long size = 0;
        for (Level level : levels) {
            size += level.size();
        }
        return size;
    }

    /**
     * The probability of a token behind a context.
     *
     * @param context token ids, oldest first; only the last order − 1 count; may be empty
     * @param token a token id
     * @return a probability above 0; the same number that {@link #distribution} gives
     */
    public double probability(int[] context, int token) {
        return probability(context, context.length, token);
    }

    /**
     * The probability of a token behind the first tokens of a text.
     *
     * @param tokens token ids of a text
     * @param end how many of them are the context, 0..tokens.length
     * @param token a token id
     * @return a probability above 0
     */
    public double probability(int[] tokens, int end, int token) {
        check("token", token);
        double p = mix(0, root, token, 1.0 / vocabularySize);
        for (int k = 1; k < levels.length && k <= end; k++) {
            int node = find(tokens, end - k, end);
            if (node < 0) {
                break;
            }
            p = mix(k, part(k, node), token, p);
        }
        return p;
    }

    /**
     * The whole distribution behind a context.
     *
     * @param context token ids, oldest first; only the last order − 1 count; may be empty
     * @param out takes the probability of every token; as long as the vocabulary; its sum is 1 to about 1e-12
     */
    public void distribution(int[] context, double[] out) {
        distribution(context, context.length, out);
    }

    /**
     * The whole distribution behind the first tokens of a text.
     *
     * @param tokens token ids of a text
     * @param end how many of them are the context, 0..tokens.length
     * @param out takes the probability of every token; as long as the vocabulary
     */
    public void distribution(int[] tokens, int end, double[] out) {
        if (out.length != vocabularySize) {
            throw new IllegalArgumentException("out must have length " + vocabularySize + ", had " + out.length);
        }
        Arrays.fill(out, 1.0 / vocabularySize);
        spread(0, root, out);
        for (int k = 1; k < levels.length && k <= end; k++) {
            int node = find(tokens, end - k, end);
            if (node < 0) {
                break;
            }
            spread(k, part(k, node), out);
        }
    }

    /**
     * How badly the model predicts a text.
     *
     * @param tokens token ids of a document, at least one
     * @return mean of −ln p per token, in nats
     */
    public double crossEntropy(int[] tokens) {
        if (tokens.length == 0) {
            throw new IllegalArgumentException("tokens must not be empty");
        }
        double sum = 0;
        for (int i = 0; i < tokens.length; i++) {
            sum -= StrictMath.log(probability(tokens, i, tokens[i]));
        }
        return sum / tokens.length;
    }

    /**
     * Writes the model, compressed, with a version at its head and a check sum at its end.
     *
     * @param out where to; flushed, not closed
     * @throws IOException if it cannot be written
     */
    public void save(OutputStream out) throws IOException {
        ModelFile.write(vocabularySize, levels, out);
    }

    /**
     * Reads a model back. A damaged or foreign file is refused, and takes no more memory than its own bytes justify.
     *
     * @param in a stream that {@link #save} wrote; not closed
     * @return the model, equal in every probability
     * @throws IOException saying what is wrong with the file
     */
    public static KneserNeyModel load(InputStream in) throws IOException {
        return ModelFile.read(in);
    }

    /** The part of a level that follows one context, and how its probability is divided. */
    private record Part(int from, int to, double total, double rest) {}

    /** Entry of the (end − from)-gram tokens[from..end), or −1: its index in level end − from − 1. */
    private int find(int[] tokens, int from, int end) {
        int first = 0;
        int last = levels[0].size();
        int entry = -1;
        for (int i = from; i < end; i++) {
            Level level = levels[i - from];
            check("context", tokens[i]);
            entry = level.tokens.find(first, last, tokens[i]);
            if (entry < 0) {
                return -1;
            }
            if (i + 1 < end) {
                first = level.first(entry);
                last = level.first(entry + 1);
            }
        }
        return entry;
    }

    private Part part(int k, int parent) {
        return part(k, levels[k - 1].first(parent), levels[k - 1].first(parent + 1));
    }

    private Part part(int k, int from, int to) {
        CountColumn counts = levels[k].counts;
        double total = 0;
        double taken = 0;
        for (int i = from; i < to; i++) {
            int count = counts.get(i);
            total += count;
            taken += discounts[k].of(count);
        }
        return new Part(from, to, total, taken / total);
    }

    private double mix(int k, Part part, int token, double below) {
        if (part.from == part.to) {
            return below;
        }
        int entry = levels[k].tokens.find(part.from, part.to, token);
        double p = part.rest * below;
        return entry < 0 ? p : p + kept(k, entry) / part.total;
    }

    private void spread(int k, Part part, double[] out) {
        if (part.from == part.to) {
            return;
        }
        for (int v = 0; v < out.length; v++) {
            out[v] *= part.rest;
        }
        for (int i = part.from; i < part.to; i++) {
            out[levels[k].tokens.get(i)] += kept(k, i) / part.total;
        }
    }

    private double kept(int k, int entry) {
        int count = levels[k].counts.get(entry);
        return count - discounts[k].of(count);
    }

    private void check(String name, int token) {
        if (token < 0 || token >= vocabularySize) {
            throw new IllegalArgumentException(
                    name + " must hold ids in 0.." + (vocabularySize - 1) + ", held " + token);
        }
    }
}
