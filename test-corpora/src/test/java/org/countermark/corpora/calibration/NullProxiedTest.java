package org.countermark.corpora.calibration;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.List;
import java.util.stream.Stream;
import org.countermark.corpora.text.Document;
import org.countermark.corpora.text.NullCorpora;
import org.countermark.detect.CorpusTest;
import org.countermark.detect.DecoyControl;
import org.countermark.detect.DecoyKeys;
import org.countermark.detect.DetectionPlan;
import org.countermark.detect.KeyPanel;
import org.countermark.detect.Weighing;
import org.countermark.keys.Profile;
import org.countermark.proxy.KneserNeyModel;
import org.countermark.proxy.KneserNeyProxy;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;
import org.countermark.stats.ClopperPearson;
import org.countermark.token.Response;
import org.junit.jupiter.api.Test;

/**
 * Tests weighed by a proxy that is made of the very text, on real texts and keys that did not make them.
 *
 * <p>Odds of failing for other keys: 1e-10 at each level, three levels and two figures, so below 1e-9 an assertion.
 */
class NullProxiedTest {
    private static final int KEYS = 1000;
    private static final double ODDS = 1e-10;
    private static final double[] LEVELS = {0.1, 0.01, 0.001};
    private static final int VOCABULARY_SIZE = 1 << 18;

    /** A text of some hundred units, whose tails are summed on their lattice. */
    @Test
    void oneDebate() {
        List<Document> documents;
        try (Stream<Document> all = NullCorpora.europarl()) {
            documents = all.filter(d -> d.text().length() > 1_500).limit(2).toList();
        }
        for (Weighing weighing : List.of(Weighing.MIXTURE, Weighing.WEIGHTED)) {
            check(new GumbelScheme(), weighing, documents);
        }
        check(new TournamentScheme(30), Weighing.WEIGHTED, documents);
        check(new GreenListScheme(16384), Weighing.WEIGHTED, documents);
    }

    /** Code that repeats itself, whose tails are bounded. */
    @Test
    void codeWithItsHeaders() {
        try (Stream<Document> documents = NullCorpora.guava()) {
            check(new GumbelScheme(), Weighing.MIXTURE, documents.limit(12).toList());
        }
    }

    private static void check(Scheme scheme, Weighing weighing, List<Document> documents) {
        Encoding encoding = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
        List<int[]> body = documents.stream()
                .map(document -> encoding.encodeOrdinary(document.text()).toArray())
                .toList();
        KneserNeyProxy proxy = KneserNeyProxy.ofItself(KneserNeyModel.train(body, VOCABULARY_SIZE, 5));
        Profile profile = new Profile(scheme, 4, Tokens.TOKENIZER, 16384);
        DetectionPlan plan = DetectionPlan.builder(profile, "0".repeat(64))
                .proxy(proxy.id(), weighing)
                .build();
        var keys = DecoyKeys.scorers(plan, profile, "null", KEYS + 1);
        CorpusTest test = CorpusTest.setup(plan, KeyPanel.of(keys.get(0), keys.subList(1, keys.size())))
                .proxy(scheme, proxy)
                .start();
        body.forEach(document -> test.add(List.of(Response.of(document))));
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
    }

    private static void holds(String what, long rejected, double level) {
        assertTrue(
                ClopperPearson.lower(rejected, KEYS, ODDS) <= level,
                () -> what + " rejected " + rejected + " of " + KEYS + " at " + level);
    }
}
