package org.countermark.student;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.contract.Channel;
import org.countermark.detect.ChannelText;
import org.countermark.detect.DetectionPlan;
import org.countermark.detect.Level;
import org.countermark.detect.Weighing;
import org.countermark.internal.FlatJson;
import org.countermark.internal.Ids;
import org.countermark.keys.Commitment;
import org.countermark.keys.Profile;

/**
 * Everything that the test of a suspect model decides before the key is used: register it before the first answer comes.
 *
 * <p>The stopping rule is the same in every plan: look at the e-value after each completion (in open mode: each row), and
 * stop where it has reached 1/alpha, or at the budget. Contexts that stood in a prompt are never scored, and there is no
 * field that could say otherwise. Units can be chosen by their context, never by context and token.
 *
 * @param profileDigest digest of the profile, 64 lower-case hexadecimal digits
 * @param commitment the commitment to the epoch key
 * @param tokenizer the tokenizer that turns text into token ids
 * @param channel the provider channel, or all contexts read with the payload of a cohort
 * @param mode completions or probabilities
 * @param sample what will be asked of the suspect
 * @param contexts id of the file of contexts to which the test is confined, or {@link Controls#NONE}
 * @param proxy id of the proxy of token probability, or {@link DetectionPlan#NO_PROXY}; none in open mode, which needs none
 * @param weighing what a unit adds; {@link Weighing#SUM} exactly where there is no proxy
 * @param alpha the level at which the suspect is called a student
 * @param minimumUnits distinct units (in open mode: distinct contexts) without which nothing is concluded, at least 1;
 *     counted before the key is used
 * @param controls what must find nothing
 */
