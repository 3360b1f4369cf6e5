package org.countermark.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Averaged over keys and contexts, marked tokens follow the final distribution p. Every assertion of {@link
 * Marks#misfit} fails with odds below 1e-9 for a random seed.
 */
class NonDistortionTest {
    private static final int KEYS = 40;
    private static final int CONTEXTS = 500;

    private static final double[] FLAT =
            Marks.normalised(IntStream.range(0, 100).mapToDouble(i -> 1).toArray());
    private static final double[] SKEWED = {0.55, 0.2, 0.1, 0.05, 0.04, 0.03, 0.02, 0.01};
    private static final double[] WITH_ZEROS = {0, 0.3, 0, 0, 0.05, 0.6, 0.03, 0, 0.02, 0};

    static Scheme[] undistorting() {
        return new Scheme[] {
            new GumbelScheme(), new TournamentScheme(1), new TournamentScheme(30), new TournamentScheme(32)
        };
    }

    /** Chooses one token in a fresh context. */
    private interface Row {
        int next(MarkRows rows, int[] generated, long payload, SplittableRandom random);
    }

    private static int[] count(Scheme scheme, long payload, int cells, Row row) {
        SplittableRandom random = new SplittableRandom(17);
        int[] counts = new int[cells];
        for (int key = 0; key < KEYS; key++) {
            MarkRows rows =
                    Watermark.of(Marks.profile(scheme), Marks.key(1000 + key)).rows();
            for (int context = 0; context < CONTEXTS; context++) {
                int[] generated = random.ints(Marks.WIDTH, 0, 1 << 17).toArray();
                counts[row.next(rows, generated, payload, random)]++;
            }
        }
        return counts;
    }

    private static Row fromLogits(float[] logits, Sampling sampling) {
        return (rows, generated, payload, random) ->
                rows.next(generated, generated.length, payload, logits, sampling, random);
    }

    private static Row fromCandidates(double[] p) {
        int[] ids = IntStream.range(0, p.length).toArray();
        return (rows, generated, payload, random) -> rows.next(generated, generated.length, payload, ids, p, random);
    }

    @ParameterizedTest
    @MethodSource("undistorting")
    void chosenTokensFollowTheDistribution(Scheme scheme) {
        for (long payload : new long[] {0, 77_777}) {
            for (double[] p : new double[][] {FLAT, SKEWED, WITH_ZEROS}) {
                int[] full = count(scheme, payload, p.length, fromLogits(Marks.logits(p), Sampling.of(1)));
                int[] list = count(scheme, payload, p.length, fromCandidates(p));
                assertTrue(Marks.misfit(p, full) < 1, () -> scheme + " full " + Arrays.toString(full));
                assertTrue(Marks.misfit(p, list) < 1, () -> scheme + " list " + Arrays.toString(list));
            }
        }
    }

    /** Over several pieces of a vocabulary, where blocks and groups come into play; summed over 20 bins of tokens. */
    @ParameterizedTest
    @MethodSource("undistorting")
    void largeVocabulariesFollowTheDistribution(Scheme scheme) {
        int vocabulary = 5000;
        float[] logits = Marks.randomLogits(vocabulary, new SplittableRandom(3));
        double[] p = Marks.normalised(IntStream.range(0, vocabulary)
                .mapToDouble(i -> Math.exp(logits[i] / 1.3))
                .toArray());
        double[] bins = new double[20];
        for (int i = 0; i < vocabulary; i++) {
            bins[i % 20] += p[i];
        }
        SplittableRandom random = new SplittableRandom(18);
        MarkRows rows = Marks.mark(scheme).rows();
        int[] counts = new int[20];
        for (int i = 0; i < 8000; i++) {
            int[] generated = random.ints(Marks.WIDTH, 0, 1 << 17).toArray();
            counts[rows.next(generated, generated.length, 5, logits, Sampling.of(1.3), random) % 20]++;
        }
        assertTrue(Marks.misfit(bins, counts) < 1, () -> scheme + " " + Arrays.toString(counts));
    }

    /** top-k keeps 6 of 8, top-p .9 of what is left five of them, min-p drops the fifth; temperature 2 flattens before. */
    @ParameterizedTest
    @MethodSource("undistorting")
    void truncationComesBeforeTheMark(Scheme scheme) {
        double[] flattened =
                Marks.normalised(Arrays.stream(SKEWED).map(Math::sqrt).toArray());
        double six = Arrays.stream(flattened).limit(6).sum();
        int kept = 0;
        for (double sum = 0; sum < 0.9 * six; kept++) {
            sum += flattened[kept];
        }
        assertEquals(5, kept);
        double least = 0.28 * flattened[0];
        int last = kept;
        double[] p = Marks.normalised(IntStream.range(0, 8)
                .mapToDouble(i -> i < last && flattened[i] >= least ? flattened[i] : 0)
                .toArray());
        assertEquals(0, p[4]);
        assertTrue(p[3] > 0);
        Sampling sampling = Sampling.of(2).withTopK(6).withTopP(0.9).withMinP(0.28);
        int[] counts = count(scheme, 9, 8, fromLogits(Marks.logits(SKEWED), sampling));
        assertTrue(Marks.misfit(p, counts) < 1, () -> scheme + " " + Arrays.toString(counts));
    }

    /** A logits processor followed by the engine's own draw. */
    @ParameterizedTest
    @MethodSource("undistorting")
    void processedLogitsFollowTheDistribution(Scheme scheme) {
        int[] counts = count(scheme, 3, SKEWED.length, (rows, generated, payload, random) -> {
            float[] logits = Marks.logits(SKEWED);
            assertEquals(Outcome.MARKED, rows.process(generated, generated.length, payload, logits));
            // A row without a context is drawn the ordinary way.
            return rows.next(new int[0], 0, payload, logits, Sampling.of(1), random);
        });
        assertTrue(Marks.misfit(SKEWED, counts) < 1, () -> scheme + " " + Arrays.toString(counts));
    }

    /** Control: the same check sees what a green list does, with room to spare: it lifts rare tokens on average. */
    @Test
    void theCheckSeesAGreenList() {
        SplittableRandom random = new SplittableRandom(17);
        MarkRows rows = Marks.mark(Marks.GREEN_LIST).withDelta(5).rows();
        float[] logits = Marks.logits(SKEWED);
        int[] counts = new int[SKEWED.length];
        for (int i = 0; i < KEYS * CONTEXTS; i++) {
            int[] generated = random.ints(Marks.WIDTH, 0, 1 << 17).toArray();
            counts[rows.next(generated, generated.length, 0, logits, Sampling.of(1), random)]++;
        }
        assertTrue(Marks.misfit(SKEWED, counts) > 3, () -> Arrays.toString(counts));
    }

    /** Control: a fixed context gives Gumbel-max one token only. */
    @Test
    void theCheckSeesARepeatedContext() {
        SplittableRandom random = new SplittableRandom(1);
        MarkRows rows = Marks.mark(Marks.GUMBEL).rows();
        int[] counts = new int[SKEWED.length];
        for (int i = 0; i < KEYS * CONTEXTS; i++) {
            counts[rows.next(new int[] {1, 2, 3, 4}, 4, 0, Marks.logits(SKEWED), Sampling.of(1), random)]++;
        }
        assertTrue(Marks.misfit(SKEWED, counts) > 1, () -> Arrays.toString(counts));
    }

    /** The ordinary choice, which all rests on. */
    @Test
    void plainTokensFollowTheDistribution() {
        SplittableRandom random = new SplittableRandom(5);
        MarkRows rows = Marks.mark(Marks.GUMBEL).rows();
        for (double[] p : new double[][] {FLAT, SKEWED, WITH_ZEROS}) {
            int[] ids = IntStream.range(0, p.length).toArray();
            int[] full = new int[p.length];
            int[] list = new int[p.length];
            for (int i = 0; i < KEYS * CONTEXTS; i++) {
                full[rows.next(new int[0], 0, 0, Marks.logits(p), Sampling.of(1), random)]++;
                list[rows.next(new int[0], 0, 0, ids, p, random)]++;
            }
            assertTrue(Marks.misfit(p, full) < 1, () -> Arrays.toString(full));
            assertTrue(Marks.misfit(p, list) < 1, () -> Arrays.toString(list));
        }
    }
}
