package org.countermark.student;

/**
 * What became of every row: rows = tooShort + inPrompt + outside + repeated + contexts.
 *
 * @param rows rows read
 * @param tooShort rows with fewer tokens of context than the profile's contextWidth
 * @param inPrompt rows whose context stood in their prompt, or earlier in their text where no row had it
 * @param outside rows whose context is not in the set to which the test is confined; else 0
 * @param repeated rows whose context an earlier row had
 * @param contexts distinct contexts, whose first row is scored
 */
public record RowCounts(long rows, long tooShort, long inPrompt, long outside, long repeated, long contexts) {
    /** Nothing read. */
    public static final RowCounts EMPTY = new RowCounts(0, 0, 0, 0, 0, 0);

    RowCounts plus(RowCounts other) {
        return new RowCounts(
                rows + other.rows,
                tooShort + other.tooShort,
                inPrompt + other.inPrompt,
                outside + other.outside,
                repeated + other.repeated,
                contexts + other.contexts);
    }
}
