package org.countermark.contract.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.countermark.contract.Channel;
import org.countermark.contract.UnitScorer;
import org.countermark.detect.CorpusResult;
import org.countermark.detect.CorpusTest;
import org.countermark.detect.DecoyKeys;
import org.countermark.detect.DetectionPlan;
import org.countermark.detect.KeyPanel;
import org.countermark.detect.Level;
import org.countermark.detect.Region;
import org.countermark.detect.RegionScan;
import org.countermark.detect.Regions;
import org.countermark.keys.Contract;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.token.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Engines' contracts in the pipelines beyond a document's verdict: corpora with decoys, e-values and localisation. */
class EnginePipelinesTest {
    private final SplittableRandom random = new SplittableRandom(20261121);

    private static DetectionPlan plan(Profile profile) {
        return DetectionPlan.builder(profile, "0123456789abcdef".repeat(4))
                .alpha(Level.of("1e-10"))
                .build();
    }

    private static UnitScorer scorer(Profile profile, EpochKey key) {
        return Contracts.scorer(profile, key, Channel.provider());
    }

    private int[] unmarked(int length) {
        return EngineTexts.uneven(random, length, EngineTexts.VOCABULARY);
    }

    /** Twenty answers of 300 tokens, a third of them marked. Odds of failing: below 1e-9, by the decoys' p-values. */
    @ParameterizedTest
    @EnumSource(value = Contract.class, mode = EnumSource.Mode.EXCLUDE, names = "COUNTERMARK_1")
    void aCorpusHasAVerdictAnEValueAndDecoys(Contract contract) {
        Profile profile = EngineTexts.profile(contract);
        DetectionPlan plan = plan(profile);
        EpochKey key = EngineTexts.key(random);
        CorpusTest test = CorpusTest.of(
                plan, KeyPanel.of(scorer(profile, key), DecoyKeys.scorers(plan, profile, key.label(), 9)));
        for (int i = 0; i < 20; i++) {
            int[] text = i % 3 == 0 ? EngineTexts.marked(random, profile, key, 300) : unmarked(300);
            test.add(List.of(Response.of(text)));
        }
        CorpusResult result = test.result();
        assertTrue(result.pooled().p().log10() < -10, () -> contract.id() + ": " + result.pooled());
        assertTrue(result.e().p().log10() < -10, () -> contract.id() + ": " + result.e());
        List<Double> decoys = result.control().orElseThrow().decoyP();
        assertEquals(9, decoys.size());
        assertTrue(decoys.stream().allMatch(p -> p > -10), () -> contract.id() + ": " + decoys);
    }

    /**
     * A passage of 500 tokens in the middle of a document. The mark has more than three times the evidence that is needed;
     * under another key a region is found with odds of 1e-10.
     */
    @ParameterizedTest
    @EnumSource(value = Contract.class, mode = EnumSource.Mode.EXCLUDE, names = "COUNTERMARK_1")
    void aMarkedPassageIsFound(Contract contract) {
        Profile profile = EngineTexts.profile(contract);
        EpochKey key = EngineTexts.key(random);
        int[] passage = EngineTexts.marked(random, profile, key, 500);
        int[] text = Arrays.copyOf(unmarked(500), 1500);
        System.arraycopy(passage, 0, text, 500, 500);
        System.arraycopy(unmarked(500), 0, text, 1000, 500);
        Response document = Response.of(text);
        List<Region> found = found(profile, key, document);
        assertTrue(!found.isEmpty(), contract::id);
        for (Region region : found) {
            assertTrue(region.from() < 1000 && region.to() > 500, region::toString);
        }
        assertEquals(List.of(), found(profile, EngineTexts.key(random), document));
    }

    private static List<Region> found(Profile profile, EpochKey key, Response document) {
        Regions regions =
                RegionScan.of(plan(profile), scorer(profile, key), 10_000).scan(document);
        return assertInstanceOf(Regions.Searched.class, regions).found();
    }
}
