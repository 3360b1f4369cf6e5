package org.countermark.corpora.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countermark.contract.Channel;
import org.countermark.contract.CountermarkV1;
import org.countermark.contract.UnitScorer;
import org.countermark.corpora.text.Document;
import org.countermark.corpora.text.NullCorpora;
import org.countermark.corpora.text.Template;
import org.countermark.detect.DetectionPlan;
import org.countermark.detect.PooledTest;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;
import org.countermark.token.Response;
import org.countermark.token.Slice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Keys that did not make a real text reject it as often as their level says: a slice of the recorded run.
 *
 * <p>Odds of failing for a random seed: 1e-10 at each level and side, so at most 8e-10 an assertion.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NullTextTest {
    private static final int KEYS = 2000;
    private static final int WIDTH = 4;
    private static final double ODDS = 1e-10;

    private final List<Response> europarl = everyNth(NullCorpora::europarl, 16);
    private final List<Response> sources = everyNth(NullCorpora::sources, 8);

    private static Profile profile(Scheme scheme) {
        return new Profile(scheme, WIDTH, Tokens.TOKENIZER, 16384);
    }

    private static List<Response> everyNth(Supplier<Stream<Document>> corpus, int n) {
        try (Stream<Document> documents = corpus.get()) {
            List<Document> all = documents.toList();
            return Tokens.of(IntStream.range(0, all.size() / n).mapToObj(i -> all.get(i * n)), 0);
        }
    }

    private static List<Response> tested(List<Response> documents) {
        return documents.stream()
                .filter(document ->
                        UnitTable.of(WIDTH, Slice.WHOLE, List.of(document)).size() >= 100)
                .toList();
    }

    private static UnitTable slice(List<Response> body) {
        long units = UnitTable.of(WIDTH, Slice.WHOLE, body).size();
        return UnitTable.of(WIDTH, Slice.of(0, (int) Math.max(1, units / 10_000)), body);
    }

    @Test
    void corporaRejectAtTheirLevel() {
        NullTrials trials = NullTrials.of(profile(new GumbelScheme()), 20261121);
        for (List<Response> body : List.of(europarl, sources)) {
            Sizes sizes = trials.corpus(slice(body), KEYS);
            assertTrue(sizes.uniform(ODDS), sizes::toString);
        }
    }

    @Test
    void documentsRejectAtTheirLevel() {
        NullTrials trials = NullTrials.of(profile(new GumbelScheme()), 20261122);
        for (List<Response> body : List.of(europarl, sources)) {
            Sizes sizes = trials.documents(tested(body), 10 * KEYS);
            assertTrue(sizes.uniform(ODDS), sizes::toString);
        }
    }

    /** Counts jump, and a certified tail lies above the true one: these may reject less often, never more. */
    @Test
    void otherSchemesDoNotExceedTheirLevel() {
        for (Scheme scheme : List.of(new TournamentScheme(30), new GreenListScheme(16384))) {
            NullTrials trials = NullTrials.of(profile(scheme), 20261123);
            for (List<Response> body : List.of(europarl, sources)) {
                Sizes corpus = trials.corpus(slice(body), KEYS);
                Sizes documents = trials.documents(tested(body), KEYS);
                assertTrue(corpus.superUniform(ODDS / 2), () -> scheme + " corpus " + corpus);
                assertTrue(documents.superUniform(ODDS / 2), () -> scheme + " documents " + documents);
            }
        }
    }

    /** The same words around every text, as chat interfaces and tools put them there. */
    @Test
    void templatesDoNotBreakIt() {
        try (Stream<Document> documents = NullCorpora.europarl()) {
            List<Document> texts = documents.limit(600).toList();
            Template[] templates = Template.values();
            List<Response> wrapped = Tokens.of(
                    IntStream.range(0, texts.size()).mapToObj(i -> templates[i % templates.length].wrap(texts.get(i))),
                    0);
            NullTrials trials = NullTrials.of(profile(new GumbelScheme()), 20261124);
            Sizes corpus = trials.corpus(slice(wrapped), KEYS);
            Sizes single = trials.documents(tested(wrapped), KEYS);
            assertTrue(corpus.uniform(ODDS), corpus::toString);
            assertTrue(single.uniform(ODDS), single::toString);
        }
    }

    @Test
    void tablesScoreWhatCorpusTestsScore() {
        Profile profile = profile(new GumbelScheme());
        List<Response> body = sources.subList(0, 50);
        UnitTable table = UnitTable.of(WIDTH, Slice.WHOLE, body);
        for (int i = 0; i < 3; i++) {
            byte[] secret = new byte[32];
            new SplittableRandom(i).nextBytes(secret);
            EpochKey key = EpochKey.of("test", secret);
            PooledTest test =
                    PooledTest.of(DetectionPlan.builder(profile, "0".repeat(64)).build(), scorer(profile, key));
            body.forEach(test::add);
            assertEquals(test.result().score(), table.score(scorer(profile, key)));
        }
    }

    private static UnitScorer scorer(Profile profile, EpochKey key) {
        return CountermarkV1.scorer(profile, key, Channel.provider());
    }
}
