package org.countermark.detect;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.contract.Channel;
import org.countermark.contract.UnitScorer;
import org.countermark.contract.engine.Contracts;
import org.countermark.internal.FlatJson;
import org.countermark.internal.Ids;
import org.countermark.keys.Commitment;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;

/**
 * Everything that a test decides before the key is used, in a form that can be written down, hashed and repeated.
 *
 * <p>Its digest is in every result: two results with the same plan digest and the same text are the same bytes.
 * Immutable. There is no option for leaving duplicates in, and none for choosing units by (context, token).
 */
public final class DetectionPlan {
    /** The version of the form, first field of its JSON by meaning. */
    public static final String VERSION = "countermark-plan/1";

    /** What stands in place of a proxy where there is none. */
    public static final String NO_PROXY = "none";

    private final String profileDigest;
    private final String keyCommitment;
    private final String tokenizer;
    private final Channel channel;
    private final UnitRule unitRule;
    private final String proxy;
    private final Weighing weighing;
    private final Level alpha;
    private final int minimumUnits;

    private DetectionPlan(Builder builder) {
        this.profileDigest = builder.profileDigest;
        this.keyCommitment = builder.keyCommitment;
        this.tokenizer = builder.tokenizer;
        this.channel = builder.channel;
        this.unitRule = builder.unitRule;
        this.proxy = builder.proxy;
        this.weighing = builder.weighing;
        this.alpha = builder.alpha;
        this.minimumUnits = builder.minimumUnits;
    }

    /**
     * Begins a plan with its defaults: provider channel, distinct units, alpha 1e-6, 50 units at least.
     *
     * @param profile the public parameters that the text is tested for
     * @param keyCommitment the commitment to the epoch key, 64 lower-case hexadecimal digits
     * @return the builder
     * @throws IllegalArgumentException if the commitment has another form
     */
    public static Builder builder(Profile profile, String keyCommitment) {
        return new Builder(Hex.encodeHexString(profile.digest()), keyCommitment, profile.tokenizer());
    }

    /**
     * Begins a plan with its defaults: provider channel, distinct units, alpha 1e-6, 50 units at least.
     *
     * @param profile the public parameters that the text is tested for
     * @param commitment the commitment to the epoch key
     * @return the builder
     */
    public static Builder builder(Profile profile, Commitment commitment) {
        return builder(profile, commitment.hex());
    }

    /**
     * The scorer that this plan prescribes, once the key is opened.
     *
     * @param profile the profile whose digest the plan has
     * @param key the key that the plan is committed to
     * @return a scorer for one thread
     * @throws IllegalArgumentException if the profile or the key is another one
     */
    public UnitScorer scorer(Profile profile, EpochKey key) {
        if (!Hex.encodeHexString(profile.digest()).equals(profileDigest)) {
            throw new IllegalArgumentException("profile must have the plan's digest " + profileDigest + ", had "
                    + Hex.encodeHexString(profile.digest()));
        }
        if (!new Commitment(keyCommitment).matches(profile, key)) {
            throw new IllegalArgumentException("key must be the one that the plan is committed to by " + keyCommitment
                    + "; key \"" + key.label() + "\" is not");
        }
        return Contracts.scorer(profile, key, channel);
    }

    /**
     * Reads a plan. Field order and white space are free; a missing, unknown, repeated or mistyped field is an error.
     *
     * @param json one JSON object
     * @return the plan
     * @throws IllegalArgumentException if the text is no plan; the message names the field
     */
    public static DetectionPlan parse(String json) {
        FlatJson fields = FlatJson.parse("plan", json);
        String version = fields.string("plan");
        if (!version.equals(VERSION)) {
            throw new IllegalArgumentException(
                    "plan: field \"plan\" must be \"" + VERSION + "\", was \"" + version + "\"");
        }
        DetectionPlan plan = new Builder(
                        fields.string("profileDigest"), fields.string("keyCommitment"), fields.string("tokenizer"))
                .channel(ChannelText.parse(fields.string("channel")))
                .unitRule(UnitRule.of(fields.string("unitRule")))
                .proxy(fields.string("proxy"), Weighing.of(fields.string("weighing")))
                .alpha(Level.of(fields.string("alpha")))
                .minimumUnits(fields.integer("minimumUnits"))
                .build();
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
        return "{\"alpha\":\"" + alpha + "\",\"channel\":\"" + ChannelText.of(channel) + "\",\"keyCommitment\":\""
                + keyCommitment + "\",\"minimumUnits\":" + minimumUnits + ",\"plan\":\"" + VERSION
                + "\",\"profileDigest\":\"" + profileDigest + "\",\"proxy\":\"" + proxy + "\",\"tokenizer\":\""
                + tokenizer + "\",\"unitRule\":\""
                + unitRule.id() + "\",\"weighing\":\"" + weighing.id() + "\"}";
    }

