package org.countermark.proxy;

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
    private final long referenceTokens;
    private final Level[] levels;
    private final Totals[] totals;
    private final Discounts[] discounts;
    private final Part root;

    /** Empty until a whole distribution is asked for: a vocabulary is a claim until the caller brings an array for it. */
    private volatile double[] unigrams = {};

    /** Checks the levels, so that nothing can go wrong afterwards. */
    KneserNeyModel(int vocabularySize, long referenceTokens, Level[] levels) {
        this.vocabularySize = vocabularySize;
        this.referenceTokens = referenceTokens;
        this.levels = levels;
        totals = new Totals[levels.length];
        discounts = new Discounts[levels.length];
        for (int k = 0; k < levels.length; k++) {
            LevelCheck check = k == 0
                    ? LevelCheck.ofFirst(levels[0], vocabularySize)
                    : LevelCheck.of(levels[k], levels[k - 1], vocabularySize);
            totals[k] = check.totals();
            discounts[k] = Discounts.estimate(check.countsOfCounts());
        }
        root = part(0, 0, 0, levels[0].size());
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
        long tokens = Documents.tokens(text, vocabularySize);
        return new KneserNeyModel(vocabularySize, tokens, new GramCounter(text, vocabularySize, order).count(order));
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
     * Length of the text that was counted.
     *
     * @return its tokens, at least 1
     */
    public long referenceTokens() {
        return referenceTokens;
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
        return probability(tokens, 0, end, token);
    }

    /** The probability of a token behind the tokens from..end−1. */
    double probability(int[] tokens, int from, int end, int token) {
        check("token", token);
        double p = mix(0, root, token, 1.0 / vocabularySize);
        for (int k = 1; k < levels.length && k <= end - from; k++) {
            int node = find(tokens, end - k, end);
            if (node < 0) {
                break;
            }
            p = mix(k, part(k, node), token, p);
        }
        return p;
    }

    /**
     * The probability of a token of the model's own text, as if its longest n-gram did not occur there, once or often.
     *
     * <p>A model counted from the text that it then judges has seen every token, and finds none of them surprising. So
     * what is judged is taken back from the counts along its path: all occurrences of the longest n-gram, and one
     * predecessor from each shorter one that had no other. All occurrences, because a mark chooses the same token
     * wherever the same context stands: in marked text the others are echoes of one choice, and would make it look sure.
     *
     * <p>The discounts stay those of the whole text, and the start of a document is taken to be like no other one's; so
     * this is the model without that n-gram but for these two. Text that was not counted may be asked about too: what
     * was not seen is not taken back.
     *
     * @param tokens token ids of one of the documents that the model was counted from
     * @param at position of the token, 0..tokens.length − 1
     * @return a probability above 0
     */
    public double probabilityWithout(int[] tokens, int at) {
        return probabilityWithout(tokens, 0, at);
    }

    /** The same with the tokens from..at−1 as the whole document before it. */
    double probabilityWithout(int[] tokens, int from, int at) {
        int token = tokens[at];
        check("token", token);
        Part[] parts = new Part[levels.length];
        int[] entries = new int[levels.length];
        int longest = 0;
        parts[0] = root;
        while (longest + 1 < levels.length && longest < at - from) {
            int node = find(tokens, at - longest - 1, at);
            if (node < 0) {
                break;
            }
            longest++;
            parts[longest] = part(longest, node);
        }
        for (int k = 0; k <= longest; k++) {
            entries[k] = levels[k].find(parts[k].from, parts[k].to, token);
        }
        int[] own = own(entries, longest, longest == Math.min(at - from, levels.length - 1));
        double p = 1.0 / vocabularySize;
        for (int k = 0; k <= longest; k++) {
            int count = entries[k] < 0 ? 0 : levels[k].count(entries[k]);
            int left = count - own[k];
            double total = parts[k].total - own[k];
            if (total > 0) {
                double taken = parts[k].taken - discount(k, count) + discount(k, left);
                p = taken / total * p + (left - discount(k, left)) / total;
            }
        }
        return p;
    }

    /** What the longest n-gram adds to the count of each n-gram along its path. */
    private int[] own(int[] entries, int longest, boolean whole) {
        int[] own = new int[longest + 1];
        boolean gone = whole;
        for (int k = longest; k >= 0 && gone && entries[k] >= 0; k--) {
            int count = levels[k].count(entries[k]);
            own[k] = k == levels.length - 1 ? count : 1;
            gone = own[k] == count;
        }
        return own;
    }

    private double discount(int k, int count) {
        return count == 0 ? 0 : discounts[k].of(count);
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
        System.arraycopy(unigrams(), 0, out, 0, vocabularySize);
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

    /** The distribution behind no context; two threads may both make it, and make the same. */
    private double[] unigrams() {
        double[] made = unigrams;
        if (made.length == 0) {
            made = new double[vocabularySize];
            Arrays.fill(made, 1.0 / vocabularySize);
            spread(0, root, made);
            unigrams = made;
        }
        return made;
    }

    Level level(int length) {
        return levels[length - 1];
    }

    /**
     * The part of a level that follows one context.
     *
     * @param total how often the context was extended
     * @param taken what the discounts take off that
     */
    private record Part(int from, int to, double total, double taken) {
        double rest() {
            return taken / total;
        }
    }

    /** Entry of the (end − from)-gram tokens[from..end), or −1: its index in level end − from − 1. */
    private int find(int[] tokens, int from, int end) {
        int first = 0;
        int last = levels[0].size();
        int entry = -1;
        for (int i = from; i < end; i++) {
            Level level = levels[i - from];
            check("context", tokens[i]);
            entry = level.find(first, last, tokens[i]);
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
        return part(k, parent, levels[k - 1].first(parent), levels[k - 1].first(parent + 1));
    }

    private Part part(int k, int parent, int from, int to) {
        Discounts discount = discounts[k];
        if (to - from > Totals.FEW) {
            Totals kept = totals[k];
            int at = kept.find(parent);
            double more = to - from - kept.ones(at) - kept.twos(at);
            double taken = kept.ones(at) * discount.one() + kept.twos(at) * discount.two() + more * discount.more();
            return new Part(from, to, kept.total(at), taken);
        }
        double total = 0;
        double taken = 0;
        for (int i = from; i < to; i++) {
            int count = levels[k].count(i);
            total += count;
            taken += discount.of(count);
        }
        return new Part(from, to, total, taken);
    }

    private double mix(int k, Part part, int token, double below) {
        if (part.from == part.to) {
            return below;
        }
        int entry = levels[k].find(part.from, part.to, token);
        double p = part.rest() * below;
        return entry < 0 ? p : p + kept(k, entry) / part.total;
    }

    private void spread(int k, Part part, double[] out) {
        if (part.from == part.to) {
            return;
        }
        double rest = part.rest();
        for (int v = 0; v < out.length; v++) {
            out[v] *= rest;
        }
        for (int i = part.from; i < part.to; i++) {
            out[levels[k].token(i)] += kept(k, i) / part.total;
        }
    }

    private double kept(int k, int entry) {
        int count = levels[k].count(entry);
        return count - discounts[k].of(count);
    }

    private void check(String name, int token) {
        if (token < 0 || token >= vocabularySize) {
            throw new IllegalArgumentException(
                    name + " must hold ids in 0.." + (vocabularySize - 1) + ", held " + token);
        }
    }
}
