package org.countermark.detect;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.countermark.keys.Profile;
import org.countermark.scheme.Scheme;
import org.countermark.stats.BinomialLaw;
import org.countermark.stats.ScoreSum;
import org.countermark.token.Response;
import org.junit.jupiter.api.Test;

/** Under H0 p-values are super-uniform, on text that is full of repeats; real text is tested in test-corpora. */
class NullCalibrationTest {
    private static final int KEYS = 1000;

    /**
     * For each of 4 schemes, 2 tests and the levels 2^-1..2^-6: the number of 1,000 random keys with p ≤ level is below
     * the value that a binomial passes with probability 1e-11. Odds of failing for a random seed: below 48e-11.
     */
    @Test
    void keysThatDidNotMakeTheTextRejectNoMoreOftenThanTheirLevel() {
        for (Scheme scheme : Texts.SCHEMES) {
            SplittableRandom random = new SplittableRandom(20261121);
            Profile profile = Texts.profile(scheme, 20000);
            DetectionPlan plan = Texts.plan(profile);
            List<Response> records = Texts.boilerplate(random, 6);
            int[] corpus = new int[7];
            int[] document = new int[7];
            for (int i = 0; i < KEYS; i++) {
                var key = Texts.key(random);
                PooledTest test = PooledTest.of(plan, Texts.scorer(profile, key));
                records.forEach(test::add);
                count(corpus, test.result());
                count(
                        document,
                        DocumentTest.of(plan, Texts.scorer(profile, key))
                                .test(records.get(0))
                                .orElseThrow());
            }
            for (int bits = 1; bits <= 6; bits++) {
                check(scheme.id() + " corpus", bits, corpus[bits]);
                check(scheme.id() + " document", bits, document[bits]);
            }
        }
    }

    private static void count(int[] rejected, Detection detection) {
        for (int bits = 1; bits < rejected.length; bits++) {
            rejected[bits] += detection.p().log10() <= -bits * StrictMath.log10(2) ? 1 : 0;
        }
    }

    private static void check(String what, int bits, int rejected) {
        double log10 =
                BinomialLaw.of(1, bits).tail(new ScoreSum(KEYS, rejected)).log10();
        assertTrue(log10 > -11, () -> what + ": " + rejected + " of " + KEYS + " at 2^-" + bits);
    }
}
