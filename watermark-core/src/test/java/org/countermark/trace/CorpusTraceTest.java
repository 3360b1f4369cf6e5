package org.countermark.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countermark.contract.Channel;
import org.countermark.contract.CountermarkV1;
import org.countermark.contract.UnitScorer;
import org.countermark.detect.Level;
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
import org.junit.jupiter.api.Test;

/** Bodies made by accounts, a cohort and nobody: who is named, and what changes nothing. */
class CorpusTraceTest {
    private static final EpochKey KEY = EpochKey.of("2026-11", new byte[] {
        7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7
    });
    private static final Candidates CANDIDATES =
            Candidates.of(IntStream.rangeClosed(1, 4000).toArray());
    private static final Level ALPHA = Level.of("1e-10");

    private final ExecutorService executor = Executors.newFixedThreadPool(3);

    @AfterEach
    void shutDown() {
        executor.shutdown();
    }

    /** Every token is one of 16 equally likely ones, 2.8 nats: plenty of signal for some hundred tokens. */
    private static int[] marked(Watermark mark, int payload, int length, SplittableRandom random) {
        var session = mark.session(payload, random);
        double[] p = new double[16];
        java.util.Arrays.fill(p, 1.0 / 16);
        for (int i = 0; i < length; i++) {
            int first = random.nextInt(1 << 20);
            session.next(IntStream.range(first, first + 16).toArray(), p, 16);
        }
        return session.tokens();
    }

    private static int[] unmarked(int length, SplittableRandom random) {
        return random.ints(length, 0, 1 << 20).toArray();
    }

    private static TracePlan plan(Profile profile) {
        return TracePlan.of(profile, Commitment.of(profile, KEY), CANDIDATES);
    }

    private List<DocumentTrace> trace(Profile profile, int workers, List<List<Response>> body) {
        return CorpusTrace.setup(plan(profile), CANDIDATES, executor)
                .workers(workers)
                .start(profile, KEY)
                .addAll(body);
    }

    private static List<Response> document(int[]... responses) {
        return Stream.of(responses).map(Response::of).toList();
    }

    private static List<List<Response>> documents(List<int[]> texts) {
        return texts.stream().map(CorpusTraceTest::document).toList();
    }

