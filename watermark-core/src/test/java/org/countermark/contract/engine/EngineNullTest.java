package org.countermark.contract.engine;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.countermark.contract.Channel;
import org.countermark.contract.UnitScorer;
import org.countermark.contract.engine.EngineTexts.Units;
import org.countermark.detect.DetectionPlan;
import org.countermark.detect.DocumentTest;
import org.countermark.keys.Contract;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.stats.BinomialLaw;
import org.countermark.stats.NullLaw;
import org.countermark.stats.ScoreSum;
import org.countermark.token.ContextRule;
import org.countermark.token.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Under H0 p-values of every contract are super-uniform over keys; under a mark they are small, for its key alone. */
class EngineNullTest {
    private static final int KEYS = 2000;
    private static final int LEVELS = 8;

    /**
     * For each of the levels 2^-1..2^-8: the number of 2,000 random keys with p ≤ level is below what a binomial passes with
     * probability 1e-11. Odds of failing for a random seed: below 8e-11 a contract, 88e-11 in all.
     */
    @ParameterizedTest
    @EnumSource(value = Contract.class, mode = EnumSource.Mode.EXCLUDE, names = "COUNTERMARK_1")
    void otherKeysRejectNoMoreOftenThanTheirLevel(Contract contract) {
        SplittableRandom random = new SplittableRandom(20261121);
        Profile profile = EngineTexts.profile(contract);
        List<Response> body = EngineTexts.answers(random, 4, 200);
        check(profile, Units.of(Contracts.rule(profile), body), random, KEYS);
    }

    /** A body in which most of the 65,536 different units of the table occur. Odds of failing: below 8e-11. */
    @Test
    void theTableOfSynthIdHoldsForAWholeCorpus() {
        SplittableRandom random = new SplittableRandom(20261121);
        Profile profile = EngineTexts.profile(Contract.SYNTHID_HF);
        Response body = Response.of(EngineTexts.uneven(random, 150_000, 50_000));
        Units units = Units.of(Contracts.rule(profile), List.of(body));
        assertTrue(units.tokens.length > 40_000, units.tokens.length + " units");
        check(profile, units, random, KEYS);
    }

    private static void check(Profile profile, Units units, SplittableRandom random, int keys) {
        int n = units.tokens.length;
        int[] scores = new int[n];
        long[] admitted = new long[n / 64 + 1];
        long[] sums = new long[keys];
        for (int i = 0; i < keys; i++) {
            UnitScorer scorer = Contracts.scorer(profile, EngineTexts.key(random), Channel.provider());
            scorer.score(units.contexts, units.tokens, n, scores, admitted);
            for (int score : scores) {
                sums[i] += score;
            }
        }
        for (int bits = 1; bits <= LEVELS; bits++) {
            long critical = critical(profile.scheme().nullLaw(), n, -bits * StrictMath.log10(2));
            int rejected = 0;
            for (long sum : sums) {
                rejected += sum >= critical ? 1 : 0;
            }
            double log10 =
                    BinomialLaw.of(1, bits).tail(new ScoreSum(keys, rejected)).log10();
            String what = profile.contract().id() + ": " + rejected + " of " + keys + " at 2^-" + bits;
            assertTrue(log10 > -11, what);
        }
    }

    /** The least sum whose p-value is at or below a level. */
    private static long critical(NullLaw law, int n, double log10) {
        long low = 0;
        long high = (long) (n * (law.mean() + 10 * law.deviation() / law.unit())) + 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (law.tail(new ScoreSum(n, middle)).log10() <= log10) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Odds of failing for a random seed: below 1e-9 a contract, by the other key's p-value. */
    @ParameterizedTest
    @EnumSource(value = Contract.class, mode = EnumSource.Mode.EXCLUDE, names = "COUNTERMARK_1")
    void aMarkIsFoundByItsKeyAlone(Contract contract) {
        SplittableRandom random = new SplittableRandom(7);
        Profile profile = EngineTexts.profile(contract);
        EpochKey key = EngineTexts.key(random);
        Response marked = Response.of(EngineTexts.marked(random, profile, key, 500));
        double found = log10(profile, key, marked);
        assertTrue(found < -15, contract.id() + ": " + found);
        double other = log10(profile, EngineTexts.key(random), marked);
        assertTrue(other > -10, contract.id() + ": " + other);
    }

    private static double log10(Profile profile, EpochKey key, Response response) {
        DetectionPlan plan =
                DetectionPlan.builder(profile, "0123456789abcdef".repeat(4)).build();
        UnitScorer scorer = Contracts.scorer(profile, key, Channel.provider());
        return DocumentTest.of(plan, scorer).test(response).orElseThrow().p().log10();
    }

    /**
     * Why selfhash counts one unit a token: with all its units, some words are one word counted often, and more keys
     * reject than a binomial would with probability 1e-11. Odds of failing for a random seed: below 1e-9, as a tenth of the
     * keys reject at 2^-8, and three in a hundred would do.
     */
    @Test
    void selfhashWouldRejectTooOftenByWholeUnits() {
        SplittableRandom random = new SplittableRandom(20261121);
        Profile profile = EngineTexts.profile(Contract.KGW_HF_SELFHASH);
        Units units = Units.of(
                ContextRule.of(profile.contextWidth(), ContextRule.Lead.PROMPT),
                List.of(Response.of(EngineTexts.uneven(random, 800, EngineTexts.VOCABULARY))));
        assertThrows(AssertionError.class, () -> check(profile, units, random, 800));
    }
}
