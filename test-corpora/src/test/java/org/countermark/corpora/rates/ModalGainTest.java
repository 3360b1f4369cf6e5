package org.countermark.corpora.rates;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.countermark.contract.Channel;
import org.countermark.contract.CountermarkV1;
import org.countermark.contract.UnitScorer;
import org.countermark.detect.CorpusTest;
import org.countermark.detect.DetectionPlan;
import org.countermark.detect.KeyPanel;
import org.countermark.detect.UnitRule;
import org.countermark.embed.MarkSession;
import org.countermark.embed.Watermark;
import org.countermark.keys.Commitment;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.scheme.GumbelScheme;
import org.countermark.token.ModalUnits;
import org.countermark.token.Response;
import org.countermark.token.Slice;
import org.junit.jupiter.api.Test;

/** What the rule {@code modal} is for: a corpus whose texts meet in the same contexts, 5 % of them marked. */
class ModalGainTest {
    private static final int WORDS = 2000;
    private static final int LENGTH = 400;
    private static final int DOCUMENTS = 600;

    /** Probabilities of the ten words that may follow a word. */
    private static final double[] NEXT = {.45, .2475, .1361, .0749, .0412, .0226, .0125, .0068, .0038, .0046};

    /**
     * −log10 p under {@code modal} is 1.3 times that under {@code distinct} and more, summed over ten keys. Over a
     * hundred other keys, modal − 1.3·distinct had a mean of 3.9 and a standard deviation of 1.7; the sum of ten lies
     * seven standard deviations above 0, so odds are below 1e-11.
     */
    @Test
    void modalUnitsCarryMoreEvidence() {
        double distinct = 0;
        double modal = 0;
        for (int seed = 0; seed < 10; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] secret = new byte[32];
            random.nextBytes(secret);
            EpochKey key = EpochKey.of("modal", secret);
            Profile profile = new Profile(new GumbelScheme(), 2, "words", 0);
            List<Response> body = corpus(profile, key, random);
            distinct -= log10(profile, key, body, UnitRule.DISTINCT);
            modal -= log10(profile, key, body, UnitRule.MODAL);
        }
        assertTrue(modal >= 1.3 * distinct, "modal " + modal + ", distinct " + distinct);
    }

    private static List<Response> corpus(Profile profile, EpochKey key, SplittableRandom random) {
        Watermark mark = Watermark.of(profile, key);
        List<Response> body = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            boolean marked = i < DOCUMENTS / 20;
            MarkSession session = mark.session(0, random);
            int[] text = new int[LENGTH];
            int word = random.nextInt(WORDS);
            for (int at = 0; at < LENGTH; at++) {
                int[] next = followers(word);
                word = marked ? session.next(next, NEXT, NEXT.length) : next[draw(random)];
                text[at] = word;
            }
            body.add(Response.of(text));
        }
        return body;
    }

    /** Ten different words, always the same behind the same word. */
    private static int[] followers(int word) {
        return new SplittableRandom(word)
                .ints(0, WORDS)
                .distinct()
                .limit(NEXT.length)
                .toArray();
    }

    private static int draw(SplittableRandom random) {
        double u = random.nextDouble();
        int choice = 0;
        while (choice < NEXT.length - 1 && (u -= NEXT[choice]) >= 0) {
            choice++;
        }
        return choice;
    }

    private static double log10(Profile profile, EpochKey key, List<Response> body, UnitRule rule) {
        DetectionPlan plan = DetectionPlan.builder(profile, Commitment.of(profile, key))
                .unitRule(rule)
                .build();
        UnitScorer scorer = CountermarkV1.scorer(profile, key, Channel.provider());
        CorpusTest.Setup setup = CorpusTest.setup(plan, KeyPanel.of(scorer));
        if (rule == UnitRule.MODAL) {
            ModalUnits units = ModalUnits.of(2, Slice.WHOLE);
            body.forEach(units::add);
            setup.modal(units.select());
        }
        CorpusTest test = setup.start();
        body.forEach(document -> test.add(List.of(document)));
        return test.result().pooled().p().log10();
    }
}
