package org.countermark.corpora.edit;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.countermark.contract.Channel;
import org.countermark.contract.CountermarkV1;
import org.countermark.corpora.rates.DetectionRates;
import org.countermark.detect.DetectionPlan;
import org.countermark.detect.DocumentTest;
import org.countermark.embed.Watermark;
import org.countermark.keys.Commitment;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;
import org.countermark.token.Response;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What each edit leaves of the evidence in texts of 200 marked tokens, from text to text.
 *
 * <p>Every text has a key of its own. Each assertion fails with odds of at most 1e-9 where its claim is true. In a run of
 * 300 texts every edit that leaves evidence had a power of 1.00 (Gumbel-max), 0.98 to 1.00 (tournament) and 0.84 to 1.00
 * (green list).
 */
class RobustnessTest {
    private static final int TEXTS = 40;
    private static final int TOKENS = 200;
    private static final double LEVEL = 1e-4;
    private static final Teacher TEACHER = new Teacher();
    private static final List<String> WORDS = List.of("however", "very", "indeed", "new", "possible");

    /** A text as it left the model, and the key that marked it. */
    private static final class Marked {
        final EpochKey key;
        final int[] tokens;

        Marked(EpochKey key, int[] tokens) {
            this.key = key;
            this.tokens = tokens;
        }
    }

    /** What an edit does to the evidence. */
    private sealed interface Fate {
        /** Leaves evidence: the powers that it must leave, scheme by scheme. */
        record Kept(double gumbel, double tournament, double greenList) implements Fate {
            double power(Scheme scheme) {
                return scheme instanceof GumbelScheme
                        ? gumbel
                        : scheme instanceof TournamentScheme ? tournament : greenList;
            }
        }

        /** Leaves no context whole: what is left is text that does not depend on the key. */
        record Lost() implements Fate {}
    }

    private static final Fate MOST = new Fate.Kept(0.95, 0.9, 0.9);
    private static final Fate MUCH = new Fate.Kept(0.95, 0.9, 0.6);
    private static final Fate NOTHING = new Fate.Lost();

    private record Expected(String edit, TextEdit change, Fate fate) {}

    private static List<Expected> expectations() {
        return List.of(
                new Expected("nothing but re-tokenising", TextEdit.none(), MOST),
                new Expected("delete 15 % of words", WordEdits.delete(0.15), MUCH),
                new Expected("insert 15 % of words", WordEdits.insert(0.15, WORDS), MUCH),
                new Expected("substitute 15 % of words", WordEdits.substitute(0.15, WORDS), MUCH),
                new Expected("reorder all sentences", OrderEdits.sentences(1), MOST),
                new Expected("flip the case of 4 % of letters", CharacterEdits.flipCase(0.04), MUCH),
                new Expected("homoglyphs for 6 %", CharacterEdits.homoglyphs(0.06), MUCH),
                new Expected("zero-width behind 3 %", CharacterEdits.zeroWidth(0.03), MUCH),
                new Expected("first third", ExtentEdits.truncate(0.33), MUCH),
                new Expected("some third", ExtentEdits.excerpt(0.33), MUCH),
                new Expected(
                        "in pieces inside human text",
                        (text, random) ->
                                ExtentEdits.spliceInto(TEACHER.human(random), 4).apply(text, random),
                        MOST),
                new Expected("homoglyphs for all", CharacterEdits.homoglyphs(1), NOTHING),
                new Expected("flip all case", CharacterEdits.flipCase(1), NOTHING),
                new Expected("zero-width behind all", CharacterEdits.zeroWidth(1), NOTHING));
    }

    @TestFactory
    Stream<DynamicTest> editsKeepOrLoseTheEvidence() {
        return Stream.of(new GumbelScheme(), new TournamentScheme(30), new GreenListScheme(16_384))
                .flatMap(scheme -> {
                    Profile profile = new Profile(scheme, 4, TEACHER.tokenizer.id(), 0);
                    List<Marked> texts = write(profile);
                    return expectations().stream()
                            .map(expected -> dynamicTest(
                                    scheme.id() + ": " + expected.edit(), () -> check(profile, texts, expected)));
                });
    }

    private static List<Marked> write(Profile profile) {
        SplittableRandom random = new SplittableRandom(20261121);
        List<Marked> texts = new ArrayList<>();
        for (int i = 0; i < TEXTS; i++) {
            byte[] secret = new byte[32];
            random.nextBytes(secret);
            EpochKey key = EpochKey.of("2026-11", secret);
            texts.add(new Marked(key, TEACHER.write(Watermark.of(profile, key), TOKENS, random.split())));
        }
        return texts;
    }

    private static void check(Profile profile, List<Marked> texts, Expected expected) {
        TokenEdit edit = TokenEdits.throughText(TEACHER.tokenizer, expected.change());
        Iterator<Marked> next = texts.iterator();
        DetectionRates rates = DetectionRates.measure(TEXTS, new SplittableRandom(1), random -> {
            Marked text = next.next();
            return log10p(profile, text.key, edit.apply(text.tokens, random));
        });
        if (expected.fate() instanceof Fate.Kept kept) {
            rates.at(LEVEL).assertPowerAtLeast(kept.power(profile.scheme()));
        } else {
            rates.at(0.1).assertSizeAtMost(0.1);
        }
    }

    private static double log10p(Profile profile, EpochKey key, int[] tokens) {
        DetectionPlan plan = DetectionPlan.builder(
                        profile, Commitment.of(profile, key).hex())
                .minimumUnits(1)
                .build();
        return DocumentTest.of(plan, CountermarkV1.scorer(profile, key, Channel.provider()))
                .test(Response.of(tokens))
                .map(detection -> detection.p().log10())
                .orElse(0.0);
    }
}