    /** 30 documents: every third by an account, a third by a cohort, the rest by nobody. */
    private static List<int[]> body(Profile profile, int length) {
        SplittableRandom random = new SplittableRandom(20261121);
        Watermark mark = Watermark.of(profile, KEY);
        List<int[]> body = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            body.add(
                    switch (i % 3) {
                        case 0 -> marked(mark, 100 + i, length, random);
                        case 1 -> marked(mark, 3999, length, random);
                        default -> unmarked(length, random);
                    });
        }
        return body;
    }

    /**
     * Each marked document is some twenty standard deviations out, and any innocent is named with odds of 1e-10 for each table
     * of each scheme: together a failure has odds below 1e-9.
     */
    @Test
    void namesWhoMadeATextAndNobodyElse() {
        for (Scheme scheme : List.of(new GumbelScheme(), new TournamentScheme(30), new GreenListScheme(32768))) {
            Profile profile = new Profile(scheme, 4, "test", 65536);
            List<DocumentTrace> traces = trace(profile, 2, documents(body(profile, 700)));
            TraceResult result = TraceResult.of(CANDIDATES.size(), traces);
            assertEquals(30, result.tested());
            for (int i = 0; i < 30; i++) {
                boolean named = result.accusedLog10().get(i) <= ALPHA.log10();
                assertEquals(i % 3 != 2, named, scheme.id() + " document " + i);
                if (named) {
                    assertEquals(
                            i % 3 == 0 ? 100 + i : 3999,
                            traces.get(i).match().orElseThrow().payload());
                }
            }
            List<AccountTrace> accounts = result.named(ALPHA);
            assertEquals(11, accounts.size());
            assertEquals(3999, accounts.get(0).payload());
            assertEquals(10, accounts.get(0).documents().size());
            assertTrue(accounts.stream().allMatch(AccountTrace::lead));
            assertTrue(result.accounts().size() >= 11);
        }
    }

    /** What is reported agrees with the plain detector, told the payload. */
    @Test
    void sumsAreThoseOfTheDetector() {
        Profile profile = new Profile(new GumbelScheme(), 4, "test", 32768);
        List<int[]> body = body(profile, 300);
        List<DocumentTrace> traces = trace(profile, 1, documents(body));
        for (int i = 0; i < body.size(); i++) {
            Match match = traces.get(i).match().orElseThrow();
            int[] tokens = body.get(i);
            UnitScorer scorer = CountermarkV1.scorer(profile, KEY, Channel.payload(match.payload()));
            long sum = 0;
            for (int at = 4; at < tokens.length; at++) {
                int[] score = new int[1];
                scorer.score(
                        java.util.Arrays.copyOfRange(tokens, at - 4, at),
                        new int[] {tokens[at]},
                        1,
                        score,
                        new long[1]);
                sum += score[0];
            }
            assertEquals(sum, match.sum());
            // About half of 296 contexts lie in the trace channel: outside of these bounds with odds of 1e-12.
            int traced = traces.get(i).traced();
            assertTrue(traced > 86 && traced < 210, "traced " + traced);
            assertTrue(match.runnerUp().orElseThrow().margin() >= 0);
        }
    }

    @Test
    void threadsBlocksAndResumingChangeNothing() {
        Profile profile = new Profile(new GumbelScheme(), 3, "test", 65536);
        List<List<Response>> body = documents(body(profile, 200));
        List<DocumentTrace> once = trace(profile, 1, body);
        assertEquals(once, trace(profile, 3, body));
        CorpusTrace corpus = CorpusTrace.setup(plan(profile), CANDIDATES, executor)
                .workers(2)
                .start(profile, KEY);
        body.subList(0, 13).forEach(corpus::skip);
        List<DocumentTrace> rest = new ArrayList<>();
        body.subList(13, 30).forEach(document -> rest.addAll(corpus.addAll(List.of(document))));
        assertEquals(once.subList(13, 30), rest);
    }

    /** A copy of a text says nothing more, and a text read before its copy takes all. */
    @Test
    void aContextCountsOnceInTheBody() {
        Profile profile = new Profile(new GumbelScheme(), 4, "test", 65536);
        SplittableRandom random = new SplittableRandom(20261121);
        int[] text = marked(Watermark.of(profile, KEY), 77, 400, random);
        List<DocumentTrace> traces =
                trace(profile, 1, List.of(document(text), document(text), document(text, unmarked(200, random))));
        assertEquals(77, traces.get(0).match().orElseThrow().payload());
        assertFalse(traces.get(1).match().isPresent());
        assertEquals(396, traces.get(1).counts().duplicates());
        assertEquals(196, traces.get(2).traced());
    }

    @Test
    void shortAndEmptyDocumentsAreNotTested() {
        Profile profile = new Profile(new GumbelScheme(), 4, "test", 65536);
        SplittableRandom random = new SplittableRandom(20261121);
        List<DocumentTrace> traces = trace(
                profile,
                1,
                List.of(
                        document(),
                        document(unmarked(3, random)),
                        document(unmarked(53, random)),
                        document(unmarked(54, random))));
        assertEquals(
                List.of(false, false, false, true),
                traces.stream().map(trace -> trace.match().isPresent()).toList());
        TraceResult none = TraceResult.of(CANDIDATES.size(), traces.subList(0, 3));
        assertEquals(0, none.tested());
        assertEquals(List.of(0.0, 0.0, 0.0), none.accusedLog10());
        assertEquals(List.of(), none.accounts());
    }

    @Test
    void refusesOtherCandidatesAndKeys() {
        Profile profile = new Profile(new GumbelScheme(), 4, "test", 65536);
        assertThrows(
                IllegalArgumentException.class,
                () -> CorpusTrace.setup(plan(profile), Candidates.of(new int[] {1}), executor));
        EpochKey other = EpochKey.of("2026-12", new byte[32]);
        CorpusTrace.Setup setup = CorpusTrace.setup(plan(profile), CANDIDATES, executor);
        assertThrows(IllegalArgumentException.class, () -> setup.start(profile, other));
        assertThrows(IllegalArgumentException.class, () -> setup.workers(0));
    }
}
