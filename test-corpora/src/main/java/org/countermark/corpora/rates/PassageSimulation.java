package org.countermark.corpora.rates;

import java.util.List;
import java.util.random.RandomGenerator;
import org.countermark.contract.Channel;
import org.countermark.contract.engine.Contracts;
import org.countermark.detect.DetectionPlan;
import org.countermark.detect.Level;
import org.countermark.detect.Region;
import org.countermark.detect.RegionScan;
import org.countermark.detect.Regions;
import org.countermark.embed.Watermark;
import org.countermark.keys.Commitment;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.token.Response;

/**
 * A marked passage somewhere in an unmarked document, and the search for it: a fresh random key in each document.
 *
 * <p>Passage and document come from the same simulated model. The first contextWidth tokens of the passage had another
 * context when they were generated, as in any text that was pasted; they belong to the passage all the same. Immutable,
 * and safe for use by many threads.
 */
public final class PassageSimulation {
    private final Profile profile;
    private final SimulatedStream stream;
    private final int tokens;
    private final int passage;

    private PassageSimulation(Profile profile, SimulatedStream stream, int tokens, int passage) {
        this.profile = profile;
        this.stream = stream;
        this.tokens = tokens;
        this.passage = passage;
    }

    /**
     * What the search made of one document.
     *
     * @param regions how many regions it reported
     * @param overlap intersection over union of the passage and the region that has most in common with it; 0 if none has
     *     anything
     * @param corrected log10 of the document's smallest corrected p-value
     */
    public record Outcome(int regions, double overlap, double corrected) {}

    /**
     * Documents with a passage.
     *
     * @param profile scheme, context width and trace share
     * @param stream what the model's distributions look like
     * @param tokens length of a document, at least 1
     * @param passage marked tokens in it, 0..tokens
     * @return the simulation
     */
    public static PassageSimulation of(Profile profile, SimulatedStream stream, int tokens, int passage) {
        if (tokens < 1) {
            throw new IllegalArgumentException("tokens must be at least 1, was " + tokens);
        }
        if (passage < 0 || passage > tokens) {
            throw new IllegalArgumentException("passage must be in 0.." + tokens + ", was " + passage);
        }
        return new PassageSimulation(profile, stream, tokens, passage);
    }

    /**
     * Makes one document and searches it.
     *
     * @param alpha level of the search
     * @param familyTokens tokens of all documents that the level is for, at least those of one
     * @param random where everything comes from
     * @return what was found
     */
    public Outcome search(Level alpha, long familyTokens, RandomGenerator random) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        EpochKey key = EpochKey.of("simulated", secret);
        int[] document = stream.unmarked(tokens, random);
        int from = random.nextInt(tokens - passage + 1);
        System.arraycopy(stream.marked(Watermark.of(profile, key), 0, passage, random), 0, document, from, passage);
        Channel channel = Channel.payload(0);
        DetectionPlan plan = DetectionPlan.builder(profile, Commitment.of(profile, key))
                .channel(channel)
                .alpha(alpha)
                .minimumUnits(1)
                .build();
        Regions regions = RegionScan.of(plan, Contracts.scorer(profile, key, channel), familyTokens)
                .scan(Response.of(document));
        return regions instanceof Regions.Searched searched
                ? outcome(searched.found(), from, searched.corrected())
                : new Outcome(0, 0, 0);
    }

    private Outcome outcome(List<Region> found, int from, double corrected) {
        double best = 0;
        for (Region region : found) {
            double common = Math.min(region.to(), from + passage) - Math.max(region.from(), from);
            best = Math.max(best, common / (region.length() + passage - common));
        }
        return new Outcome(found.size(), best, corrected);
    }
}
