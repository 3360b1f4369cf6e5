package org.countermark.corpora.calibration;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.countermark.contract.Channel;
import org.countermark.contract.UnitScorer;
import org.countermark.contract.engine.Contracts;
import org.countermark.detect.Detection;
import org.countermark.detect.DetectionPlan;
import org.countermark.detect.DocumentTest;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.token.Response;

/**
 * Tests texts under fresh random keys, one key a trial: H0 is true by construction, and trials are independent given the
 * text.
 *
 * <p>Trials run on all processors; the outcome depends on the seed alone.
 */
public final class NullTrials {
    private final Profile profile;
    private final long seed;

    private NullTrials(Profile profile, long seed) {
        this.profile = profile;
        this.seed = seed;
    }

    /**
     * Trials under one profile.
     *
     * @param profile the public parameters
     * @param seed what all keys are derived from
     * @return the trials
     */
    public static NullTrials of(Profile profile, long seed) {
        return new NullTrials(profile, seed);
    }

    /**
     * Corpus tests: all units of a body, under one key a trial.
     *
     * @param units the distinct units of the body
     * @param trials keys, at least 1
     * @return the sizes
     */
    public Sizes corpus(UnitTable units, int trials) {
        return run(trials, scorer -> scorer.nullLaw().tail(units.score(scorer)).log10());
    }

    /**
     * Document tests: one document and one key a trial, through {@link DocumentTest}, so that all p-values are
     * independent although documents share units.
     *
     * @param documents the documents, taken in turn; each is long enough to be tested
     * @param trials keys, at least 1
     * @return the sizes
     * @throws IllegalArgumentException if a document is too short for the plan's defaults
     */
    public Sizes documents(List<Response> documents, int trials) {
        DetectionPlan plan = DetectionPlan.builder(profile, "0".repeat(64)).build();
        return run(trials, (i, scorer) -> {
            Optional<Detection> tested = DocumentTest.of(plan, scorer).test(documents.get(i % documents.size()));
            return tested.orElseThrow(() -> new IllegalArgumentException("documents must be long enough to be tested"))
                    .p()
                    .log10();
        });
    }

    /**
     * Any other test, under one key a trial.
     *
     * @param trials keys, at least 1
     * @param test gives log10 of the p-value under the key of a scorer; called by many threads
     * @return the sizes
     */
    public Sizes run(int trials, ToDoubleFunction<UnitScorer> test) {
        return run(trials, (i, scorer) -> test.applyAsDouble(scorer));
    }

    private Sizes run(int trials, Trial trial) {
        return IntStream.range(0, trials)
                .parallel()
                .mapToObj(i -> Sizes.of(trial.log10(i, scorer(i))))
                .reduce(Sizes.EMPTY, Sizes::plus);
    }

    /**
     * The scorer of one trial's key, in the provider channel, for one thread.
     *
     * @param trial which trial, at least 0
     * @return the scorer, the same for the same profile, seed and trial
     */
    public UnitScorer scorer(int trial) {
        return Contracts.scorer(profile, key(trial), Channel.provider());
    }

    private EpochKey key(int trial) {
        byte[] secret = new byte[32];
        new SplittableRandom(new SplittableRandom(seed).nextLong() + trial).nextBytes(secret);
        return EpochKey.of("calibration", secret);
    }

    private interface Trial {
        double log10(int index, UnitScorer scorer);
    }
}
