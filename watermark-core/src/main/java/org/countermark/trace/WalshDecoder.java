package org.countermark.trace;

import static org.countermark.contract.PatternScorer.MASKS;
import static org.countermark.contract.PatternScorer.PATTERNS;

import java.util.Objects;
import org.countermark.contract.PatternScorer;

/**
 * Finds the payload whose patterns collect the largest sum of values over the units of a text.
 *
 * <p>Payloads are taken in blocks of at most 65,536, those that share their upper bits. A block with few candidates is summed
 * directly; of any other one Walsh–Hadamard transform gives all sums. Both are exact integers, so the answer depends on
 * neither the way it was found nor the machine.
 *
 * <p>Thread-confined: an instance owns its buffers, 2 MiB. Make one for each thread; they may share their
 * {@link Candidates}. Cost: for a block about 0.1 ms and 30 ns a unit, or 2.3 ns for each unit and candidate, whichever
 * is less; for 500 units and all payloads below 2^20, about 1.9 ms. Source: docs/adr/0019-exact-transform.md.
 */
public final class WalshDecoder {
    /** Most units of one text: their values then fit into an array, and every sum into 60 bits. */
    public static final int MAX_ROWS = 1_000_000;

    /** Nanoseconds, from the benchmarks; they choose the way and not the answer. */
    private static final double NANOS_A_DIRECT_UNIT = 2.3;

    private static final double NANOS_A_CELL = 1.5;
    private static final double NANOS_A_TRANSFORMED_UNIT = 30;

    private final Candidates candidates;
    private final Coefficients coefficients;
    private final WalshBlock block;

    private WalshDecoder(Candidates candidates) {
        this.candidates = Objects.requireNonNull(candidates, "candidates");
        coefficients = new Coefficients(candidates.bits());
        block = new WalshBlock(candidates.bits());
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
     * @param rows number of units, 0..1,000,000; of distinct contexts, for the statistics to hold
     * @return the leaders
     * @throws IllegalArgumentException if an array is too short, or {@code rows} out of range
     */
    public Leaders best(int[] values, int[] masks, int rows) {
        checkRows(values, masks, rows);
        TopTwo top = new TopTwo();
        boolean expanded = false;
        for (int from = 0; from < candidates.size(); ) {
            int upper = candidates.payload(from) >>> block.bits();
            int to = candidates.rank((upper + 1) << block.bits());
            if (direct(to - from, rows)) {
                sum(values, masks, rows, from, to, top);
            } else {
                transform(values, masks, rows, upper, expanded, top);
                expanded = rows <= Coefficients.MAX_UNITS;
            }
            from = to;
        }
        return top.leaders();
    }

    private boolean direct(int size, int rows) {
        double cells = 1L << block.bits();
        return NANOS_A_DIRECT_UNIT * size * rows <= NANOS_A_CELL * cells + NANOS_A_TRANSFORMED_UNIT * rows;
    }

    private void sum(int[] values, int[] masks, int rows, int from, int to, TopTwo top) {
        for (int i = from; i < to; i++) {
            int payload = candidates.payload(i);
            long sum = 0;
            for (int unit = 0; unit < rows; unit++) {
                sum += values[PATTERNS * unit + PatternScorer.pattern(masks, unit, payload)];
            }
            top.offer(payload, sum);
        }
    }

    private void transform(int[] values, int[] masks, int rows, int upper, boolean expanded, TopTwo top) {
        block.clear();
        long constant = 0;
        for (int from = 0; from < rows; from += Coefficients.MAX_UNITS) {
            if (!expanded) {
                coefficients.expand(values, masks, from, Math.min(from + Coefficients.MAX_UNITS, rows));
            }
            block.add(coefficients, upper);
            constant += coefficients.constant();
        }
        block.transform();
        int payload = upper << block.bits();
        for (int r = 0; r < block.side(); r++) {
            offer(block.row(r), block.side(), payload, constant, top);
            payload += block.side();
        }
    }

    /** Offers the payloads of a row of cells, each of which is 16 times a sum less the constant. */
    private void offer(long[] row, int length, int first, long constant, TopTwo top) {
        long toBeat = PATTERNS * top.secondSum() - constant;
        if (!exceeds(row, length, toBeat)) {
            return;
        }
        for (int i = 0; i < length; i++) {
            if (row[i] > toBeat && candidates.contains(first + i)) {
                top.offer(first + i, (row[i] + constant) / PATTERNS);
                toBeat = PATTERNS * top.secondSum() - constant;
            }
        }
    }

    /** Whether any cell is larger: a loop for vectors, since nearly every row is done with here. */
    private static boolean exceeds(long[] row, int length, long toBeat) {
        long signs = 0;
        for (int i = 0; i < length; i++) {
            signs |= toBeat - row[i];
        }
        return signs < 0;
    }

    private static void checkRows(int[] values, int[] masks, int rows) {
        if (rows < 0 || rows > MAX_ROWS) {
            throw new IllegalArgumentException("rows must be in 0.." + MAX_ROWS + ", was " + rows);
        }
        checkRoom("values", values.length, PATTERNS * rows);
        checkRoom("masks", masks.length, MASKS * rows);
    }

    private static void checkRoom(String parameter, int length, int needed) {
        if (length < needed) {
            throw new IllegalArgumentException(parameter + " must have room for " + needed + ", had " + length);
        }
    }
}
