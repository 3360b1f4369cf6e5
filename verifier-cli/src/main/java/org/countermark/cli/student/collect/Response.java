package org.countermark.cli.student.collect;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a log says about a response, beside its bytes.
 *
 * @param prompt which prompt was asked, from 0
 * @param sample which answer to this prompt, from 0
 * @param requestDigest SHA-256 of the request's body, in hex
 * @param outcome what came of the request
 * @param status the status of HTTP, or the exit code of a command
 * @param headers the headers of the response in order; none of the request's
 * @param start when the request was sent
 * @param end when the response had come, or broke off
 * @param masked true when the server sent the key back, and it was struck out
 */
record Response(
        int prompt,
        int sample,
        String requestDigest,
        Outcome outcome,
        int status,
        List<Header> headers,
        Instant start,
        Instant end,
        boolean masked) {
    /** Copies the list. */
    Response {
        Objects.requireNonNull(requestDigest, "requestDigest");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(end, "end");
        headers = List.copyOf(headers);
        if (prompt < 0 || sample < 0) {
            throw new IllegalArgumentException("prompt and sample must be at least 0, were " + prompt + ", " + sample);
        }
    }

    /**
     * One header.
     *
     * @param name its name
     * @param value its value
     */
    record Header(String name, String value) {}

    /** What came of a request. */
    enum Outcome {
        /** A whole answer: the request is never sent again. */
        ANSWERED("answered"),
        /** The server would not. */
        REFUSED("refused"),
        /** A success without an answer in it. */
        UNREADABLE("unreadable"),
        /** The response broke off; what had come is kept. */
        CUT_OFF("cut off"),
        /** The response did not end in time; what had come is kept. */
        TIMED_OUT("timed out"),
        /** The body went over the limit; what had come is kept. */
        TOO_LARGE("too large");

        private final String id;

        Outcome(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }

        static Optional<Outcome> of(String id) {
            return List.of(values()).stream()
                    .filter(outcome -> outcome.id.equals(id))
                    .findFirst();
        }
    }
}
