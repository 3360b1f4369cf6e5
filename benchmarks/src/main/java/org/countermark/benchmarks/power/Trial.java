package org.countermark.benchmarks.power;

import java.util.List;
import java.util.Locale;
import org.countermark.power.Design;
import org.countermark.power.Documents;
import org.countermark.power.ScoreMoments;
import org.countermark.scheme.Scheme;

/**
 * A design to predict and to simulate.
 *
 * @param scheme the scheme
 * @param excess excess a unit of marked text, in the printed unit
 * @param documents number of documents
 * @param units units of each
 * @param marked documents that are marked, 1..documents
 * @param keys keys of the family
 * @param log10Alpha log10 of the level
 */
record Trial(Scheme scheme, double excess, int documents, int units, int marked, long keys, double log10Alpha) {
    Design design() {
        return new Design(
                scheme,
                ScoreMoments.marked(scheme, excess),
                List.of(new Documents(documents, units)),
                marked / (double) documents,
                keys,
                log10Alpha);
    }

    Trial withExcess(double other) {
        return new Trial(scheme, other, documents, units, marked, keys, log10Alpha);
    }

    /** log10 of the level of one p-value: the family is counted here as a scan counts it. */
    double log10Level() {
        return log10Alpha - StrictMath.log10(documents == 1 ? keys : 3.0 * keys);
    }

    /** The excess in standard deviations of an unmarked score. */
    double deviations() {
        return excess / scheme.nullLaw().deviation();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s excess %.4f sd, %d documents of %d units, %d marked, %d keys, alpha 1e%.2f",
                scheme.id(),
                deviations(),
                documents,
                units,
                marked,
                keys,
                log10Alpha);
    }
}
