package org.countermark.cli.scan;

import java.util.List;
import java.util.Optional;
import org.countermark.detect.Detection;
import org.countermark.token.Response;

/**
 * A document as a worker leaves it: token ids for each tokenizer, and the test by itself for each trial.
 *
 * @param id its name in results
 * @param responses what a model may have written, for each tokenizer of the job
 * @param alone the outcome of the document alone, for each trial of the job; empty where it is too short to be tested
 * @param roundTrip how many of its texts were made again from their tokens, of how many tried
 */
record Prepared(String id, List<List<Response>> responses, List<Optional<Detection>> alone, RoundTrip roundTrip) {

    /**
     * Texts that came back from their tokens as they were.
     *
     * @param same came back as they were
     * @param tried tried
     */
    record RoundTrip(long same, long tried) {
        static final RoundTrip NONE = new RoundTrip(0, 0);

        RoundTrip plus(RoundTrip other) {
            return new RoundTrip(same + other.same, tried + other.tried);
        }
    }
}
