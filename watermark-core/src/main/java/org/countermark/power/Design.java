package org.countermark.power;

import java.util.List;
import org.countermark.scheme.Scheme;

/**
 * A body of text and a test of it, before either is made.
 *
 * <p>The test is that of a scan. With several documents it tries three statistics for each key: the pooled p-value, the
 * average of the e-values of both arms, and the documents one by one (Holm); with one document the pooled p-value alone.
 * Each is held against alpha over the size of the family.
 *
 * @param scheme the scheme
 * @param marked scores of marked text
 * @param documents the documents, by size; at least one class
 * @param share share of the documents that are marked, in (0, 1], the same in every class; a fixed number of them, not a
 *     chance
 * @param keys what the family counts beside the statistics: keys, accounts, profiles, regions; at least 1
 * @param log10Alpha log10 of the level of the whole family, below 0
 */
public record Design(
        Scheme scheme, ScoreMoments marked, List<Documents> documents, double share, long keys, double log10Alpha) {
    /** Statistics that a scan of several documents tries for each key. */
    private static final double STATISTICS = 3;

    /** Units in all that a design may have: beyond it, a pooled Gumbel score may not fit a long. */
    public static final long MOST_UNITS = 1L << 37;

    /** Copies the list; refuses values out of range. */
    public Design {
        documents = List.copyOf(documents);
        if (documents.isEmpty()) {
            throw new IllegalArgumentException("documents must not be empty");
        }
        if (!(units(documents) <= (double) MOST_UNITS)) {
            throw new IllegalArgumentException(
                    "documents must have at most 2^37 units together, had " + units(documents));
        }
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be above 0 and at most 1, was " + share);
        }
        if (keys < 1) {
            throw new IllegalArgumentException("keys must be at least 1, was " + keys);
        }
        if (!(log10Alpha < 0 && log10Alpha >= -100_000)) {
            throw new IllegalArgumentException("log10Alpha must be in [-100000, 0), was " + log10Alpha);
        }
    }

    /**
     * Documents in all.
     *
     * @return their number, at least 1
     */
    public long count() {
        return documents.stream().mapToLong(Documents::count).sum();
    }

    /**
     * Units in all.
     *
     * @return their number, at least 1
     */
    public long units() {
        return (long) units(documents);
    }

    /**
     * Size of the family that the program corrects for.
     *
     * @return keys times statistics
     */
    public double family() {
        return count() == 1 ? keys : STATISTICS * keys;
    }

    /** log10 of the level that one p-value of the family has to reach. */
    double log10Level() {
        return log10Alpha - StrictMath.log10(family());
    }

    /**
     * The same with other documents.
     *
     * @param other the documents, by size
     * @return the design
     */
    public Design withDocuments(List<Documents> other) {
        return new Design(scheme, marked, other, share, keys, log10Alpha);
    }

    /**
     * The same with another share of marked documents.
     *
     * @param other the share
     * @return the design
     */
    public Design withShare(double other) {
        return new Design(scheme, marked, documents, other, keys, log10Alpha);
    }

    /**
     * The same with other marked text.
     *
     * @param other its scores
     * @return the design
     */
    public Design withMarked(ScoreMoments other) {
        return new Design(scheme, other, documents, share, keys, log10Alpha);
    }

    private static double units(List<Documents> documents) {
        return documents.stream()
                .mapToDouble(size -> (double) size.count() * size.units())
                .sum();
    }
}
