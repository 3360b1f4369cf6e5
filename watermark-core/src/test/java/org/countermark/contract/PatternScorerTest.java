package org.countermark.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;
import org.junit.jupiter.api.Test;

/** Sixteen scores and four masks of a unit say what any payload would have scored; vectors check the same in their test. */
class PatternScorerTest {
    private static final EpochKey KEY = DesignVectorsTest.epoch();

    @Provide
    static Arbitrary<Profile> profiles() {
        Arbitrary<Scheme> schemes = Arbitraries.oneOf(
                Arbitraries.just(new GumbelScheme()),
                Arbitraries.integers().between(1, 32).map(TournamentScheme::new),
                Arbitraries.integers().between(1, 65535).map(GreenListScheme::new));
        return Combinators.combine(
                        schemes, Arbitraries.integers().between(1, 16), Arbitraries.of(0, 1, 32768, 65535, 65536))
                .as((scheme, width, share) -> new Profile(scheme, width, "test", share));
    }

    @Property(tries = 150)
    void theColumnOfAPayloadsPatternIsItsScore(
            @ForAll("profiles") Profile profile, @ForAll @IntRange(max = 600) int count, @ForAll long seed) {
        Units units = new Units(profile.contextWidth(), count, seed);
        PatternScorer patterns = CountermarkV1.patterns(profile, KEY);
        int tracedRows = units.score(patterns);
        Random random = new Random(seed);
        for (long payload : new long[] {0, 1, random.nextInt(1 << 22), Integer.toUnsignedLong(random.nextInt())}) {
            int[] scores = new int[count];
            CountermarkV1.scorer(profile, KEY, Channel.payload(payload))
                    .score(units.contexts, units.tokens, count, scores, new long[count / 64 + 1]);
            for (int i = 0; i < count; i++) {
                int pattern = PatternScorer.pattern(units.masks, i, (int) payload);
                assertEquals(scores[i], units.scores[16 * i + pattern]);
            }
        }
        TokenWords words = CountermarkV1.words(profile, KEY);
        int expectedRows = 0;
        for (int i = 0; i < count; i++) {
            words.context(units.contexts, i * profile.contextWidth(), 0);
            int word = words.word(units.tokens[i]);
            boolean trace = words.traceChannel();
            expectedRows += trace ? 1 : 0;
            assertEquals(trace ? 1 : 0, units.traced[i >>> 6] >>> i & 1);
            for (int x = 0; x < 16; x++) {
                assertEquals(profile.scheme().score(trace ? word ^ (x << 28) : word), units.scores[16 * i + x]);
            }
            for (int b = 0; b < 4 && !trace; b++) {
                assertEquals(0, units.masks[4 * i + b]);
            }
        }
        assertEquals(expectedRows, tracedRows);
        assertEquals(0, count % 64 == 0 ? 0 : units.traced[count / 64] >>> count, "bits beyond the units");
        assertEquals(profile.contextWidth(), patterns.contextWidth());
        assertEquals(profile.scheme().nullLaw().mean(), patterns.nullLaw().mean());
    }

    @Test
    void refusesWhatIsOutOfRange() {
        PatternScorer scorer = CountermarkV1.patterns(new Profile(new GumbelScheme(), 4, "t", 32768), KEY);
        int[] contexts = new int[8];
        int[] tokens = new int[2];
        int[] scores = new int[32];
        int[] masks = new int[8];
        long[] traced = new long[1];
        assertRefused("contexts", () -> scorer.score(new int[7], tokens, 2, scores, masks, traced));
        assertRefused("tokens", () -> scorer.score(contexts, new int[1], 2, scores, masks, traced));
        assertRefused("scores", () -> scorer.score(contexts, tokens, 2, new int[31], masks, traced));
        assertRefused("masks", () -> scorer.score(contexts, tokens, 2, scores, new int[7], traced));
        assertRefused("traced", () -> scorer.score(contexts, tokens, 2, scores, masks, new long[0]));
        assertRefused("count", () -> scorer.score(contexts, tokens, -1, scores, masks, traced));
        contexts[5] = -1;
        assertRefused("contexts[5]", () -> scorer.score(contexts, tokens, 2, scores, masks, traced));
        contexts[5] = 0;
        tokens[1] = -1;
        assertRefused("tokens[1]", () -> scorer.score(contexts, tokens, 2, scores, masks, traced));
        assertEquals(0, scorer.score(contexts, tokens, 0, new int[0], new int[0], new long[0]));
    }

    private static void assertRefused(String parameter, Runnable call) {
        String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
        assertTrue(message.startsWith(parameter), message);
    }

    @Test
    void steadyStateAllocatesNothing() {
        Units units = new Units(6, 1000, 1);
        PatternScorer scorer = CountermarkV1.patterns(new Profile(new GumbelScheme(), 6, "t", 32768), KEY);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        // Class loading and the compiler's own bookkeeping come first; then one quiet round of 50 calls must show up.
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20 && least > 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 50; i++) {
                units.score(scorer);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least, "bytes allocated in 50 calls");
    }

    /** Random units and room for what is computed of them. */
    private static final class Units {
        final int count;
        final int[] contexts;
        final int[] tokens;
        final int[] scores;
        final int[] masks;
        final long[] traced;

        Units(int width, int count, long seed) {
            Random random = new Random(seed);
            this.count = count;
            contexts = random.ints((long) width * count, 0, Integer.MAX_VALUE).toArray();
            tokens = random.ints(count, 0, Integer.MAX_VALUE).toArray();
            scores = new int[16 * count];
            masks = new int[4 * count];
            traced = new long[count / 64 + 1];
        }

        int score(PatternScorer scorer) {
            return scorer.score(contexts, tokens, count, scores, masks, traced);
        }
    }
}
