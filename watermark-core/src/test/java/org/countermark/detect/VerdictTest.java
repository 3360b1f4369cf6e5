package org.countermark.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.countermark.keys.Profile;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.stats.LogE;
import org.countermark.stats.LogP;
import org.countermark.stats.NullLaw;
import org.countermark.stats.ScoreSum;
import org.countermark.token.Response;
import org.countermark.token.UnitCounts;
import org.junit.jupiter.api.Test;

/** The three verdicts and the family of documents. */
class VerdictTest {
    private static Detection detection(DetectionPlan plan, NullLaw law, long n, long sum) {
        return Detection.of(
                plan, law, new UnitCounts(1, n + 4, 4, 0, 0, 0, n), new PlainStatistic(law), new long[] {n, sum});
    }

    /** One score below the smallest that is detected is not detected, and the figure printed is that smallest one. */
    @Test
    void theSmallestExcessIsTheEdge() {
        for (Scheme scheme : Texts.SCHEMES) {
            DetectionPlan plan = Texts.plan(Texts.profile(scheme, 0));
            NullLaw law = scheme.nullLaw();
            long n = 1000;
            Detection low = detection(plan, law, n, Math.round(n * law.mean()));
            Verdict.NotDetected verdict =
                    assertInstanceOf(Verdict.NotDetected.class, Verdict.of(plan, law, low), scheme.id());
            long edge = Math.round(n * (verdict.smallestExcess() / law.unit() + law.mean()));
            assertInstanceOf(Verdict.Detected.class, Verdict.of(plan, law, detection(plan, law, n, edge)));
            assertInstanceOf(Verdict.NotDetected.class, Verdict.of(plan, law, detection(plan, law, n, edge - 1)));
            assertEquals(verdict.smallestExcess(), detection(plan, law, n, edge).excess(), 1e-9);
        }
    }

    @Test
    void tooLittleTextIsItsOwnVerdict() {
        DetectionPlan plan = Texts.plan(Texts.profile(new GumbelScheme(), 0));
        NullLaw law = new GumbelScheme().nullLaw();
        assertEquals(new Verdict.NotEnoughText(49, 50), Verdict.of(plan, law, detection(plan, law, 49, 1L << 40)));
        // Nine of nine green has probability 4^-9 = 4e-6: nothing that nine units show can reach 1e-6.
        DetectionPlan few = DetectionPlan.builder(Texts.profile(new GreenListScheme(16384), 0), Texts.COMMITMENT)
                .minimumUnits(5)
                .build();
        NullLaw counts = new GreenListScheme(16384).nullLaw();
        assertInstanceOf(Verdict.NotEnoughText.class, Verdict.of(few, counts, detection(few, counts, 9, 9)));
        assertInstanceOf(Verdict.Detected.class, Verdict.of(few, counts, detection(few, counts, 10, 10)));
    }

    @Test
    void aTestUnderAnotherKeyIsThatKeysOwn() {
        Profile profile = Texts.profile(new GumbelScheme(), 0);
        DetectionPlan plan = Texts.plan(profile);
        List<Response> document = Texts.boilerplate(new SplittableRandom(3), 5);
        DocumentTest first = DocumentTest.of(plan, Texts.scorer(profile, Texts.key(new SplittableRandom(9))));
        Detection before = first.test(document).orElseThrow();
        DocumentTest other = first.under(Texts.scorer(profile, Texts.key(new SplittableRandom(10))));
        DocumentTest alone = DocumentTest.of(plan, Texts.scorer(profile, Texts.key(new SplittableRandom(10))));
        assertEquals(alone.test(document), other.test(document));
        assertEquals(before, first.test(document).orElseThrow());
    }

    @Test
    void documentsAreIndependentOfWhatWasTestedBefore() {
        Profile profile = Texts.profile(new GumbelScheme(), 0);
        DetectionPlan plan = Texts.plan(profile);
        SplittableRandom random = new SplittableRandom(3);
        DocumentTest shared = DocumentTest.of(plan, Texts.scorer(profile, Texts.key(new SplittableRandom(9))));
        for (int i = 0; i < 50; i++) {
            List<Response> document = Texts.boilerplate(random, 1 + i);
            DocumentTest alone = DocumentTest.of(plan, Texts.scorer(profile, Texts.key(new SplittableRandom(9))));
            PooledTest corpus = PooledTest.of(plan, Texts.scorer(profile, Texts.key(new SplittableRandom(9))));
            document.forEach(corpus::add);
            Optional<Detection> tested = shared.test(document);
            assertEquals(alone.test(document), tested);
            assertEquals(corpus.result().counts(), tested.orElseThrow().counts());
            assertEquals(corpus.result().p(), tested.orElseThrow().p());
        }
        assertEquals(Optional.empty(), shared.test(Response.of(new int[52])));
        assertEquals(Optional.empty(), shared.test(List.of()));
    }

    @Test
    void aFamilyIsCorrectedForItsSize() {
        DetectionPlan plan = Texts.plan(Texts.profile(new GumbelScheme(), 0));
        DocumentFamily family = DocumentFamily.of(plan);
        for (int i = 0; i < 1000; i++) {
            double log10 = i == 500 ? -9 : i == 7 ? -9.5 : -0.3;
            family.add(new Detection(
                    plan.digest(), UnitCounts.EMPTY, ScoreSum.EMPTY, new LogP.Exact(log10), LogE.one(), 0));
        }
        double[] corrected = family.corrected();
        assertEquals(1000, family.size());
        assertEquals(-9.5 + 3, corrected[7], 1e-12);
        assertEquals(-9 + StrictMath.log10(999), corrected[500], 1e-12);
        assertTrue(family.detects(corrected[7]) && family.detects(corrected[500]) && !family.detects(corrected[0]));
    }
}
