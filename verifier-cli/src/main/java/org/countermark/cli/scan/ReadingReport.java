package org.countermark.cli.scan;

import java.util.List;

/**
 * What was read, and how it came: everything in a result that depends on more than the set of texts.
 *
 * @param inputs each input
 * @param records records read, bad ones left out
 * @param copies records whose tokens had been met before, by the first tokenizer
 * @param skipped bad records
 * @param outside records outside the share of documents that was asked for, by the first tokenizer
 * @param roundTrip texts that came back from their tokens as they were
 */
public record ReadingReport(
        List<Scanned> inputs, long records, long copies, long skipped, long outside, RoundTrip roundTrip) {
    /** Keeps a copy of the list. */
    public ReadingReport {
        inputs = List.copyOf(inputs);
    }

    /**
     * What was read of files that hold no text, and every record of which counts.
     *
     * @param inputs each file
     * @return the report
     */
    public static ReadingReport of(List<Scanned> inputs) {
        long records = inputs.stream().mapToLong(Scanned::records).sum();
        return new ReadingReport(inputs, records, 0, 0, 0, RoundTrip.NONE);
    }

    static ReadingReport of(State state) {
        long records = 0;
        long skipped = 0;
        for (Scanned input : state.done) {
            records += input.records();
            skipped += input.skipped();
        }
        long good = records - skipped;
        long put = state.put().orElse(good);
        return new ReadingReport(state.done, good, state.copies(), skipped, good - put, state.roundTrip);
    }
}
