package org.countermark.trace;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.contract.CountermarkV1;
import org.countermark.contract.PatternScorer;
import org.countermark.detect.DetectionPlan;
import org.countermark.detect.Level;
import org.countermark.detect.Weighing;
import org.countermark.internal.FlatJson;
import org.countermark.internal.Ids;
import org.countermark.keys.Commitment;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;

/**
 * Everything that a trace decides before the key is used: what the text is tested for, against which payloads, how.
 *
 * <p>Its digest is in every result: two results with the same plan digest and the same text are the same bytes.
 *
 * @param profileDigest digest of the profile, 64 lower-case hexadecimal digits
 * @param commitment the commitment to the epoch key
 * @param tokenizer the tokenizer that turns text into token ids
 * @param candidates digest of the payloads that may be named, as {@link Candidates#digest()} gives it
 * @param proxy id of the proxy of token probability, or {@link DetectionPlan#NO_PROXY}
 * @param weighing what a unit adds; {@link Weighing#SUM} exactly where there is no proxy
 * @param alpha the level at which accounts are named, over all candidates and documents together
 * @param minimumUnits how many distinct contexts a document must have to be tested, counted before the key is used
 */
public record TracePlan(
        String profileDigest,
        Commitment commitment,
        String tokenizer,
        String candidates,
        String proxy,
        Weighing weighing,
        Level alpha,
        int minimumUnits) {
    /** The version of the form. */
    public static final String VERSION = "countermark-trace-plan/1";

    /** Refuses values out of range, and a proxy without a weighing or the other way round. */
    public TracePlan {
        checkDigest("profileDigest", profileDigest);
        Objects.requireNonNull(commitment, "commitment");
        Ids.check("tokenizer", tokenizer);
        checkDigest("candidates", candidates);
        Objects.requireNonNull(alpha, "alpha");
        if (Ids.check("proxy", proxy).equals(DetectionPlan.NO_PROXY) != (weighing == Weighing.SUM)) {
            throw new IllegalArgumentException("weighing must be \"sum\" exactly where proxy is \"none\", was \""
                    + weighing.id() + "\" for proxy \"" + proxy + "\"");
        }
        if (minimumUnits < 1) {
            throw new IllegalArgumentException("minimumUnits must be at least 1, was " + minimumUnits);
        }
    }

    /**
     * A plan with its defaults: plain scores, alpha 1e-3, 50 contexts at least.
     *
     * @param profile the public parameters that the text is tested for
     * @param commitment the commitment to the epoch key
     * @param candidates the payloads that may be named
     * @return the plan
     */
    public static TracePlan of(Profile profile, Commitment commitment, Candidates candidates) {
        return new TracePlan(
                Hex.encodeHexString(profile.digest()),
                commitment,
                profile.tokenizer(),
                candidates.digest(),
                DetectionPlan.NO_PROXY,
                Weighing.SUM,
                Level.of("1e-3"),
                50);
    }

    /**
     * The same with a proxy of token probability.
     *
     * @param id the proxy's id
     * @param how what a unit adds
     * @return the plan
     */
    public TracePlan withProxy(String id, Weighing how) {
        return new TracePlan(profileDigest, commitment, tokenizer, candidates, id, how, alpha, minimumUnits);
    }

    /**
     * The same at another level.
     *
     * @param level the level at which accounts are named
     * @return the plan
     */
    public TracePlan withAlpha(Level level) {
        return new TracePlan(profileDigest, commitment, tokenizer, candidates, proxy, weighing, level, minimumUnits);
    }

    /**
     * The same for shorter or longer documents.
     *
     * @param least how many distinct contexts a document must have, at least 1
     * @return the plan
     */
    public TracePlan withMinimumUnits(int least) {
        return new TracePlan(profileDigest, commitment, tokenizer, candidates, proxy, weighing, alpha, least);
    }

    /**
     * The scorer that this plan prescribes, once the key is opened.
     *
     * @param profile the profile whose digest the plan has
     * @param key the key that the plan is committed to
     * @return a scorer for one thread
     * @throws IllegalArgumentException if the profile or the key is another one, or the profile has no trace channel
     */
    PatternScorer scorer(Profile profile, EpochKey key) {
        if (!Hex.encodeHexString(profile.digest()).equals(profileDigest)) {
            throw new IllegalArgumentException("profile must have the plan's digest " + profileDigest + ", had "
                    + Hex.encodeHexString(profile.digest()));
        }
        if (!commitment.matches(profile, key)) {
            throw new IllegalArgumentException("key must be the one that the plan is committed to by "
                    + commitment.hex() + "; key \"" + key.label() + "\" is not");
        }
        if (profile.traceShare() == 0) {
            throw new IllegalArgumentException("profile must have a traceShare above 0: its text carries no payload");
        }
        return CountermarkV1.patterns(profile, key);
    }

    /**
     * Reads a plan. Field order and white space are free; a missing, unknown, repeated or mistyped field is an error.
     *
     * @param json one JSON object
     * @return the plan
     * @throws IllegalArgumentException if the text is no plan; the message names the field
     */
    public static TracePlan parse(String json) {
        FlatJson fields = FlatJson.parse("trace plan", json);
        String version = fields.string("plan");
        if (!version.equals(VERSION)) {
            throw new IllegalArgumentException(
                    "trace plan: field \"plan\" must be \"" + VERSION + "\", was \"" + version + "\"");
        }
        TracePlan plan = new TracePlan(
                fields.string("profileDigest"),
                new Commitment(fields.string("keyCommitment")),
                fields.string("tokenizer"),
                fields.string("candidates"),
                fields.string("proxy"),
                Weighing.of(fields.string("weighing")),
                Level.of(fields.string("alpha")),
                fields.integer("minimumUnits"));
        fields.end();
        return plan;
    }

    /**
     * The canonical form: one line of JSON, names sorted, strings and integers only, no white space.
     *
     * @return text that {@link #parse} turns into an equal plan
     */
    public String toJson() {
        // No value needs an escape.
        return "{\"alpha\":\"" + alpha + "\",\"candidates\":\"" + candidates + "\",\"keyCommitment\":\""
                + commitment.hex() + "\",\"minimumUnits\":" + minimumUnits + ",\"plan\":\"" + VERSION
                + "\",\"profileDigest\":\"" + profileDigest + "\",\"proxy\":\"" + proxy + "\",\"tokenizer\":\""
                + tokenizer + "\",\"weighing\":\"" + weighing.id() + "\"}";
    }

    /**
     * SHA-256 of the canonical form in UTF-8.
     *
     * @return 64 lower-case hexadecimal digits
     */
    public String digest() {
        return DigestUtils.sha256Hex(toJson().getBytes(StandardCharsets.UTF_8));
    }

    private static void checkDigest(String name, String value) {
        if (!value.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    name + " must be 64 lower-case hexadecimal digits, was \"" + value + "\"");
        }
    }
}
