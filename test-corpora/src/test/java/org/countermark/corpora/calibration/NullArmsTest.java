package org.countermark.corpora.calibration;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countermark.corpora.text.Document;
import org.countermark.corpora.text.NullCorpora;
import org.countermark.detect.CorpusTest;
import org.countermark.detect.DecoyControl;
import org.countermark.detect.DecoyKeys;
import org.countermark.detect.DetectionPlan;
import org.countermark.detect.KeyPanel;
import org.countermark.detect.UnitRule;
import org.countermark.keys.Profile;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;
import org.countermark.stats.ClopperPearson;
import org.countermark.token.ModalUnits;
import org.countermark.token.Response;
import org.countermark.token.Slice;
import org.junit.jupiter.api.Test;

/**
 * The corpus test with both arms on real texts and keys that did not make them: decoys by the thousand.
 *
 * <p>Odds of failing for other keys: 1e-10 at each level, three levels and two figures, so below 1e-9 an assertion.
 */
class NullArmsTest {
    private static final int KEYS = 2000;
    private static final double ODDS = 1e-10;
    private static final double[] LEVELS = {0.1, 0.01, 0.001};

    @Test
    void codeWithItsHeaders() {
        try (Stream<Document> documents = NullCorpora.guava()) {
            check(new GumbelScheme(), UnitRule.DISTINCT, everyNth(documents.toList(), 40));
        }
    }

    @Test
    void debatesInManyLanguages() {
        try (Stream<Document> documents = NullCorpora.europarl()) {
            List<Response> body = everyNth(documents.toList(), 600);
            check(new GumbelScheme(), UnitRule.MODAL, body);
            check(new TournamentScheme(30), UnitRule.DISTINCT, body);
            check(new GreenListScheme(16384), UnitRule.DISTINCT, body);
        }
    }

    private static List<Response> everyNth(List<Document> all, int n) {
        return Tokens.of(IntStream.range(0, all.size() / n).mapToObj(i -> all.get(i * n)), 0);
    }

    private static void check(Scheme scheme, UnitRule rule, List<Response> body) {
        Profile profile = new Profile(scheme, 4, Tokens.TOKENIZER, 16384);
        DetectionPlan plan =
                DetectionPlan.builder(profile, "0".repeat(64)).unitRule(rule).build();
        var keys = DecoyKeys.scorers(plan, profile, "null", KEYS + 1);
        CorpusTest.Setup setup = CorpusTest.setup(plan, KeyPanel.of(keys.get(0), keys.subList(1, keys.size())));
        if (rule == UnitRule.MODAL) {
            ModalUnits modal = ModalUnits.of(4, Slice.WHOLE);
            body.forEach(modal::add);
            setup.modal(modal.select());
        }
        CorpusTest test = setup.start();
        body.forEach(document -> test.add(List.of(document)));
        DecoyControl control = test.result().control().orElseThrow();
        for (double level : LEVELS) {
            double log10 = Math.log10(level);
            holds(
                    scheme + " p",
                    control.decoyP().stream().filter(p -> p <= log10).count(),
                    level);
            holds(
                    scheme + " e",
                    control.decoyE().stream().filter(e -> e >= -log10).count(),
                    level);
        }
        assertTrue(control.uniformity().log10() > -10, () -> "uniformity " + control.uniformity());
    }

    private static void holds(String what, long rejected, double level) {
        assertTrue(
                ClopperPearson.lower(rejected, KEYS, ODDS) <= level,
                () -> what + " rejected " + rejected + " of " + KEYS + " at " + level);
    }
}