public record StudentPlan(
        String profileDigest,
        Commitment commitment,
        String tokenizer,
        Channel channel,
        Mode mode,
        Sample sample,
        String contexts,
        String proxy,
        Weighing weighing,
        Level alpha,
        int minimumUnits,
        Controls controls) {
    /** The version of the form. */
    public static final String VERSION = "countermark-student-plan/1";

    private static final String STOPPING = "e-value";

    /** Refuses values out of range, and choices that do not go together. */
    public StudentPlan {
        Digests.check("profileDigest", profileDigest);
        Objects.requireNonNull(commitment, "commitment");
        Ids.check("tokenizer", tokenizer);
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(alpha, "alpha");
        Objects.requireNonNull(controls, "controls");
        if (!contexts.equals(Controls.NONE)) {
            Digests.check("contexts", contexts);
        }
        if (Ids.check("proxy", proxy).equals(DetectionPlan.NO_PROXY) != (weighing == Weighing.SUM)) {
            throw new IllegalArgumentException("weighing must be \"sum\" exactly where proxy is \"none\", was \""
                    + weighing.id() + "\" for proxy \"" + proxy + "\"");
        }
        if (mode == Mode.OPEN && !(weighing == Weighing.SUM && sample.tokensEach() == 1)) {
            throw new IllegalArgumentException("mode \"open\" must have no proxy and tokensEach 1, had \"" + proxy
                    + "\" and " + sample.tokensEach());
        }
        if (controls.placebos().contains(commitment)) {
            throw new IllegalArgumentException("placebos must not hold the tested key, " + commitment.hex());
        }
        if (minimumUnits < 1 || minimumUnits > sample.fixedUnits()) {
            throw new IllegalArgumentException(
                    "minimumUnits must be in 1.." + sample.fixedUnits() + ", the fixedUnits, was " + minimumUnits);
        }
    }

    /**
     * A plan with its defaults: provider channel, all contexts, plain scores, alpha 1e-6, 50 units at least, 99 decoys.
     *
     * @param profile the public parameters that the suspect is tested for
     * @param commitment the commitment to the epoch key
     * @param mode completions or probabilities
     * @param sample what will be asked of the suspect
     * @return the plan
     * @throws IllegalArgumentException if the profile's contract does not bear such a test
     */
    public static StudentPlan of(Profile profile, Commitment commitment, Mode mode, Sample sample) {
        Registered.checkContract(mode, profile);
        return new StudentPlan(
                Hex.encodeHexString(profile.digest()),
                commitment,
                profile.tokenizer(),
                Channel.provider(),
                mode,
                sample,
                Controls.NONE,
                DetectionPlan.NO_PROXY,
                Weighing.SUM,
                Level.of("1e-6"),
                Math.min(50, sample.fixedUnits()),
                Controls.DEFAULT);
    }

    /**
     * The same in another channel.
     *
     * @param to the provider channel, or the payload of a cohort
     * @return the plan
     */
    public StudentPlan withChannel(Channel to) {
        return with(to, contexts, proxy, weighing, alpha, minimumUnits, controls);
    }

    /**
     * The same, confined to contexts.
     *
     * @param id id of the file of contexts, or {@link Controls#NONE}
     * @return the plan
     */
    public StudentPlan withContexts(String id) {
        return with(channel, id, proxy, weighing, alpha, minimumUnits, controls);
    }

    /**
     * The same with a proxy of token probability.
     *
     * @param id the proxy's id
     * @param how what a unit adds
     * @return the plan
     */
    public StudentPlan withProxy(String id, Weighing how) {
        return with(channel, contexts, id, how, alpha, minimumUnits, controls);
    }

    /**
     * The same at another level, for less or more text.
     *
     * @param level the level at which the suspect is called a student
     * @param least distinct units without which nothing is concluded, at least 1
     * @return the plan
     */
    public StudentPlan withAlpha(Level level, int least) {
        return with(channel, contexts, proxy, weighing, level, least, controls);
    }

    /**
     * The same with other controls.
     *
     * @param other what must find nothing
     * @return the plan
     */
    public StudentPlan withControls(Controls other) {
        return with(channel, contexts, proxy, weighing, alpha, minimumUnits, other);
    }

    /** What can be chosen apart from profile, key, mode and sample. */
    private StudentPlan with(
            Channel to, String filter, String guess, Weighing how, Level level, int least, Controls other) {
        return new StudentPlan(
                profileDigest, commitment, tokenizer, to, mode, sample, filter, guess, how, level, least, other);
    }

    /**
     * The part of this plan that says how text is scored; decoy keys are derived from its digest.
     *
     * @param profile the profile whose digest the plan has
     * @return the plan of detection
     * @throws IllegalArgumentException if the profile is another one
     */
    public DetectionPlan detection(Profile profile) {
        String digest = Hex.encodeHexString(profile.digest());
        if (!digest.equals(profileDigest)) {
            throw new IllegalArgumentException(
                    "profile must have the plan's digest " + profileDigest + ", had " + digest);
        }
        return DetectionPlan.builder(profile, commitment)
                .channel(channel)
                .proxy(proxy, weighing)
                .alpha(alpha)
                .minimumUnits(minimumUnits)
                .build();
    }

    /**
     * Reads a plan. Field order and white space are free; a missing, unknown, repeated or mistyped field is an error.
     *
     * @param json one JSON object
     * @return the plan
     * @throws IllegalArgumentException if the text is no plan; the message names the field
     */
    public static StudentPlan parse(String json) {
        FlatJson fields = FlatJson.parse("student plan", json);
        constant(fields, "plan", VERSION);
        constant(fields, "stopping", STOPPING);
        StudentPlan plan = new StudentPlan(
                fields.string("profileDigest"),
                new Commitment(fields.string("keyCommitment")),
                fields.string("tokenizer"),
                ChannelText.parse(fields.string("channel")),
                Mode.of(fields.string("mode")),
                new Sample(
                        Arm.of(fields.string("arm")),
                        fields.integer("prompts"),
                        fields.string("promptsDigest"),
                        fields.integer("completions"),
                        fields.integer("tokensEach"),
                        fields.integer("fixedUnits")),
                fields.string("contexts"),
                fields.string("proxy"),
                Weighing.of(fields.string("weighing")),
                Level.of(fields.string("alpha")),
                fields.integer("minimumUnits"),
                new Controls(
                        fields.integer("decoys"),
                        Controls.placebos(fields.string("placebos")),
                        fields.string("baseModel")));
        fields.end();
        return plan;
    }

    private static void constant(FlatJson fields, String name, String expected) {
        String value = fields.string(name);
        if (!value.equals(expected)) {
            throw new IllegalArgumentException(
                    "student plan: field \"" + name + "\" must be \"" + expected + "\", was \"" + value + "\"");
        }
    }

    /**
     * The canonical form: one line of JSON, names sorted, strings and integers only, no white space.
     *
     * @return text that {@link #parse} turns into an equal plan
     */
    public String toJson() {
        // No value needs an escape.
        return "{\"alpha\":\"" + alpha + "\",\"arm\":\"" + sample.arm().id() + "\",\"baseModel\":\""
                + controls.baseModel() + "\",\"channel\":\"" + ChannelText.of(channel) + "\",\"completions\":"
                + sample.completions() + ",\"contexts\":\"" + contexts + "\",\"decoys\":" + controls.decoys()
                + ",\"fixedUnits\":" + sample.fixedUnits() + ",\"keyCommitment\":\"" + commitment.hex()
                + "\",\"minimumUnits\":" + minimumUnits + ",\"mode\":\"" + mode.id() + "\",\"placebos\":\""
                + controls.placeboText() + "\",\"plan\":\"" + VERSION + "\",\"profileDigest\":\"" + profileDigest
                + "\",\"prompts\":" + sample.prompts() + ",\"promptsDigest\":\"" + sample.promptsDigest()
                + "\",\"proxy\":\"" + proxy + "\",\"stopping\":\"" + STOPPING + "\",\"tokenizer\":\"" + tokenizer
                + "\",\"tokensEach\":" + sample.tokensEach() + ",\"weighing\":\"" + weighing.id() + "\"}";
    }

    /**
     * SHA-256 of the canonical form in UTF-8.
     *
     * @return 64 lower-case hexadecimal digits
     */
    public String digest() {
        return DigestUtils.sha256Hex(toJson().getBytes(StandardCharsets.UTF_8));
    }
}
