package org.countermark.corpora.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.countermark.contract.Channel;
import org.countermark.contract.CountermarkV1;
import org.countermark.corpora.edit.TokenEdits;
import org.countermark.corpora.rates.DetectionRates;
import org.countermark.corpora.rates.Rate;
import org.countermark.corpora.rates.SimulatedStream;
import org.countermark.corpora.rates.Simulation;
import org.countermark.corpora.rates.TokenDistribution;
import org.countermark.corpora.rates.TokenDistributions;
import org.countermark.corpora.rates.Trial;
import org.countermark.corpora.text.Document;
import org.countermark.corpora.text.NullCorpora;
import org.countermark.corpora.text.Template;
import org.countermark.detect.DetectionPlan;
import org.countermark.detect.DocumentTest;
import org.countermark.embed.MarkSession;
import org.countermark.embed.Watermark;
import org.countermark.keys.Commitment;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.proxy.KneserNeyModel;
import org.countermark.scheme.GumbelScheme;
import org.countermark.token.Response;
import org.junit.jupiter.api.Test;

/** The snippets of docs/guide/tester.md, run. Every assertion of a rate fails with odds of at most 1e-9. */
class TesterGuideTest {
    private final Profile profile = new Profile(new GumbelScheme(), 4, "my-tokenizer", 32_768);

    @Test
    void simulatesPower() {
        // snippet: power
        Profile profile = new Profile(new GumbelScheme(), 4, "my-tokenizer", 32_768);
        SimulatedStream oneNat = SimulatedStream.of(TokenDistributions.zipf(1_000, 1.0));
        Simulation simulation = Simulation.of(profile, oneNat, 200);

        DetectionRates.measure(100, new SplittableRandom(1), simulation.marked())
                .at(1e-6)
                .assertPowerAtLeast(0.95);
        // end snippet

        // snippet: controls
        for (Trial control : List.of(simulation.unmarked(), simulation.wrongKey())) {
            DetectionRates rates = DetectionRates.measure(1_000, new SplittableRandom(2), control);
            rates.at(0.1).assertSizeAtMost(0.1);
            rates.at(0.01).assertSizeAtMost(0.01);
        }
        // end snippet

        // snippet: edited
        Simulation edited = simulation.edited(TokenEdits.substitute(0.1, 1_000)).edited(TokenEdits.truncate(0.8));

        DetectionRates.measure(100, new SplittableRandom(3), edited.marked())
                .at(1e-3)
                .assertPowerAtLeast(0.8);
        // end snippet
    }

    // snippet: property
    @Provide
    Arbitrary<TokenDistribution> oneNat() {
        return TokenDistributions.withEntropy(500, 1.0);
    }

    @Property(tries = 20, seed = "1")
    void everyShapeOfOneNatCarriesTheMark(@ForAll("oneNat") TokenDistribution step) {
        Simulation simulation = Simulation.of(profile, SimulatedStream.of(step), 200);

        DetectionRates.measure(40, new SplittableRandom(4), simulation.marked())
                .at(1e-3)
                .assertPowerAtLeast(0.9, 1e-9 / 20); // twenty tries share the odds
    }
    // end snippet

    // snippet: model
    /** A response of your model, marked; here the model is counted from some files, and its tokens are bytes. */
    static int[] generate(KneserNeyModel model, Watermark mark, int tokens, RandomGenerator random) {
        MarkSession session = mark.session(0, random);
        int[] ids = IntStream.range(0, model.vocabularySize()).toArray();
        double[] probabilities = new double[model.vocabularySize()];
        for (int i = 0; i < tokens; i++) {
            model.distribution(session.tokens(), probabilities);
            session.next(ids, probabilities, ids.length);
        }
        return session.tokens();
    }

    /** log10 of the p-value that the detector gives to a text. */
    static double log10p(Profile profile, EpochKey key, int[] text) {
        DetectionPlan plan = DetectionPlan.builder(
                        profile, Commitment.of(profile, key).hex())
                .channel(Channel.payload(0))
                .build();
        return DocumentTest.of(plan, CountermarkV1.scorer(profile, key, plan.channel()))
                .test(Response.of(text))
                .map(detection -> detection.p().log10())
                .orElse(0.0); // too short to be tested: no evidence
    }
    // end snippet

    @Test
    void measuresAModel() {
        List<int[]> texts;
        try (Stream<Document> files = NullCorpora.guava()) {
            texts = files.limit(100).map(file -> bytes(file.text())).toList();
        }
        KneserNeyModel model = KneserNeyModel.train(texts, 256, 5);

        // snippet: own
        Trial marked = random -> {
            EpochKey key = freshKey(random);
            return log10p(profile, key, generate(model, Watermark.of(profile, key), 300, random));
        };

        DetectionRates.measure(40, new SplittableRandom(5), marked).at(1e-3).assertPowerAtLeast(0.8);
        // end snippet
    }

    // snippet: key
    static EpochKey freshKey(RandomGenerator random) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        return EpochKey.of("test", secret);
    }
    // end snippet

    @Test
    void keepsItsSizeOnOwnText() {
        // snippet: nulls
        try (Stream<Document> files = NullCorpora.guava()) {
            List<int[]> texts = files.limit(200)
                    .map(file -> Template.CHAT_JSON.wrap(file.text()))
                    .map(text -> bytes(text)) // your tokenizer
                    .toList();
            Trial human = random -> log10p(profile, freshKey(random), texts.get(random.nextInt(texts.size())));

            DetectionRates rates = DetectionRates.measure(1_000, new SplittableRandom(6), human);
            rates.at(0.1).assertSizeAtMost(0.1);
            rates.at(0.01).assertSizeAtMost(0.01);
        }
        // end snippet
    }

    @Test
    void saysWhatIsShown() {
        // snippet: shown
        Rate rate = new Rate(997, 1_000, -6); // 997 of 1,000 trials reached 1e-6
        rate.assertPowerAtLeast(0.999); // not contradicted …
        rate.demonstratesPower(0.97); // … and this much is proven
        // end snippet
        assertThrows(AssertionError.class, () -> rate.demonstratesPower(0.975));
        assertTrue(rate.lower(1e-9) > 0.97);
        assertEquals(0.997, rate.observed(), 0);
    }

    private static int[] bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return IntStream.range(0, bytes.length).map(i -> bytes[i] & 0xff).toArray();
    }
}
