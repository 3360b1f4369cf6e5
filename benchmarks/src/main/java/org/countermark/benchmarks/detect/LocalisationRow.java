package org.countermark.benchmarks.detect;

import java.util.List;
import java.util.stream.IntStream;
import org.countermark.corpora.rates.PassageSimulation;

/**
 * Documents of one kind and what the search made of them.
 *
 * @param scheme id of the scheme
 * @param excess mean excess of the text under Gumbel-max, in nats a token
 * @param entropy its entropy, in nats a token
 * @param tokens length of a document
 * @param length length of the passage
 * @param documents how many
 * @param found documents with at least one region
 * @param touched documents with a region that has something in common with the passage
 * @param good documents with a region of intersection over union .8 or more
 * @param several documents with more than one region
 * @param median median of the intersection over union where a region was found
 * @param reached documents whose smallest corrected p-value reaches 1e-1, 1e-2, 1e-3, 1e-4
 */
record LocalisationRow(
        String scheme,
        double excess,
        double entropy,
        int tokens,
        int length,
        long documents,
        long found,
        long touched,
        long good,
        long several,
        double median,
        List<Long> reached) {
    static LocalisationRow of(
            String scheme,
            double excess,
            double entropy,
            int tokens,
            int length,
            List<PassageSimulation.Outcome> outcomes) {
        double[] overlaps = outcomes.stream()
                .filter(outcome -> outcome.regions() > 0)
                .mapToDouble(PassageSimulation.Outcome::overlap)
                .sorted()
                .toArray();
        return new LocalisationRow(
                scheme,
                excess,
                entropy,
                tokens,
                length,
                outcomes.size(),
                overlaps.length,
                outcomes.stream().filter(outcome -> outcome.overlap() > 0).count(),
                outcomes.stream().filter(outcome -> outcome.overlap() >= 0.8).count(),
                outcomes.stream().filter(outcome -> outcome.regions() > 1).count(),
                overlaps.length == 0 ? 0 : overlaps[overlaps.length / 2],
                IntStream.rangeClosed(1, 4)
                        .mapToObj(level -> outcomes.stream()
                                .filter(outcome -> outcome.corrected() <= -level)
                                .count())
                        .toList());
    }
}
