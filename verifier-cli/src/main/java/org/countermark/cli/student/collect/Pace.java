package org.countermark.cli.student.collect;

/**
 * Says when the next request may go: a bucket that fills at a rate and holds one token, and can be held shut for a while.
 *
 * <p>Times are nanoseconds of a steady clock, given by the caller. Safe for use by many threads.
 */
final class Pace {
    private final long interval;
    private long next = Long.MIN_VALUE;
    private long held = Long.MIN_VALUE;

    /**
     * A pace.
     *
     * @param perSecond requests a second, above 0; infinite for no limit
     */
    Pace(double perSecond) {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException("perSecond must be above 0, was " + perSecond);
        }
        this.interval = (long) Math.min(1e9 / perSecond, Long.MAX_VALUE / 4.0);
    }

    /** Takes the next token; says how many nanoseconds to wait until it is there. */
    synchronized long take(long now) {
        long start = Math.max(now, next);
        next = start + interval;
        return start - now;
    }

    /** Lets nobody go before a moment: a server asked all to come back then. */
    synchronized void hold(long until) {
        held = Math.max(held, until);
    }

    /** How many nanoseconds everybody has to wait still, at least 0. */
    synchronized long held(long now) {
        return held <= now ? 0 : held - now;
    }
}
