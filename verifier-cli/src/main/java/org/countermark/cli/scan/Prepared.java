package org.countermark.cli.scan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.countermark.cli.input.RecordNumber;
import org.countermark.cli.store.Encoded;

/**
 * A document as a worker leaves it.
 *
 * @param input index of its input, from 0
 * @param number which record of it
 * @param date when it was written, where it says so
 * @param encoded its tokens, for each tokenizer of the job
 * @param asked the text that it shows before its first response; empty where there is none, or token ids
 * @param roundTrip how many of its texts were made again from their tokens, of how many tried
 */
record Prepared(
        int input,
        RecordNumber number,
        Optional<Instant> date,
        List<Encoded> encoded,
        Optional<String> asked,
        RoundTrip roundTrip) {}
