package org.countermark.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countermark.contract.Channel;
import org.countermark.contract.CountermarkV1;
import org.countermark.detect.Detection;
import org.countermark.detect.DetectionPlan;
import org.countermark.detect.DocumentTest;
import org.countermark.embed.MarkSession;
import org.countermark.embed.Watermark;
import org.countermark.keys.Commitment;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;
import org.countermark.token.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What it costs to detect a mark without knowing its payload: the number of candidates, and never more. */
class UnknownPayloadTest {
    private static final Candidates CANDIDATES =
            Candidates.of(IntStream.rangeClosed(1, 4000).toArray());
    private static final double LOG10_K = StrictMath.log10(4000);
    private static final int DOCUMENTS = 20;
    private static final int LENGTH = 300;

    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final EpochKey key = EpochKey.of("2026-11", new byte[32]);
    private final SplittableRandom random = new SplittableRandom(20261121);

    @AfterEach
    void shutDown() {
        executor.shutdown();
    }

    static Stream<Scheme> schemes() {
        return Stream.of(new GumbelScheme(), new TournamentScheme(30), new GreenListScheme(32768));
    }

    static Stream<Arguments> schemesAndShares() {
        return schemes().flatMap(scheme -> Stream.of(32768, 65536).map(share -> Arguments.of(scheme, share)));
    }

    /** Of {@code choice} equally likely tokens at every step; contexts do not repeat. */
    private int[] marked(Watermark mark, int payload, int choice) {
        MarkSession session = mark.session(payload, random);
        double[] p = new double[choice];
        Arrays.fill(p, 1.0 / choice);
        for (int i = 0; i < LENGTH; i++) {
            int first = random.nextInt(1 << 20);
            session.next(IntStream.range(first, first + choice).toArray(), p, choice);
        }
        return session.tokens();
    }

    private Detection known(Profile profile, Channel channel, int[] text) {
        DetectionPlan plan = DetectionPlan.builder(
                        profile, Commitment.of(profile, key).hex())
                .minimumUnits(1)
                .build();
        return DocumentTest.of(plan, CountermarkV1.scorer(profile, key, channel))
                .test(Response.of(text))
                .orElseThrow();
    }

    private DocumentTrace unknown(Profile profile, int[] text) {
        return CorpusTrace.setup(TracePlan.of(profile, Commitment.of(profile, key), CANDIDATES), CANDIDATES, executor)
                .start(profile, key)
                .addAll(List.of(List.of(Response.of(text))))
                .get(0);
    }

    /** Loud and faint texts: where another candidate scores higher, the loss is smaller still. No odds: it is an identity. */
    @ParameterizedTest
    @MethodSource("schemesAndShares")
    void theLossIsTheNumberOfCandidates(Scheme scheme, int traceShare) {
        Profile profile = new Profile(scheme, 4, "test", traceShare);
        Watermark mark = Watermark.of(profile, key);
        int right = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            int payload = random.nextInt(1, 4001);
            int[] text = marked(mark, payload, i % 2 == 0 ? 16 : 1);
            Detection known = known(profile, Channel.payload(payload), text);
            DocumentTrace trace = unknown(profile, text);
            Match match = trace.match().orElseThrow();
            double corrected = TraceResult.of(CANDIDATES.size(), List.of(trace))
                    .detectedLog10()
                    .get(0);
            assertEquals(Math.min(0, match.detected().log10() + LOG10_K), corrected, 1e-9);
            assertTrue(corrected <= known.p().log10() + LOG10_K + 1e-9, scheme.id() + " document " + i);
            if (match.payload() == payload) {
                right++;
                assertEquals(known.score().sum(), match.sum());
                assertEquals(known.p().log10(), match.detected().log10());
            }
        }
        // Every other text is loud, ten deviations and more where 4,000 innocents reach four: odds below 1e-9.
        assertTrue(right >= DOCUMENTS / 2, "right " + right);
    }

    /** Half of the contexts carry one mark for all traffic: no search, no correction, whatever the payload. */
    @ParameterizedTest
    @MethodSource("schemes")
    void theProviderChannelNeedsNoPayload(Scheme scheme) {
        Profile profile = new Profile(scheme, 4, "test", 32768);
        Watermark mark = Watermark.of(profile, key);
        for (int i = 0; i < DOCUMENTS; i++) {
            int[] text = marked(mark, random.nextInt(1, 4001), 16);
            Detection found = known(profile, Channel.provider(), text);
            int traced = unknown(profile, text).traced();
            assertEquals(LENGTH - 4 - traced, found.score().n());
            // Some 148 units. The faintest is the green list: 129 ± 4 greens where 74 ± 6 are expected and 103 are
            // enough, so
            // that missing one of 20 documents has odds below 1e-9.
            assertTrue(found.p().log10() < -6, scheme.id() + " document " + i + " " + found.p());
        }
    }
}
