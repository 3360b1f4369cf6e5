package org.countermark.token;

import java.util.Optional;

/**
 * Walks responses and hands every distinct unit of a body of text to a sink, once.
 *
 * <p>The rules, all decided before a key is touched: what a context is says the {@link ContextRule}, and without a whole
 * one a token is never a unit; contexts that stood in the response's own prompt are left out; of equal (context, token) pairs (or, where the
 * contract takes less than that in, of units with the same {@link EffectiveInput}) anywhere in the body, the first counts, and of equal contexts where the {@link Selection} asks for one unit of each; where it
 * names modal units, or contexts, no others do. Deduplication cannot be switched off.
 * Not safe for use by many threads: give each thread its own {@link Slice} of the same responses.
 */
public final class DistinctUnits {
    /** Most rows that a sink is handed at once. */
    public static final int BATCH = 512;

    private final Selection selection;
    private final ContextRule rule;
    private final int contextWidth;
    private final UnitSink sink;
    private final int[] contexts;
    private final int[] tokens = new int[BATCH];
    private final int[] levels = new int[BATCH];
    private final long[] places = new long[BATCH];
    private final long[] fingerprints = new long[BATCH];
    private final int[] fresh = new int[BATCH];
    private final int[] positions = new int[BATCH];
    private SeenUnits seen;
    private int pending;
    private long walked;
    private UnitCounts counts;

    private DistinctUnits(Selection selection, SeenUnits seen, UnitCounts counts, UnitSink sink) {
        this.selection = selection;
        this.rule = selection.rule();
        this.contextWidth = rule.contextWidth();
        this.seen = seen;
        this.counts = counts;
        this.sink = sink;
        this.contexts = new int[BATCH * contextWidth];
    }

    /**
     * A walk over a whole body, or one slice of it, that remembers every unit.
     *
     * @param contextWidth tokens of context h, 1..16
     * @param slice the share of the units to hand on
     * @param sink receives the distinct units
     * @return the walk, at its start
     */
    public static DistinctUnits of(int contextWidth, Slice slice, UnitSink sink) {
        return of(Selection.of(contextWidth).slice(slice), UnitSet.forCorpus(), sink);
    }

    /**
     * A walk over what was selected.
     *
     * @param selection which units to hand on
     * @param seen an empty memory of units; this walk owns it from here on
     * @param sink receives the distinct units
     * @return the walk, at its start
     */
    public static DistinctUnits of(Selection selection, SeenUnits seen, UnitSink sink) {
        return resume(selection, seen, UnitCounts.EMPTY, sink);
    }

    /**
     * Goes on where an earlier walk over the same selection stopped.
     *
     * @param selection which units to hand on
     * @param seen the units met so far; this walk owns it from here on
     * @param counts what the earlier walk counted
     * @param sink receives the distinct units that follow
     * @return the walk
     */
    public static DistinctUnits resume(Selection selection, SeenUnits seen, UnitCounts counts, UnitSink sink) {
        return new DistinctUnits(selection, seen, counts, sink);
    }

    /**
     * Walks one response. Keeps no reference to it.
     *
     * @param response the response
     */
    public void add(Response response) {
        int[] text = rule.text(response);
        int lead = text.length - response.generated.length;
        boolean first = selection.slice().index() == 0;
        long length = first ? response.generated.length : 0;
        counts = counts.plus(new UnitCounts(first ? 1 : 0, length, Math.min(length, contextWidth - lead), 0, 0, 0, 0));
        Optional<UnitSet> excluded = PromptContexts.of(response, contextWidth);
        for (int from = contextWidth; from < text.length; from += BATCH) {
            addBlock(response, text, from, Math.min(BATCH, text.length - from), excluded);
        }
        walked += response.generated.length;
    }

    /** Fingerprints first, then the set, then the rows of what is new: three simple loops run faster than one. */
    private void addBlock(Response response, int[] text, int from, int count, Optional<UnitSet> excluded) {
        int width = contextWidth;
        int lead = text.length - response.generated.length;
        if (rule.input() != EffectiveInput.UNIT && !selection.perContext()) {
            for (int i = 0; i < count; i++) {
                fingerprints[i] = rule.unit(text, from + i - width);
            }
        } else {
            int span = selection.perContext() ? width : width + 1;
            for (int i = 0; i < count; i++) {
                fingerprints[i] = Fingerprint.of(text, from + i - width, span);
            }
        }
        int candidates = count;
        boolean all = selection.slice().count() == 1
                && excluded.isEmpty()
                && selection.modal().isEmpty()
                && selection.contexts().isEmpty();
        if (!all) {
            candidates = select(text, from, count, excluded);
        }
        int n = seen.addAll(fingerprints, candidates, fresh);
        counts = counts.plus(new UnitCounts(0, 0, 0, 0, 0, candidates - n, n));
        for (int i = 0; i < n; i++) {
            int at = from + (all ? fresh[i] : positions[fresh[i]]);
            if (pending == BATCH) {
                drain();
            }
            int row = pending++;
            tokens[row] = text[at];
            levels[row] = level(response.generated, at - lead);
            places[row] = walked + at - lead;
            for (int j = 0, to = row * width, start = at - width; j < width; j++) {
                contexts[to + j] = text[start + j];
            }
        }
    }

    private int level(int[] generated, int at) {
        Optional<TokenProxy> proxy = selection.proxy();
        return proxy.isPresent() ? proxy.get().level(generated, at) : 0;
    }

    /** Keeps the fingerprints selected whose contexts did not stand in the prompt, and where they were. */
    private int select(int[] text, int from, int count, Optional<UnitSet> excluded) {
        int n = 0;
        int inPrompt = 0;
        int notSelected = 0;
        for (int i = 0; i < count; i++) {
            if (selection.slice().holds(fingerprints[i])) {
                int start = from + i - contextWidth;
                if (excluded.isPresent() && excluded.get().contains(Fingerprint.of(text, start, contextWidth))) {
                    inPrompt++;
                } else if (!selected(text, start, fingerprints[i])) {
                    notSelected++;
                } else {
                    positions[n] = i;
                    fingerprints[n++] = fingerprints[i];
                }
            }
        }
        counts = counts.plus(new UnitCounts(0, 0, 0, inPrompt, notSelected, 0, 0));
        return n;
    }

    private boolean selected(int[] text, int start, long fingerprint) {
        Optional<ContextFilter> contexts = selection.contexts();
        if (contexts.isPresent()) {
            return contexts.get().holds(text, start);
        }
        return selection.modal().isEmpty() || selection.modal().get().contains(fingerprint);
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
            sink.accept(contexts, tokens, levels, n);
        }
        return counts;
    }

    /**
     * Where the token of a row stands, for a sink to ask while it is handed the batch.
     *
     * @param row row of the batch
     * @return generated tokens before it, over all responses since this walk began or was restarted, at least 0
     */
    public long place(int row) {
        return places[row];
    }

    /**
     * The units handed on so far, for a snapshot; call {@link #drain()} first.
     *
     * @return the memory itself, not a copy: it changes as this walk goes on
     */
    public SeenUnits seen() {
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
        walked = 0;
    }
}
