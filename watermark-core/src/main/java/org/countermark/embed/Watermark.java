package org.countermark.embed;

import java.util.Objects;
import java.util.random.RandomGenerator;
import org.countermark.contract.engine.Contracts;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;

/**
 * A profile and an epoch key, ready to mark: the entry of the embedding side.
 *
 * <p>Immutable and safe for use by many threads; make one for each profile and epoch and keep it. Every thread that marks
 * gets ciphers and scratch space of its own on first use (a few kilobytes to about 12 bytes a token of the vocabulary),
 * shared by all its sessions; so mark on a bounded pool of threads.
 */
public final class Watermark {
    /** What {@link #of} adds to the logits of green tokens, in nats. */
    public static final double DEFAULT_DELTA = 2;

    private final Profile profile;
    private final EpochKey key;
    private final double delta;
    private final byte[] profileDigest;
    private final ThreadLocal<StepEngine> engines;

    private Watermark(Profile profile, EpochKey key, double delta) {
        this.profile = profile;
        this.key = key;
        this.delta = delta;
        profileDigest = profile.digest();
        engines = ThreadLocal.withInitial(this::newEngine);
        engines.get();
    }

    /**
     * A mark with the default delta.
     *
     * @param profile the public parameters
     * @param key the secret of the epoch; destroying it keeps further threads from marking
     * @return the mark
     */
    public static Watermark of(Profile profile, EpochKey key) {
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(key, "key");
        return new Watermark(profile, key, DEFAULT_DELTA);
    }

    /**
     * Changes how strongly green tokens are favoured; the other schemes have no use for it.
     *
     * @param delta what is added to the final logits of green tokens, in nats, above 0 up to 50
     * @return the same mark with this delta
     * @throws IllegalArgumentException if delta is out of range
     */
    public Watermark withDelta(double delta) {
        if (!(delta > 0 && delta <= 50)) {
            throw new IllegalArgumentException("delta must be above 0 and at most 50 (nats), was " + delta);
        }
        return new Watermark(profile, key, delta);
    }

    private StepEngine newEngine() {
        return new StepEngine(profile.scheme(), delta, Contracts.steps(profile, key));
    }

    /** The calling thread's engine. */
    StepEngine engine() {
        return engines.get();
    }

    byte[] profileDigest() {
        return profileDigest.clone();
    }

    /**
     * The public parameters.
     *
     * @return the profile
     */
    public Profile profile() {
        return profile;
    }

    /**
     * Begins a response.
     *
     * @param payload what traces the response, 1..2^32−1, or 0 for none
     * @param random draws what is not marked, and what tournament and green list leave to chance; used by this session's
     *     thread only
     * @return a session at the start of the response
     * @throws IllegalArgumentException if the payload is out of range
     */
    public MarkSession session(long payload, RandomGenerator random) {
        return new MarkSession(this, payload, random);
    }

    /**
     * Goes on with a response, maybe on another machine.
     *
     * @param snapshot of a session with the same profile
     * @param random as for {@link #session}
     * @return a session that goes on where the snapshot was taken
     * @throws IllegalArgumentException if the snapshot was taken under another profile
     */
    public MarkSession restore(SessionSnapshot snapshot, RandomGenerator random) {
        return MarkSession.restore(this, snapshot, random);
    }

    /**
     * The stateless form, for engines that keep the generated tokens of their rows themselves.
     *
     * @return rows; safe for use by many threads
     */
    public MarkRows rows() {
        return new MarkRows(this);
    }
}