    /**
     * SHA-256 of the canonical form in UTF-8.
     *
     * @return 64 lower-case hexadecimal digits
     */
    public String digest() {
        return DigestUtils.sha256Hex(toJson().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Digest of the profile that the text is tested for.
     *
     * @return 64 lower-case hexadecimal digits
     */
    public String profileDigest() {
        return profileDigest;
    }

    /**
     * The commitment to the key.
     *
     * @return 64 lower-case hexadecimal digits
     */
    public String keyCommitment() {
        return keyCommitment;
    }

    /**
     * The tokenizer that turns text into token ids.
     *
     * @return its id
     */
    public String tokenizer() {
        return tokenizer;
    }

    /**
     * Which contexts are listened to.
     *
     * @return the channel
     */
    public Channel channel() {
        return channel;
    }

    /**
     * Which units are scored.
     *
     * @return the rule
     */
    public UnitRule unitRule() {
        return unitRule;
    }

    /**
     * The proxy of token probability that the statistic leans on.
     *
     * @return its id, or {@link #NO_PROXY}
     */
    public String proxy() {
        return proxy;
    }

    /**
     * What a unit adds to the statistic.
     *
     * @return {@link Weighing#SUM} exactly where there is no proxy
     */
    public Weighing weighing() {
        return weighing;
    }

    /**
     * The level of the verdict.
     *
     * @return alpha
     */
    public Level alpha() {
        return alpha;
    }

    /**
     * How many distinct units a body must have to be tested at all, counted before the key is used.
     *
     * @return the least number, at least 1
     */
    public int minimumUnits() {
        return minimumUnits;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DetectionPlan plan && plan.toJson().equals(toJson());
    }

    @Override
    public int hashCode() {
        return toJson().hashCode();
    }

    @Override
    public String toString() {
        return toJson();
    }

    /** Collects the choices of a plan. */
    public static final class Builder {
        private final String profileDigest;
        private final String keyCommitment;
        private final String tokenizer;
        private Channel channel = Channel.provider();
        private UnitRule unitRule = UnitRule.DISTINCT;
        private String proxy = NO_PROXY;
        private Weighing weighing = Weighing.SUM;
        private Level alpha = Level.of("1e-6");
        private int minimumUnits = 50;

        private Builder(String profileDigest, String keyCommitment, String tokenizer) {
            this.profileDigest = digest("profileDigest", profileDigest);
            this.keyCommitment = digest("keyCommitment", keyCommitment);
            this.tokenizer = Ids.check("tokenizer", tokenizer);
        }

        /**
         * Chooses the contexts to listen to.
         *
         * @param value the channel
         * @return this builder
         */
        public Builder channel(Channel value) {
            channel = Objects.requireNonNull(value, "channel");
            return this;
        }

        /**
         * Chooses the rule of units.
         *
         * @param value the rule
         * @return this builder
         */
        public Builder unitRule(UnitRule value) {
            unitRule = Objects.requireNonNull(value, "unitRule");
            return this;
        }

        /**
         * Chooses a proxy of token probability, and what to do with it.
         *
         * @param id the proxy's id, or {@link #NO_PROXY}
         * @param value what a unit adds: {@link Weighing#SUM} without a proxy, and only then
         * @return this builder
         * @throws IllegalArgumentException if the two do not go together
         */
        public Builder proxy(String id, Weighing value) {
            if (Ids.check("proxy", id).equals(NO_PROXY) != (value == Weighing.SUM)) {
                throw new IllegalArgumentException("weighing must be \"sum\" exactly where proxy is \"none\", was \""
                        + value.id() + "\" for proxy \"" + id + "\"");
            }
            proxy = id;
            weighing = value;
            return this;
        }

        /**
         * Chooses the level of the verdict.
         *
         * @param value alpha
         * @return this builder
         */
        public Builder alpha(Level value) {
            alpha = Objects.requireNonNull(value, "alpha");
            return this;
        }

        /**
         * Chooses how many distinct units a body must have to be tested.
         *
         * @param value the least number, at least 1
         * @return this builder
         * @throws IllegalArgumentException if it is below 1
         */
        public Builder minimumUnits(int value) {
            if (value < 1) {
                throw new IllegalArgumentException("minimumUnits must be at least 1, was " + value);
            }
            minimumUnits = value;
            return this;
        }

        /**
         * Fixes the plan.
         *
         * @return the plan
         */
        public DetectionPlan build() {
            return new DetectionPlan(this);
        }

        private static String digest(String name, String value) {
            if (!value.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException(
                        name + " must be 64 lower-case hexadecimal digits, was \"" + value + "\"");
            }
            return value;
        }
    }
}
