package org.countermark.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.security.Provider;
import java.security.Security;
import java.util.Random;
import java.util.stream.Stream;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the factory hands out: it refuses bad input by name, takes another provider, and allocates nothing in use. */
class CountermarkV1Test {
    private static final EpochKey KEY = DesignVectorsTest.epoch();
    private static final Profile PROFILE = new Profile(new GumbelScheme(), 4, "o200k_base", 32768);

    @Test
    void keysMayBeDestroyedOnceTheSidesAreMade() {
        EpochKey key = DesignVectorsTest.epoch();
        TokenWords words = CountermarkV1.words(PROFILE, key);
        UnitScorer scorer = CountermarkV1.scorer(PROFILE, key, Channel.payload(0));
        key.destroy();
        words.context(new int[] {1, 2, 3, 4}, 0, 0);
        assertEquals(0x6d7e6d8b, words.word(5));
        int[] scores = new int[1];
        scorer.score(new int[] {1, 2, 3, 4}, new int[] {5}, 1, scores, new long[1]);
        assertEquals(9363533, scores[0]);
        assertThrows(IllegalStateException.class, () -> CountermarkV1.words(PROFILE, key));
    }

    @Test
    void anotherProviderMayBeNamed() {
        String unknown = assertThrows(
                        IllegalArgumentException.class, () -> CountermarkV1.words(PROFILE, KEY, "NoSuchProvider"))
                .getMessage();
        assertTrue(unknown.contains("NoSuchProvider"), unknown);
        assertThrows(
                IllegalArgumentException.class, () -> CountermarkV1.scorer(PROFILE, KEY, Channel.provider(), "SUN"));
        Provider other = new org.bouncycastle.jce.provider.BouncyCastleProvider();
        Security.addProvider(other);
        try {
            TokenWords words = CountermarkV1.words(PROFILE, KEY, "BC");
            words.context(new int[] {1, 2, 3, 4}, 0, 0);
            assertEquals(0x6d7e6d8b, words.word(5));
        } finally {
            Security.removeProvider("BC");
        }
    }

    @Test
    void wordsRefuseWhatIsOutOfRange() {
        TokenWords words = CountermarkV1.words(PROFILE, KEY);
        assertThrows(IllegalStateException.class, () -> words.word(1));
        assertThrows(IllegalStateException.class, words::mask);
        assertThrows(IllegalStateException.class, words::traceChannel);
        int[] context = {1, 2, 3, 4};
        assertThrows(IllegalArgumentException.class, () -> words.context(new int[] {1, -2, 3, 4}, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> words.context(context, 0, -1));
        assertThrows(IllegalArgumentException.class, () -> words.context(context, 0, 1L << 32));
        assertThrows(IndexOutOfBoundsException.class, () -> words.context(context, 1, 0));
        words.context(context, 0, 0);
        assertThrows(IllegalArgumentException.class, () -> words.word(-1));
        assertThrows(IllegalArgumentException.class, () -> words.words(new int[] {1, -1}, 2, new int[2]));
        assertThrows(IndexOutOfBoundsException.class, () -> words.words(new int[2], 2, new int[1]));
        assertThrows(IllegalArgumentException.class, () -> words.keystream(2, 4, new byte[16], 0));
        assertThrows(IllegalArgumentException.class, () -> words.keystream(-4, 4, new byte[16], 0));
        assertThrows(IllegalArgumentException.class, () -> words.keystream(0, -1, new byte[16], 0));
        assertThrows(IndexOutOfBoundsException.class, () -> words.keystream(0, 4, new byte[16], 1));
    }

    @Test
    void scorersRefuseWhatIsOutOfRange() {
        UnitScorer scorer = CountermarkV1.scorer(PROFILE, KEY, Channel.provider());
        int[] contexts = new int[8];
        int[] tokens = new int[2];
        assertRefused("contexts", () -> scorer.score(new int[7], tokens, 2, new int[2], new long[1]));
        assertRefused("tokens", () -> scorer.score(contexts, new int[1], 2, new int[2], new long[1]));
        assertRefused("scores", () -> scorer.score(contexts, tokens, 2, new int[1], new long[1]));
        assertRefused("admitted", () -> scorer.score(contexts, tokens, 2, new int[2], new long[0]));
        assertRefused("count", () -> scorer.score(contexts, tokens, -1, new int[2], new long[1]));
        assertRefused("contexts[5]", () -> scorer.score(at(8, 5), tokens, 2, new int[2], new long[1]));
        assertRefused("tokens[1]", () -> scorer.score(contexts, at(2, 1), 2, new int[2], new long[1]));
        assertThrows(IllegalArgumentException.class, () -> Channel.payload(-1));
        assertThrows(IllegalArgumentException.class, () -> Channel.payload(1L << 32));
        assertEquals(0, scorer.score(new int[0], new int[0], 0, new int[0], new long[0]));
    }

    private static int[] at(int length, int index) {
        int[] tokens = new int[length];
        tokens[index] = -1;
        return tokens;
    }

    private static void assertRefused(String parameter, Runnable call) {
        String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
        assertTrue(message.startsWith(parameter), message);
    }

    static Stream<Scheme> schemes() {
        return Stream.of(new GumbelScheme(), new TournamentScheme(30), new GreenListScheme(16384));
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void steadyStateAllocatesNothing(Scheme scheme) {
        Profile profile = new Profile(scheme, 6, "t", 32768);
        Random random = new Random(1);
        int n = 1000;
        int[] contexts = random.ints(6L * n, 0, 200_000).toArray();
        int[] tokens = random.ints(n, 0, 200_000).toArray();
        int[] out = new int[n];
        long[] admitted = new long[n / 64 + 1];
        byte[] stream = new byte[4 * 32768];
        TokenWords words = CountermarkV1.words(profile, KEY);
        UnitScorer provider = CountermarkV1.scorer(profile, KEY, Channel.provider());
        UnitScorer traced = CountermarkV1.scorer(profile, KEY, Channel.payload(77777));
        Runnable step = () -> {
            words.context(contexts, 3, 77777);
            words.word(5);
            words.words(tokens, n, out);
            words.keystream(0, 32768, stream, 0);
            provider.score(contexts, tokens, n, out, admitted);
            traced.score(contexts, tokens, n, out, admitted);
        };
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        // Class loading and the compiler's own bookkeeping come first; then one quiet round of 50 steps must show up.
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20 && least > 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 50; i++) {
                step.run();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least, "bytes allocated in 50 steps");
    }
}
