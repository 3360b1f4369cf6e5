package org.countermark.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;
import org.junit.jupiter.api.Test;

/** One token at a time, candidate lists, keystreams and batches of units give the same words, whatever the profile. */
class SidesAgreeTest {
    private static final EpochKey KEY = DesignVectorsTest.epoch();

    @Provide
    static Arbitrary<Profile> profiles() {
        Arbitrary<Scheme> schemes = Arbitraries.oneOf(
                Arbitraries.just(new GumbelScheme()),
                Arbitraries.integers().between(1, 32).map(TournamentScheme::new),
                Arbitraries.integers().between(1, 65535).map(GreenListScheme::new));
        return Combinators.combine(
                        schemes,
                        Arbitraries.integers().between(1, 16),
                        Arbitraries.of(0, 1, 16384, 32768, 65535, 65536))
                .as((scheme, width, share) -> new Profile(scheme, width, "test", share));
    }

    @Property(tries = 150)
    void batchesOfUnitsEqualOneAtATime(
            @ForAll("profiles") Profile profile,
            @ForAll @LongRange(max = 0xFFFF_FFFFL) long payload,
            @ForAll @IntRange(max = 700) int count,
            @ForAll long seed) {
        int h = profile.contextWidth();
        Random random = new Random(seed);
        int[] contexts = tokens(random, count * h);
        int[] tokens = tokens(random, count);
        int[] scores = new int[count + 1];
        int[] providerScores = new int[count + 1];
        long[] admitted = new long[count / 64 + 1];
        long[] providerAdmitted = new long[count / 64 + 1];
        UnitScorer all = CountermarkV1.scorer(profile, KEY, Channel.payload(payload));
        UnitScorer provider = CountermarkV1.scorer(profile, KEY, Channel.provider());
        assertEquals(count, all.score(contexts, tokens, count, scores, admitted));
        int kept = provider.score(contexts, tokens, count, providerScores, providerAdmitted);

        TokenWords words = CountermarkV1.words(profile, KEY);
        int providerUnits = 0;
        for (int i = 0; i < count; i++) {
            words.context(contexts, i * h, payload);
            int score = profile.scheme().score(words.word(tokens[i]));
            assertEquals(score, scores[i]);
            assertEquals(1, admitted[i >>> 6] >>> i & 1);
            assertEquals(words.traceChannel() ? 0 : score, providerScores[i]);
            assertEquals(words.traceChannel() ? 0 : 1, providerAdmitted[i >>> 6] >>> i & 1);
            providerUnits += words.traceChannel() ? 0 : 1;
        }
        assertEquals(providerUnits, kept);
        assertEquals(h, all.contextWidth());
        assertEquals(profile.scheme().nullLaw().mean(), all.nullLaw().mean());
    }

    @Property(tries = 100)
    void candidatesAndKeystreamEqualSingleWords(
            @ForAll("profiles") Profile profile,
            @ForAll @LongRange(max = 0xFFFF_FFFFL) long payload,
            @ForAll @IntRange(max = 3000) int count,
            @ForAll long seed) {
        Random random = new Random(seed);
        TokenWords words = CountermarkV1.words(profile, KEY);
        int from = random.nextInt(3);
        words.context(tokens(random, profile.contextWidth() + 3), from, payload);

        int first = random.nextInt(1 << 28) & ~3;
        int[] tokens = new int[count];
        for (int i = 0; i < count; i++) {
            tokens[i] = first + i;
        }
        byte[] stream = new byte[4 * count + 5];
        words.keystream(first, count, stream, 5);
        int[] out = new int[count];
        words.words(tokens, count, out);
        ByteBuffer big = ByteBuffer.wrap(stream);
        for (int i = 0; i < count; i++) {
            int word = words.word(tokens[i]);
            assertEquals(word, out[i]);
            assertEquals(word, big.getInt(5 + 4 * i) ^ words.mask());
        }
        words.words(tokens, count, tokens);
        for (int i = 0; i < count; i++) {
            assertEquals(out[i], tokens[i], "in place");
        }
    }

    @Test
    void theLastTokensHaveAKeystreamToo() {
        TokenWords words = CountermarkV1.words(new Profile(new GumbelScheme(), 1, "test", 0), KEY);
        words.context(new int[] {Integer.MAX_VALUE}, 0, 0);
        byte[] stream = new byte[16];
        words.keystream(Integer.MAX_VALUE - 3, 4, stream, 0);
        assertEquals(words.word(Integer.MAX_VALUE), ByteBuffer.wrap(stream).getInt(12));
        assertThrows(IllegalArgumentException.class, () -> words.keystream(Integer.MAX_VALUE - 3, 5, stream, 0));
    }

    private static int[] tokens(Random random, int count) {
        return random.ints(count, 0, Integer.MAX_VALUE).toArray();
    }
}
