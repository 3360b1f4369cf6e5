package org.countermark.cli.student.collect;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a question is asked again: twice as long each time up to a minute, and so spread that many do
 * not come back at once. What the server asks for is waited for, whatever it is. Safe for use by many threads.
 */
final class Backoff {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Duration first;
    private final RandomGenerator random;

    /**
     * A back-off.
     *
     * @param first the longest first wait, above 0
     * @param random spreads the waits
     */
    Backoff(Duration first, RandomGenerator random) {
        if (first.isNegative() || first.isZero()) {
            throw new IllegalArgumentException("first must be above 0, was " + first);
        }
        this.first = first;
        this.random = random;
    }

    /** The wait behind the failure number {@code failures}, from 1. */
    Duration after(int failures, Optional<Duration> retryAfter) {
        double u;
        synchronized (random) {
            u = random.nextDouble();
        }
        if (retryAfter.isPresent()) {
            // Spread behind the moment that was named, never before it.
            return retryAfter.get().plus(scaled(first, u));
        }
        double doubled = first.toNanos() * Math.scalb(1.0, Math.min(failures - 1, 40));
        double longest = Math.min(doubled, (double) LONGEST.toNanos());
        return Duration.ofNanos((long) (longest * (0.5 + 0.5 * u)));
    }

    private static Duration scaled(Duration duration, double share) {
        return Duration.ofNanos((long) (duration.toNanos() * share));
    }
}
