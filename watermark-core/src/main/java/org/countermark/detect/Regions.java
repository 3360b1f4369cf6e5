package org.countermark.detect;

import java.util.List;
import org.countermark.token.UnitCounts;

/** What a search for marked regions in one document has to say: what it found, or why it did not look. */
public sealed interface Regions {
    /**
     * The document was searched.
     *
     * @param counts what became of every token
     * @param found the regions in reading order, disjoint, not touching; empty if no stretch is significant
     * @param corrected log10 of the smallest corrected p-value that any stretch of the document has, at most 0: how near
     *     it came where nothing was found
     */
    record Searched(UnitCounts counts, List<Region> found, double corrected) implements Regions {
        /** Copies the list. */
        public Searched {
            found = List.copyOf(found);
        }
    }

    /**
     * The document was not searched: it has fewer distinct units than the plan asks for.
     *
     * @param units distinct units it has
     * @param minimumUnits distinct units that the plan asks for
     */
    record NotEnoughText(long units, int minimumUnits) implements Regions {}

    /**
     * The document was not searched: it is longer than the search has memory for. Cut it into parts and search these;
     * the family stays the same.
     *
     * @param tokens generated tokens it has
     * @param most tokens that can be searched at once
     */
    record TooLong(long tokens, long most) implements Regions {}
}
