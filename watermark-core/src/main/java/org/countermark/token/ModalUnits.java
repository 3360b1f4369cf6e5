package org.countermark.token;

import java.util.Arrays;
import java.util.Optional;

/**
 * Counts a body to find, for each context, the token that follows it most often: the units of the rule {@code modal}.
 *
 * <p>A marked model gives the same token in the same context more often than others do, so on a body where many texts
 * meet in the same contexts the most frequent token carries most of the mark and the rest mostly noise. Counting looks at
 * the text alone; a second walk, with {@link Selection#modal}, then scores the units chosen here. The outcome is a
 * function of the multiset of responses: order changes nothing. Ties go to the lowest token id.
 *
 * <p>Takes 28 bytes a slot, 37 to 75 a distinct unit; a {@link Slice}, here of the contexts, bounds that. Not safe for
 * use by many threads.
 */
public final class ModalUnits {
    private static final double MAX_LOAD = 0.75;

    private final ContextRule rule;
    private final Slice slice;
    private long[] units = new long[1 << 10];
    private long[] contexts = new long[1 << 10];
    private int[] tokens = new int[1 << 10];
    private long[] counts = new long[1 << 10];
    private int size;

    private ModalUnits(ContextRule rule, Slice slice) {
        this.rule = rule;
        this.slice = slice;
    }

    /**
     * A count of nothing.
     *
     * @param contextWidth tokens of context h, 1..16
     * @param slice the share of the contexts to count
     * @return the count
     */
    public static ModalUnits of(int contextWidth, Slice slice) {
        return of(ContextRule.generated(contextWidth), slice);
    }

    /**
     * A count of nothing, by a contract's rule.
     *
     * @param rule where contexts come from
     * @param slice the share of the contexts to count
     * @return the count
     */
    public static ModalUnits of(ContextRule rule, Slice slice) {
        return new ModalUnits(rule, slice);
    }

    /**
     * Counts one response: all its tokens that have a context, but for contexts that stood in its prompt.
     *
     * @param response the response
     */
    public void add(Response response) {
        int width = rule.contextWidth();
        Optional<UnitSet> excluded = PromptContexts.of(response, width);
        int[] text = rule.text(response);
        for (int at = width; at < text.length; at++) {
            long context = Fingerprint.of(text, at - width, width);
            if (slice.holds(context) && (excluded.isEmpty() || !excluded.get().contains(context))) {
                count(rule.unit(text, at - width), context, text[at]);
            }
        }
    }

    private void count(long unit, long context, int token) {
        int slot = slot(unit);
        if (counts[slot]++ == 0) {
            units[slot] = unit;
            contexts[slot] = context;
            tokens[slot] = token;
            if (++size > MAX_LOAD * units.length) {
                grow();
            }
        }
    }

    private int slot(long unit) {
        int mask = units.length - 1;
        int slot = (int) (unit >>> 32) & mask;
        while (counts[slot] != 0 && units[slot] != unit) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        if (units.length == 1 << 30) {
            throw new IllegalStateException(
                    "modal units: more than " + size + " distinct units; count a slice instead");
        }
        long[] oldUnits = units;
        long[] oldContexts = contexts;
        int[] oldTokens = tokens;
        long[] oldCounts = counts;
        units = new long[2 * oldUnits.length];
        contexts = new long[units.length];
        tokens = new int[units.length];
        counts = new long[units.length];
        for (int i = 0; i < oldUnits.length; i++) {
            if (oldCounts[i] != 0) {
                int slot = slot(oldUnits[i]);
                units[slot] = oldUnits[i];
                contexts[slot] = oldContexts[i];
                tokens[slot] = oldTokens[i];
                counts[slot] = oldCounts[i];
            }
        }
    }

    /**
     * The most frequent unit of every context counted.
     *
     * @return one unit for each context
     */
    public UnitSet select() {

        long[] heads = contextsInOrder();
        int[] best = new int[heads.length];
        Arrays.fill(best, -1);
        for (int i = 0; i < units.length; i++) {
            if (counts[i] != 0) {
                int at = Arrays.binarySearch(heads, contexts[i]);
                best[at] = best[at] < 0 || beats(i, best[at]) ? i : best[at];
            }
        }
        UnitSet modal = UnitSet.forCorpus(heads.length);
        for (int slot : best) {
            modal.add(units[slot]);
        }
        return modal;
    }

    private long[] contextsInOrder() {
        long[] all = new long[size];
        int n = 0;
        for (int i = 0; i < units.length; i++) {
            if (counts[i] != 0) {
                all[n++] = contexts[i];
            }
        }
        Arrays.sort(all);
        int distinct = 0;
        for (int i = 0; i < n; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[distinct++] = all[i];
            }
        }
        return Arrays.copyOf(all, distinct);
    }

    private boolean beats(int slot, int other) {
        return counts[slot] != counts[other] ? counts[slot] > counts[other] : tokens[slot] < tokens[other];
    }
}
