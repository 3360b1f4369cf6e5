package org.countermark.detect;

import java.util.Arrays;
import org.countermark.stats.Holm;

/**
 * The p-values of all documents of one run, corrected for their number.
 *
 * <p>Every document that was tested belongs to the family, not only those that look interesting; documents with too few
 * units were never tested, for a reason that is not the key, and do not. Not safe for use by many threads; 8 bytes a
 * document.
 */
public final class DocumentFamily {
    private final Level alpha;
    private double[] log10 = new double[64];
    private int size;

    private DocumentFamily(Level alpha) {
        this.alpha = alpha;
    }

    /**
     * A family without documents.
     *
     * @param plan says the level of the verdict
     * @return the family
     */
    public static DocumentFamily of(DetectionPlan plan) {
        return new DocumentFamily(plan.alpha());
    }

    /**
     * Adds the outcome of the next document.
     *
     * @param detection its outcome
     */
    public void add(Detection detection) {
        if (size == log10.length) {
            log10 = Arrays.copyOf(log10, 2 * size);
        }
        log10[size++] = detection.p().log10();
    }

    /**
     * How many documents were tested.
     *
     * @return the size of the family
     */
    public int size() {
        return size;
    }

    /**
     * The corrected p-values (Holm), in the order in which the documents were added.
     *
     * <p>Under H0 for a set of documents, whatever the others are and however they depend on each other, the chance that
     * any document of the set has a corrected p-value of at most x is at most x.
     *
     * @return log10 of the corrected p-values, each at most 0
     */
    public double[] corrected() {
        return Holm.adjusted(Arrays.copyOf(log10, size));
    }

    /**
     * Whether a corrected p-value is small enough to call its document marked.
     *
     * @param corrected one of {@link #corrected()}
     * @return true if it is at most the plan's alpha
     */
    public boolean detects(double corrected) {
        return corrected <= alpha.log10();
    }
}
