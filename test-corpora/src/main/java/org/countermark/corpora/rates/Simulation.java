package org.countermark.corpora.rates;

import java.util.random.RandomGenerator;
import org.countermark.contract.Channel;
import org.countermark.contract.engine.Contracts;
import org.countermark.corpora.edit.TokenEdit;
import org.countermark.detect.Detection;
import org.countermark.detect.DetectionPlan;
import org.countermark.detect.DocumentTest;
import org.countermark.embed.Watermark;
import org.countermark.keys.Commitment;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.token.Response;

/**
 * The whole path in one trial: a fresh random key, a response of a simulated model, maybe an edit, the document test.
 *
 * <p>What N tokens at H nats show under a profile is {@code Simulation.of(profile, stream, N).marked()}, measured by
 * {@link DetectionRates}; the two controls that belong beside it are {@link #unmarked} and {@link #wrongKey}. Immutable,
 * and safe for use by many threads.
 */
public final class Simulation {
    private final Profile profile;
    private final SimulatedStream stream;
    private final int tokens;
    private final double delta;
    private final TokenEdit edit;

    private Simulation(Profile profile, SimulatedStream stream, int tokens, double delta, TokenEdit edit) {
        this.profile = profile;
        this.stream = stream;
        this.tokens = tokens;
        this.delta = delta;
        this.edit = edit;
    }

    /**
     * Responses as they leave the model.
     *
     * @param profile scheme, context width and trace share
     * @param stream what the model's distributions look like
     * @param tokens length of a response, at least 0
     * @return the simulation
     */
    public static Simulation of(Profile profile, SimulatedStream stream, int tokens) {
        if (tokens < 0) {
            throw new IllegalArgumentException("tokens must be at least 0, was " + tokens);
        }
        return new Simulation(profile, stream, tokens, Watermark.DEFAULT_DELTA, (t, random) -> t);
    }

    /**
     * The same with another strength of the green list.
     *
     * @param value added to the logits of green tokens, in nats
     * @return the simulation
     */
    public Simulation withDelta(double value) {
        return new Simulation(profile, stream, tokens, value, edit);
    }

    /**
     * The same with an edit between model and detector, after any that is there already.
     *
     * @param next the edit of the response's tokens
     * @return the simulation
     */
    public Simulation edited(TokenEdit next) {
        return new Simulation(profile, stream, tokens, delta, edit.then(next));
    }

    /**
     * A marked response, tested with its key: what the power is measured on.
     *
     * @return the trial
     */
    public Trial marked() {
        return random -> {
            EpochKey key = freshKey(random);
            return test(key, mark(key, random), random);
        };
    }

    /**
     * An unmarked response of the same model: the first control.
     *
     * @return the trial
     */
    public Trial unmarked() {
        return random -> test(freshKey(random), stream.unmarked(tokens, random), random);
    }

    /**
     * A marked response, tested with another key: the second control.
     *
     * @return the trial
     */
    public Trial wrongKey() {
        return random -> test(freshKey(random), mark(freshKey(random), random), random);
    }

    private int[] mark(EpochKey key, RandomGenerator random) {
        return stream.marked(Watermark.of(profile, key).withDelta(delta), 0, tokens, random);
    }

    private double test(EpochKey key, int[] response, RandomGenerator random) {
        Channel channel = Channel.payload(0);
        DetectionPlan plan = DetectionPlan.builder(
                        profile, Commitment.of(profile, key).hex())
                .channel(channel)
                .minimumUnits(1)
                .build();
        return DocumentTest.of(plan, Contracts.scorer(profile, key, channel))
                .test(Response.of(edit.apply(response, random)))
                .map(Detection::p)
                .map(p -> p.log10())
                .orElse(0.0);
    }

    private static EpochKey freshKey(RandomGenerator random) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        return EpochKey.of("simulated", secret);
    }
}
