package org.countermark.embed;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countermark.keys.Profile;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A payload costs no quality: whatever it is, and whatever share of the contexts carries it, marked tokens follow the same
 * distribution as without one. Every assertion of {@link Marks#misfit} fails with odds below 1e-9 for a random seed.
 */
class PayloadDistortionTest {
    private static final int KEYS = 40;
    private static final int CONTEXTS = 500;
    private static final double DELTA = 2;
    private static final int[] SHARES = {32768, 65536};

    private static final double[] FLAT =
            Marks.normalised(IntStream.range(0, 100).mapToDouble(i -> 1).toArray());
    private static final double[] SKEWED = {0.55, 0.2, 0.1, 0.05, 0.04, 0.03, 0.02, 0.01};

    /** Payloads with one bit, with all bits, the least and the largest that a decoder can search, and the largest of all. */
    private static final long[] SPECIAL = {1, 2, 1 << 21, (1 << 20) - 1, (1 << 22) - 1, 0xFFFF_FFFFL, 0x8000_0000L};

    private static Stream<Scheme> undistorting() {
        return Stream.of(new GumbelScheme(), new TournamentScheme(1), new TournamentScheme(30));
    }

    static Stream<Arguments> undistortingAndShares() {
        return undistorting().flatMap(scheme -> Arrays.stream(SHARES).mapToObj(share -> Arguments.of(scheme, share)));
    }

    static Stream<Arguments> allAndShares() {
        return Stream.concat(undistorting(), Stream.of(new GreenListScheme(16384)))
                .flatMap(scheme -> Arrays.stream(SHARES).mapToObj(share -> Arguments.of(scheme, share)));
    }

    private static Watermark mark(Scheme scheme, int traceShare, long key) {
        return Watermark.of(new Profile(scheme, Marks.WIDTH, "test", traceShare), Marks.key(key))
                .withDelta(DELTA);
    }

    /** What a token's chance is on average over keys: p, but for a green list, which lifts what is green. */
    private static double[] expected(Scheme scheme, double[] p) {
        if (!(scheme instanceof GreenListScheme list)) {
            return p;
        }
        double gamma = list.gamma() / 65536.0;
        double[] mean = new double[p.length];
        for (int colours = 0; colours < 1 << p.length; colours++) {
            double[] lifted = p.clone();
            double odds = 1;
            for (int i = 0; i < p.length; i++) {
                boolean green = (colours >>> i & 1) != 0;
                lifted[i] *= green ? Math.exp(DELTA) : 1;
                odds *= green ? gamma : 1 - gamma;
            }
            double total = Arrays.stream(lifted).sum();
            for (int i = 0; i < p.length; i++) {
                mean[i] += odds * lifted[i] / total;
            }
        }
        return mean;
    }

    /** A payload for one context: every seventh a special one, else uniform on those that a decoder can search. */
    private static long payload(int context, SplittableRandom random) {
        return context % 7 == 0 ? SPECIAL[context / 7 % SPECIAL.length] : random.nextInt(1, 1 << 22);
    }

    private interface Row {
        int next(MarkRows rows, int[] generated, long payload, SplittableRandom random);
    }

    private static int[] count(Scheme scheme, int traceShare, int cells, Row row) {
        SplittableRandom random = new SplittableRandom(27);
        int[] counts = new int[cells];
        for (int key = 0; key < KEYS; key++) {
            MarkRows rows = mark(scheme, traceShare, 2000 + key).rows();
            for (int context = 0; context < CONTEXTS; context++) {
                int[] generated = random.ints(Marks.WIDTH, 0, 1 << 17).toArray();
                counts[row.next(rows, generated, payload(context, random), random)]++;
            }
        }
        return counts;
    }

    private static Row fromCandidates(double[] p) {
        int[] ids = IntStream.range(0, p.length).toArray();
        return (rows, generated, payload, random) -> rows.next(generated, generated.length, payload, ids, p, random);
    }

    private static Row fromLogits(double[] p) {
        float[] logits = Marks.logits(p);
        return (rows, generated, payload, random) ->
                rows.next(generated, generated.length, payload, logits, Sampling.of(1), random);
    }

    @ParameterizedTest
    @MethodSource("allAndShares")
    void chosenTokensFollowTheDistribution(Scheme scheme, int traceShare) {
        double[] expected = expected(scheme, SKEWED);
        int[] full = count(scheme, traceShare, SKEWED.length, fromLogits(SKEWED));
        int[] list = count(scheme, traceShare, SKEWED.length, fromCandidates(SKEWED));
        assertTrue(Marks.misfit(expected, full) < 1, () -> "full " + Arrays.toString(full));
        assertTrue(Marks.misfit(expected, list) < 1, () -> "list " + Arrays.toString(list));
    }

    @ParameterizedTest
    @MethodSource("undistortingAndShares")
    void flatDistributionsStayFlat(Scheme scheme, int traceShare) {
        int[] full = count(scheme, traceShare, FLAT.length, fromLogits(FLAT));
        int[] list = count(scheme, traceShare, FLAT.length, fromCandidates(FLAT));
        assertTrue(Marks.misfit(FLAT, full) < 1, () -> "full " + Arrays.toString(full));
        assertTrue(Marks.misfit(FLAT, list) < 1, () -> "list " + Arrays.toString(list));
    }

    /** A logits processor followed by the engine's own draw; a row without a context is drawn the ordinary way. */
    @ParameterizedTest
    @MethodSource("allAndShares")
    void processedLogitsFollowTheDistribution(Scheme scheme, int traceShare) {
        int[] counts = count(scheme, traceShare, SKEWED.length, (rows, generated, payload, random) -> {
            float[] logits = Marks.logits(SKEWED);
            rows.process(generated, generated.length, payload, logits);
            return rows.next(new int[0], 0, payload, logits, Sampling.of(1), random);
        });
        assertTrue(Marks.misfit(expected(scheme, SKEWED), counts) < 1, () -> Arrays.toString(counts));
    }

    /**
     * Tokens of one response are independent, too: its first two marked tokens, under one payload, are spread as the
     * product. The tokens of the start are the same in all responses, so the second context is the first one's neighbour.
     */
    @ParameterizedTest
    @MethodSource("undistortingAndShares")
    void successiveTokensAreIndependent(Scheme scheme, int traceShare) {
        double[] p = {0.5, 0.3, 0.2};
        int[] ids = {5, 6, 7};
        double[] pairs = new double[9];
        for (int pair = 0; pair < 9; pair++) {
            pairs[pair] = p[pair / 3] * p[pair % 3];
        }
        SplittableRandom random = new SplittableRandom(28);
        int[] counts = new int[9];
        for (int response = 0; response < 20_000; response++) {
            MarkSession session =
                    mark(scheme, traceShare, 100_000 + response).session(payload(response, random), random);
            session.accept(new int[] {1, 2, 3, 4}, Marks.WIDTH);
            int first = session.next(ids, p, p.length);
            int second = session.next(ids, p, p.length);
            counts[3 * (first - 5) + second - 5]++;
        }
        assertTrue(Marks.misfit(pairs, counts) < 1, () -> Arrays.toString(counts));
    }

    /**
     * One context and one key, but a payload for each of very many accounts: Gumbel-max has one token for each of the 16
     * masks, so averaging over accounts alone is not averaging over keys. The check sees that: it is no blind one.
     */
    @Test
    void theCheckSeesASingleContext() {
        MarkRows rows = mark(new GumbelScheme(), 65536, 1).rows();
        SplittableRandom random = new SplittableRandom(29);
        int[] ids = IntStream.range(0, SKEWED.length).toArray();
        int[] counts = new int[SKEWED.length];
        for (int i = 0; i < KEYS * CONTEXTS; i++) {
            counts[rows.next(new int[] {1, 2, 3, 4}, 4, payload(i, random), ids, SKEWED, random)]++;
        }
        assertTrue(Marks.misfit(SKEWED, counts) > 1, () -> Arrays.toString(counts));
    }
}
