package org.countermark.cli.plan;

import java.util.List;
import java.util.Optional;
import org.countermark.detect.Level;
import org.countermark.power.Design;
import org.countermark.power.Documents;
import org.countermark.power.ScoreMoments;
import org.countermark.scheme.Scheme;

/**
 * What is known of a body of text and its test; one of the first five is asked for.
 *
 * @param documents number of documents
 * @param tokens tokens of each
 * @param excess excess a unit of marked text, in the printed unit
 * @param share share that is marked
 * @param power chance of detecting
 * @param scheme the scheme
 * @param spread standard deviation of a marked score; by the scheme's model where it is not given
 * @param scored share of the tokens that are scored units
 * @param of what the share is a share of
 * @param keys keys that are tried
 * @param alpha level of the whole family
 */
record Question(
        Optional<Long> documents,
        Optional<Long> tokens,
        Optional<Double> excess,
        Optional<Double> share,
        Optional<Double> power,
        Scheme scheme,
        Optional<Double> spread,
        double scored,
        ShareOf of,
        long keys,
        Level alpha) {
    /** What is marked: some documents throughout, or some units of every document. */
    enum ShareOf {
        DOCUMENTS("documents"),
        UNITS("units of every document");

        private final String words;

        ShareOf(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    Question {
        atLeast("--documents", documents.map(Long::doubleValue), 1);
        atLeast("--tokens", tokens.map(Long::doubleValue), 1);
        if (excess.isPresent() && !(excess.get() > 0 && excess.get() < ScoreMoments.largestExcess(scheme))) {
            throw new IllegalArgumentException("--excess must be above 0 and below "
                    + Answer.figure(ScoreMoments.largestExcess(scheme)) + " for this scheme, was " + excess.get());
        }
        if (share.isPresent() && !(share.get() > 0 && share.get() <= 1)) {
            throw new IllegalArgumentException("--share must be above 0 and at most 1 (or 100%), was " + share.get());
        }
        if (power.isPresent() && !(power.get() > 0 && power.get() < 1)) {
            throw new IllegalArgumentException("--power must be above 0 and below 1 (or 100%), was " + power.get());
        }
        if (spread.isPresent() && !(spread.get() > 0 && spread.get() < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("--spread must be above 0, was " + spread.get());
        }
        if (!(scored > 0 && scored <= 1)) {
            throw new IllegalArgumentException("--scored must be above 0 and at most 1, was " + scored);
        }
        if (keys < 1) {
            throw new IllegalArgumentException("--keys must be at least 1, was " + keys);
        }
        if (documents.isPresent()
                && tokens.isPresent()
                && documents.get() * scored * tokens.get() > (double) Design.MOST_UNITS) {
            throw new IllegalArgumentException("--documents times --tokens must be at most 137 billion, was "
                    + documents.get() + " times " + tokens.get());
        }
    }

    private static void atLeast(String name, Optional<Double> value, long least) {
        if (value.isPresent() && value.get() < least) {
            throw new IllegalArgumentException(
                    name + " must be at least " + least + ", was " + value.get().longValue());
        }
    }

    /** Scored units of a document. */
    long units(long ofTokens) {
        return Math.max(1, Math.round(ofTokens * scored));
    }

    /** The most documents, or the most tokens of each, that a prediction can be made for. */
    long most(long ofTheOther) {
        return Math.max(1, (long) (Design.MOST_UNITS / (ofTheOther * scored)));
    }

    Design design(long ofDocuments, long ofTokens, double ofExcess, double ofShare) {
        ScoreMoments marked = ScoreMoments.marked(scheme, ofExcess);
        marked = spread.isPresent() ? marked.withDeviation(spread.get()) : marked;
        List<Documents> body = List.of(new Documents(ofDocuments, units(ofTokens)));
        return of == ShareOf.DOCUMENTS
                ? new Design(scheme, marked, body, ofShare, keys, alpha.log10())
                : new Design(
                        scheme, marked.diluted(ofShare, ScoreMoments.unmarked(scheme)), body, 1, keys, alpha.log10());
    }
}
