package org.countermark.corpora.calibration;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countermark.contract.Channel;
import org.countermark.contract.CountermarkV1;
import org.countermark.contract.UnitScorer;
import org.countermark.corpora.rates.Rate;
import org.countermark.corpora.text.Document;
import org.countermark.corpora.text.NullCorpora;
import org.countermark.detect.DetectionPlan;
import org.countermark.detect.Level;
import org.countermark.detect.RegionScan;
import org.countermark.detect.Regions;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;
import org.countermark.token.Response;
import org.countermark.token.UnitCounts;
import org.junit.jupiter.api.Test;

/** Keys that did not make a real text find no region in it more often than their level says. */
class NullRegionsTest {
    private static final double ODDS = 1e-10;

    private static RegionScan scan(Scheme scheme, SplittableRandom random, long family) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        Profile profile = new Profile(scheme, 4, Tokens.TOKENIZER, 16_384);
        UnitScorer scorer = CountermarkV1.scorer(profile, EpochKey.of("null", secret), Channel.provider());
        DetectionPlan plan = DetectionPlan.builder(profile, "0".repeat(64))
                .alpha(Level.of("1e-1"))
                .build();
        return RegionScan.of(plan, scorer, family);
    }

    private static List<Response> some(Supplier<Stream<Document>> corpus, int every) {
        try (Stream<Document> documents = corpus.get()) {
            List<Document> all = documents.toList();
            return Tokens.of(IntStream.range(0, all.size() / every).mapToObj(i -> all.get(i * every)), 100);
        }
    }

    private static Regions.Searched search(RegionScan scan, Response document) {
        return scan.scan(document) instanceof Regions.Searched searched
                ? searched
                : new Regions.Searched(UnitCounts.EMPTY, List.of(), 0);
    }

    /** One document and one key a trial. Odds of failing for a random seed: 1e-10 at each of 4 levels, so at most 4e-10 an assertion. */
    @Test
    void documentsKeepTheirLevel() {
        for (List<Response> body : List.of(some(NullCorpora::europarl, 40), some(NullCorpora::guava, 2))) {
            for (Scheme scheme : List.of(new GumbelScheme(), new TournamentScheme(30), new GreenListScheme(16_384))) {
                SplittableRandom random = new SplittableRandom(20261121);
                Sizes sizes = Sizes.EMPTY;
                for (int i = 0; i < 1500; i++) {
                    Response document = body.get(i % body.size());
                    RegionScan scan = scan(scheme, random, document.length());
                    sizes = sizes.plus(Sizes.of(search(scan, document).corrected()));
                }
                Sizes found = sizes;
                assertTrue(found.superUniform(ODDS), () -> scheme + " " + found);
            }
        }
    }

    /**
     * Forty files that share their licence header, as one family: the chance that a key has a region in any of them is at
     * most .1. Odds of failing for a random seed: 1e-10.
     */
    @Test
    void aWholeFamilyKeepsItsLevel() {
        List<Response> files = some(NullCorpora::guava, 12).stream().limit(40).toList();
        long family = files.stream().mapToLong(Response::length).sum();
        SplittableRandom random = new SplittableRandom(20261122);
        int keys = 150;
        int rejected = 0;
        for (int i = 0; i < keys; i++) {
            RegionScan scan = scan(new GumbelScheme(), random, family);
            rejected +=
                    files.stream().anyMatch(file -> !search(scan, file).found().isEmpty()) ? 1 : 0;
        }
        new Rate(rejected, keys, -1).assertSizeAtMost(0.1, ODDS);
    }
}
