package org.countermark.trace;

import org.countermark.contract.PatternScorer;

/**
 * Finds the payload whose patterns collect the largest sum of values over the units of a text.
 *
 * <p>Thread-confined: an instance owns its buffers, at most 64 MiB.
 */
public final class WalshDecoder {
    private final Candidates candidates;

    private WalshDecoder(Candidates candidates) {
        this.candidates = candidates;
    }

    /**
     * A decoder for one thread.
     *
     * @param candidates the payloads to choose from
     * @return the decoder
     */
    public static WalshDecoder of(Candidates candidates) {
        return new WalshDecoder(candidates);
    }

    /**
     * The best candidate and the next one. Sums are exact; of candidates with equal sums the smaller comes first.
     *
     * @param values 16 a unit: what the unit adds to a payload whose pattern is x, at 16·unit + x; any integers
     * @param masks 4 a unit, as {@link PatternScorer} gives them
     * @param rows number of units, 0..1,000,000; distinct contexts, for the statistics to hold
     * @return the leaders
     * @throws IllegalArgumentException if an array is too short, or {@code rows} out of range
     */
    public Leaders best(int[] values, int[] masks, int rows) {
        checkRows(values, masks, rows);
        TopTwo top = new TopTwo();
        for (int i = 0; i < candidates.size(); i++) {
            int payload = candidates.payload(i);
            top.offer(payload, sum(values, masks, rows, payload));
        }
        return top.leaders();
    }

    private static long sum(int[] values, int[] masks, int rows, int payload) {
        long sum = 0;
        for (int i = 0; i < rows; i++) {
            sum += values[PatternScorer.PATTERNS * i + PatternScorer.pattern(masks, i, payload)];
        }
        return sum;
    }

    private static void checkRows(int[] values, int[] masks, int rows) {
        if (rows < 0 || rows > MAX_ROWS) {
            throw new IllegalArgumentException("rows must be in 0.." + MAX_ROWS + ", was " + rows);
        }
        checkRoom("values", values.length, PatternScorer.PATTERNS * rows);
        checkRoom("masks", masks.length, PatternScorer.MASKS * rows);
    }

    private static void checkRoom(String parameter, int length, int needed) {
        if (length < needed) {
            throw new IllegalArgumentException(parameter + " must have room for " + needed + ", had " + length);
        }
    }

    /** Units of one text; sixteen values each then fit into an array with room to spare. */
    private static final int MAX_ROWS = 1_000_000;
}
