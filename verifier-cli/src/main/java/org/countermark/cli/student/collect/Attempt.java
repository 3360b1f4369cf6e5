package org.countermark.cli.student.collect;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** What came of asking once: perhaps a response to keep, and what to do next. */
final class Attempt {
    /** What to do next. */
    enum Next {
        /** Go on with other questions. */
        DONE,
        /** Ask again, later. */
        RETRY,
        /** Ask nothing more: every other question would fare the same. */
        STOP
    }

    private final Next next;
    private final String message;
    private final Optional<Response> response;
    private final byte[] body;
    private final Optional<Duration> retryAfter;

    private Attempt(
            Next next, String message, Optional<Response> response, byte[] body, Optional<Duration> retryAfter) {
        this.next = Objects.requireNonNull(next, "next");
        this.message = Objects.requireNonNull(message, "message");
        this.response = response;
        this.body = body;
        this.retryAfter = retryAfter;
    }

    /** Nothing came. */
    static Attempt nothing(Next next, String message) {
        return new Attempt(next, message, Optional.empty(), new byte[0], Optional.empty());
    }

    /** Something came; takes the array over. */
    static Attempt of(Next next, String message, Response response, byte[] body) {
        return new Attempt(next, message, Optional.of(response), body, Optional.empty());
    }

    /** The same from a server that said when to come back. */
    Attempt comeBackIn(Optional<Duration> wait) {
        return new Attempt(next, message, response, body, wait);
    }

    Next next() {
        return next;
    }

    /** What went wrong, for a person; empty where nothing did. */
    String message() {
        return message;
    }

    Optional<Response> response() {
        return response;
    }

    /** The body itself, not a copy. */
    byte[] body() {
        return body;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
