package org.countermark.cli.scan;

import java.util.Optional;
import java.util.function.Supplier;
import org.countermark.token.BloomUnits;
import org.countermark.token.SeenUnits;
import org.countermark.token.UnitSet;

/**
 * How the units of a body are remembered, and what that costs.
 *
 * @param dedup exactly, or in filters
 * @param shares parts that the units are cut into by fingerprint
 * @param tokens tokens of the body: there are at most so many units
 */
record Memory(Method.Dedup dedup, int shares, long tokens) {
    /** The number of filters decides which units are lost, so it must not depend on the threads. */
    private static final int BLOOM_SHARES = 8;

    /** Two bytes a unit lose less than one in a thousand. */
    private static final int BLOOM_BYTES = 2;

    /** Room is made beforehand in so much of the heap at most; sets grow where that is too little. */
    private static final int HEAP_PART = 4;

    private static final int UNIT_BYTES = 12;

    private static final long SMALLEST_BLOOM = 1 << 16;

    static Memory of(Method.Dedup dedup, int threads, long tokens) {
        return new Memory(dedup, dedup == Method.Dedup.BLOOM ? BLOOM_SHARES : threads, tokens);
    }

    Supplier<SeenUnits> supplier() {
        return dedup == Method.Dedup.BLOOM ? this::bloom : () -> UnitSet.forCorpus(roomed() / shares);
    }

    /** Units that room is made for: a body whose texts repeat each other has far fewer than tokens, and may be large. */
    private long roomed() {
        return Math.min(tokens, Runtime.getRuntime().maxMemory() / HEAP_PART / UNIT_BYTES);
    }

    private BloomUnits bloom() {
        long expected = Math.max(1, tokens / shares);
        return BloomUnits.of(Math.max(SMALLEST_BLOOM, expected * BLOOM_BYTES), expected);
    }

    /** What is said of filters before they are filled. */
    Optional<String> words() {
        return dedup == Method.Dedup.EXACT
                ? Optional.empty()
                : Optional.of("filters of " + Figures.count(bloomBytes() >> 20)
                        + " MiB remember the units; they drop at most " + Figures.rounded(100 * expectedLoss(), 3)
                        + " % of them");
    }

    /** Bytes of all filters together. */
    long bloomBytes() {
        return shares * bloom().bytes();
    }

    /** The share of units that filters of this size drop, if all tokens were distinct units. */
    double expectedLoss() {
        return bloom().expectedLoss(Math.max(1, tokens / shares));
    }
}
