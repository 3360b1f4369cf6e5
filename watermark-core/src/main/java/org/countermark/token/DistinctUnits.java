package org.countermark.token;

import java.util.Optional;

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
    public static final int BATCH = 512;

    private final int contextWidth;
    private final Slice slice;
    private final UnitSink sink;
    private final int[] contexts;
    private final int[] tokens = new int[BATCH];
    private final long[] fingerprints = new long[BATCH];
    private final int[] fresh = new int[BATCH];
    private final int[] positions = new int[BATCH];
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
     * Walks one response. Keeps no reference to it.
     *
     * @param response the response
     */
    public void add(Response response) {
        int[] generated = response.generated;
        boolean first = slice.index() == 0;
        long length = first ? generated.length : 0;
        counts = counts.plus(new UnitCounts(first ? 1 : 0, length, Math.min(length, contextWidth), 0, 0, 0));
        Optional<UnitSet> excluded =
                response.prompt.length < contextWidth ? Optional.empty() : Optional.of(contextsOf(response.prompt));
        for (int from = contextWidth; from < generated.length; from += BATCH) {
            addBlock(generated, from, Math.min(BATCH, generated.length - from), excluded);
        }
    }

    /** Fingerprints first, then the set, then the rows of what is new: three simple loops run faster than one. */
    private void addBlock(int[] generated, int from, int count, Optional<UnitSet> excluded) {
        int width = contextWidth;
        for (int i = 0; i < count; i++) {
            fingerprints[i] = Fingerprint.of(generated, from + i - width, width + 1);
        }
        int candidates = count;
        boolean all = slice.count() == 1 && excluded.isEmpty();
        if (!all) {
            candidates = select(generated, from, count, excluded);
        }
        int n = seen.addAll(fingerprints, candidates, fresh);
        counts = counts.plus(new UnitCounts(0, 0, 0, 0, candidates - n, n));
        for (int i = 0; i < n; i++) {
            int at = from + (all ? fresh[i] : positions[fresh[i]]);
            if (pending == BATCH) {
                drain();
            }
            int row = pending++;
            tokens[row] = generated[at];
            for (int j = 0, to = row * width, start = at - width; j < width; j++) {
                contexts[to + j] = generated[start + j];
            }
        }
    }

    /** Keeps the fingerprints of this slice whose contexts did not stand in the prompt, and where they were. */
    private int select(int[] generated, int from, int count, Optional<UnitSet> excluded) {
        int n = 0;
        int inPrompt = 0;
        for (int i = 0; i < count; i++) {
            if (slice.holds(fingerprints[i])) {
                int start = from + i - contextWidth;
                if (excluded.isPresent() && excluded.get().contains(Fingerprint.of(generated, start, contextWidth))) {
                    inPrompt++;
                } else {
                    positions[n] = i;
                    fingerprints[n++] = fingerprints[i];
                }
            }
        }
        counts = counts.plus(new UnitCounts(0, 0, 0, inPrompt, 0, 0));
        return n;
    }

    /**
     * Hands on what is still waiting for its batch to fill, and says what was counted so far.
     *
     * @return the counts of all responses walked
     */
    public UnitCounts drain() {
        if (pending > 0) {
            int n = pending;
            pending = 0;
            sink.accept(contexts, tokens, n);
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
