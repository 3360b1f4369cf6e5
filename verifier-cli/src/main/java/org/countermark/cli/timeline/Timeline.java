package org.countermark.cli.timeline;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.countermark.detect.Detection;
import org.countermark.stats.LogE;

/**
 * Evidence by date.
 *
 * <p>H0 of each figure: the text of these documents does not depend on the key.
 *
 * @param period how it is cut
 * @param dated distinct documents with a date
 * @param undated distinct documents without one, which are left out
 * @param tests buckets and keys that were tested: what {@link Bucket#holm} is corrected for
 * @param lines one for each key and channel
 */
public record Timeline(Period period, long dated, long undated, int tests, List<Line> lines) {
    /** Copies the list. */
    public Timeline {
        lines = List.copyOf(lines);
    }

    /**
     * What one key shows.
     *
     * @param applies the days on which it was in use; empty where that is not known, and then all days count
     * @param buckets the periods in which there are documents, in order
     * @param placebo the documents from before the key was in use, which cannot be marked with it; empty where there are
     *     none
     * @param after the documents from after that; empty where there are none
     */
    public record Line(
            Optional<Applies> applies, List<Bucket> buckets, Optional<Outside> placebo, Optional<Outside> after) {
        /** Copies the list. */
        public Line {
            buckets = List.copyOf(buckets);
        }
    }

    /**
     * One period.
     *
     * @param first its first day
     * @param documents distinct documents whose earliest date is in it
     * @param pooled the test of their distinct units; a unit that an earlier period has, too, counts again here
     * @param tested false where there are too few units to be tested
     * @param holm log10 of the p-value, adjusted by Holm over all periods and keys; 0 where it was not tested
     * @param running the e-value of all documents up to the end of this period, in order of dates
     * @param peak the largest of the running e-values so far: it may be looked at whenever one likes
     */
    public record Bucket(
            LocalDate first, long documents, Detection pooled, boolean tested, double holm, LogE running, LogE peak) {}

    /**
     * Documents from outside the days of a key.
     *
     * @param documents distinct documents
     * @param pooled the test of their distinct units
     * @param e the average of both arms over them
     * @param contradicts true for documents from before the key that look marked with it: their dates or the key's are
     *     wrong
     */
    public record Outside(long documents, Detection pooled, LogE e, boolean contradicts) {}

    /**
     * Whether any key is contradicted by the dates.
     *
     * @return true if some placebo looks marked
     */
    public boolean contradicts() {
        return lines.stream()
                .anyMatch(line -> line.placebo().filter(Outside::contradicts).isPresent());
    }
}
