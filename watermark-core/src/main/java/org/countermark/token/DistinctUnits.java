package org.countermark.token;

/**
 * Walks responses and hands every distinct unit of a body of text to a sink, once.
 *
 * <p>The rules, all decided before a key is touched: a response's first contextWidth tokens have no context and are
 * never units; contexts that stood in the response's own prompt are left out; of equal (context, token) pairs anywhere
 * in the body, the first counts. Deduplication cannot be switched off, and nothing can be left out by (context, token).
 * Not safe for use by many threads: give each thread its own {@link Slice} of the same responses.
 */
public final class DistinctUnits {
    /** Most rows that a sink is handed at once. */
    public static final int BATCH = 1024;

    private final int contextWidth;
    private final Slice slice;
    private final UnitSink sink;
    private final int[] contexts;
    private final int[] tokens = new int[BATCH];
    private final long[] fingerprints = new long[BATCH];
    private final int[] fresh = new int[BATCH];
    private UnitSet seen;
    private int pending;
    private UnitCounts counts;

    private DistinctUnits(int contextWidth, Slice slice, UnitSet seen, UnitCounts counts, UnitSink sink) {
        if (contextWidth < 1 || contextWidth > 16) {
            throw new IllegalArgumentException("contextWidth must be in 1..16, was " + contextWidth);
        }
        this.contextWidth = contextWidth;
        this.slice = slice;
        this.seen = seen;
        this.counts = counts;
        this.sink = sink;
        this.contexts = new int[BATCH * contextWidth];
    }

    /**
     * A walk over a whole body, or one slice of it.
     *
     * @param contextWidth tokens of context h, 1..16
     * @param slice the share of the units to hand on
     * @param sink receives the distinct units
     * @return the walk, at its start
     */
    public static DistinctUnits of(int contextWidth, Slice slice, UnitSink sink) {
        return resume(contextWidth, slice, UnitSet.forCorpus(), UnitCounts.EMPTY, sink);
    }

    /**
     * Goes on where an earlier walk over the same slice stopped.
     *
     * @param contextWidth tokens of context h, 1..16
     * @param slice the share of the units to hand on
     * @param seen the units handed on so far; this walk owns the set from here on
     * @param counts what the earlier walk counted
     * @param sink receives the distinct units that follow
     * @return the walk
     */
    public static DistinctUnits resume(int contextWidth, Slice slice, UnitSet seen, UnitCounts counts, UnitSink sink) {
        return new DistinctUnits(contextWidth, slice, seen, counts, sink);
    }

    /**
     * Walks one response. About 15 ns a token with tens of millions of units seen; keeps no reference to the response.
     *
     * @param response the response
     */
    public void add(Response response) {
        int[] generated = response.generated;
        int width = contextWidth;
        boolean prompted = response.prompt.length >= width;
        UnitSet excluded = prompted ? contextsOf(response.prompt) : UnitSet.forDocument(0);
        boolean whole = slice.count() == 1;
        long inPrompt = 0;
        for (int at = width; at < generated.length; at++) {
            long fingerprint = Fingerprint.of(generated, at - width, width + 1);
            if (!whole && !slice.holds(fingerprint)) {
                continue;
            }
            if (prompted && excluded.contains(Fingerprint.of(generated, at - width, width))) {
                inPrompt++;
                continue;
            }
            int row = pending++;
            fingerprints[row] = fingerprint;
            tokens[row] = generated[at];
            for (int i = 0, from = at - width, to = row * width; i < width; i++) {
                contexts[to + i] = generated[from + i];
            }
            if (pending == BATCH) {
                drain();
            }
        }
        long first = slice.index() == 0 ? 1 : 0;
        long length = first * generated.length;
        counts = counts.plus(new UnitCounts(first, length, Math.min(length, width), inPrompt, 0, 0));
    }

    /**
     * Hands on what is still waiting for its batch to fill, and says what was counted so far.
     *
     * @return the counts of all responses walked
     */
    public UnitCounts drain() {
        if (pending > 0) {
            int n = seen.addAll(fingerprints, pending, fresh);
            for (int row = 0; row < n; row++) {
                int from = fresh[row];
                tokens[row] = tokens[from];
                for (int i = 0; i < contextWidth; i++) {
                    contexts[row * contextWidth + i] = contexts[from * contextWidth + i];
                }
            }
            counts = counts.plus(new UnitCounts(0, 0, 0, 0, pending - n, n));
            pending = 0;
            if (n > 0) {
                sink.accept(contexts, tokens, n);
            }
        }
        return counts;
    }

    /**
     * The units handed on so far, for a snapshot; call {@link #drain()} first.
     *
     * @return the set itself, not a copy: it changes as this walk goes on
     */
    public UnitSet seen() {
        return seen;
    }

    /**
     * Forgets everything and begins another body.
     *
     * @param expected tokens to make room for, at least 0; more may come
     */
    public void restart(int expected) {
        seen = UnitSet.forDocument(expected);
        counts = UnitCounts.EMPTY;
        pending = 0;
    }

    private UnitSet contextsOf(int[] prompt) {
        UnitSet set = UnitSet.forDocument(prompt.length);
        for (int from = 0; from + contextWidth <= prompt.length; from++) {
            set.add(Fingerprint.of(prompt, from, contextWidth));
        }
        return set;
    }
}
