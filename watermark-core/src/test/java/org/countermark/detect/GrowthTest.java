package org.countermark.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.countermark.keys.Profile;
import org.countermark.scheme.GumbelScheme;
import org.countermark.token.Response;

/** The way of the evidence: each point says what a test of the documents up to there says, by whatever threads. */
class GrowthTest {
    private final Profile profile = Texts.profile(new GumbelScheme(), 20000);
    private final DetectionPlan plan = Texts.plan(profile);

    private KeyPanel panel(long seed) {
        return KeyPanel.of(Texts.scorer(profile, Texts.key(new SplittableRandom(seed))));
    }

    @Property(tries = 12)
    void everyPointIsTheResultOfItsPart(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int documents) {
        List<Response> records = Texts.boilerplate(new SplittableRandom(seed), documents);
        CorpusTest test = CorpusTest.of(plan, panel(seed));
        records.forEach(record -> test.add(List.of(record)));
        List<GrowthPoint> growth = test.growth();
        assertTrue(growth.size() <= 64 && growth.size() >= Math.min(records.size(), 31), growth.size() + " points");
        CorpusTest part = CorpusTest.of(plan, panel(seed));
        int at = 0;
        for (GrowthPoint point : growth) {
            while (at < point.documents()) {
                part.add(List.of(records.get(at++)));
            }
            CorpusResult here = part.result();
            assertEquals(
                    new GrowthPoint(
                            at,
                            here.pooled().counts().tokens(),
                            here.pooled().counts().units(),
                            here.pooled().p(),
                            here.e()),
                    point);
        }
        assertEquals(records.size(), at);
    }

    @Property(tries = 12)
    void threadsAndBlocksChangeNothing(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 8) int threads,
            @ForAll @IntRange(min = 1, max = 90) int block) {
        List<List<Response>> documents = Texts.boilerplate(new SplittableRandom(seed), 200).stream()
                .map(List::of)
                .toList();
        CorpusTest alone = CorpusTest.of(plan, panel(seed));
        documents.forEach(alone::add);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CorpusTest shared = CorpusTest.setup(plan, panel(seed))
                    .workers(
                            IntStream.range(0, threads)
                                    .mapToObj(i -> panel(seed))
                                    .toList(),
                            pool)
                    .start();
            for (int from = 0; from < documents.size(); from += block) {
                shared.addAll(documents.subList(from, Math.min(documents.size(), from + block)));
            }
            assertEquals(alone.growth(), shared.growth());
        } finally {
            pool.shutdownNow();
        }
    }

    @Example
    void anEmptyBodyHasNone() {
        assertEquals(List.of(), CorpusTest.of(plan, panel(1)).growth());
    }
}
