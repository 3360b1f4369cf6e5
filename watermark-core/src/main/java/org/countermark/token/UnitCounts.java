package org.countermark.token;

/**
 * What became of every token: scored once, seen before, or not scored for a reason that the text decides.
 *
 * <p>tokens = atStart + inPrompt + notModal + duplicates + units over a whole body; over a slice, the tokens and starts are counted
 * by slice 0 alone, so that the counts of all slices add up to those of the body.
 *
 * @param responses responses read
 * @param tokens tokens generated in them
 * @param atStart tokens too near the start of their response to have a context
 * @param inPrompt tokens whose context stood in the prompt
 * @param notModal tokens that were not selected: not the most frequent one of their context, where only modal units
 *     count; or after a context outside the set, where a test is confined to contexts; else 0
 * @param duplicates tokens whose unit had been seen before in this body, or whose context, where one unit of each counts
 * @param units distinct units
 */
public record UnitCounts(
        long responses, long tokens, long atStart, long inPrompt, long notModal, long duplicates, long units) {
    /** Nothing read. */
    public static final UnitCounts EMPTY = new UnitCounts(0, 0, 0, 0, 0, 0, 0);

    /** Refuses negative counts. */
    public UnitCounts {
        check("responses", responses);
        check("tokens", tokens);
        check("atStart", atStart);
        check("inPrompt", inPrompt);
        check("notModal", notModal);
        check("duplicates", duplicates);
        check("units", units);
    }

    /**
     * Adds the counts of another slice or another body.
     *
     * @param other the other counts
     * @return the sums
     * @throws ArithmeticException if a count leaves the range of a long
     */
    public UnitCounts plus(UnitCounts other) {
        return new UnitCounts(
                Math.addExact(responses, other.responses),
                Math.addExact(tokens, other.tokens),
                Math.addExact(atStart, other.atStart),
                Math.addExact(inPrompt, other.inPrompt),
                Math.addExact(notModal, other.notModal),
                Math.addExact(duplicates, other.duplicates),
                Math.addExact(units, other.units));
    }

    /**
     * Takes away the counts of an earlier part of the same body.
     *
     * @param part counts that are part of these
     * @return the differences
     * @throws IllegalArgumentException if a count of the part is larger
     */
    public UnitCounts minus(UnitCounts part) {
        return new UnitCounts(
                responses - part.responses,
                tokens - part.tokens,
                atStart - part.atStart,
                inPrompt - part.inPrompt,
                notModal - part.notModal,
                duplicates - part.duplicates,
                units - part.units);
    }

    private static void check(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must be at least 0, was " + value);
        }
    }
}
