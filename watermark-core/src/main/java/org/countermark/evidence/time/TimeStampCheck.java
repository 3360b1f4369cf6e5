package org.countermark.evidence.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What verifying a time stamp found: either it holds, or why not. */
public sealed interface TimeStampCheck {
    /**
     * The digest existed at that time, says an authority that was given as trusted.
     *
     * @param token the time stamp, DER in base64 with padding, in the form in which it is kept
     * @param time when it was stamped, by the authority's clock, to the millisecond
     * @param accuracy how far that clock may be off, if the authority says so
     * @param serial the time stamp's number at its authority, in decimal
     * @param policy the object identifier of the authority's policy, dotted decimal
     * @param authority the distinguished name in the authority's certificate
     * @param certificateEnd until when that certificate is valid; after it, a new time stamp over this one is due, since nobody
     *     watches over an expired key
     */
    record Valid(
            String token,
            Instant time,
            Optional<Duration> accuracy,
            String serial,
            String policy,
            String authority,
            Instant certificateEnd)
            implements TimeStampCheck {}

    /**
     * It shows nothing.
     *
     * @param why what is wrong, one line
     */
    record Refused(String why) implements TimeStampCheck {}
}
