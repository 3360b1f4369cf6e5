package org.countermark.benchmarks.smollm;

import java.util.Locale;
import java.util.SplittableRandom;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.contract.Channel;
import org.countermark.contract.CountermarkV1;
import org.countermark.detect.DetectionPlan;
import org.countermark.detect.DocumentTest;
import org.countermark.embed.MarkSession;
import org.countermark.embed.Watermark;
import org.countermark.keys.Commitment;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;

/** One group of answers and the test for it. The keys are hashes of public labels: anyone can test the record again. */
enum Arm {
    /** Gumbel-max. */
    GUMBEL(1000, true, 54, "nats"),
    /** Tournament of depth 30. */
    TOURNAMENT(2000, true, 27, "weighted bits"),
    /** Green list with gamma 1/4 and delta 2. */
    GREEN_LIST(3000, true, 27, "green tokens"),
    /** Answers without a mark, tested as the Gumbel answers are: what the test says when there is nothing to find. */
    UNMARKED(4000, false, 27, "nats");

    static final int CONTEXT_WIDTH = 4;

    private final long seed;
    final boolean marked;
    final int answers;
    final String unit;

    Arm(long seed, boolean marked, int answers, String unit) {
        this.seed = seed;
        this.marked = marked;
        this.answers = answers;
        this.unit = unit;
    }

    private Scheme scheme() {
        return switch (this) {
            case GUMBEL, UNMARKED -> new GumbelScheme();
            case TOURNAMENT -> new TournamentScheme(30);
            case GREEN_LIST -> new GreenListScheme(1 << 14);
        };
    }

    /** The arm as tables call it. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private Profile profile(String tokenizer) {
        return new Profile(scheme(), CONTEXT_WIDTH, tokenizer, 0);
    }

    private static EpochKey key(String label) {
        return EpochKey.of(label, DigestUtils.sha256("countermark recorded run: " + label));
    }

    /** A session that marks, or samples the ordinary way, with chances that only the answer's number decides. */
    MarkSession session(String tokenizer, int answer) {
        Watermark mark = Watermark.of(profile(tokenizer), key("smollm2"));
        MarkSession session = mark.session(0, new SplittableRandom(seed + answer));
        if (!marked) {
            session.optOut();
        }
        return session;
    }

    /** A test under the key of the run, or under another one. */
    DocumentTest test(String tokenizer, String keyLabel) {
        Profile profile = profile(tokenizer);
        EpochKey key = key(keyLabel);
        DetectionPlan plan = DetectionPlan.builder(
                        profile, Commitment.of(profile, key).hex())
                .minimumUnits(1)
                .build();
        return DocumentTest.of(plan, CountermarkV1.scorer(profile, key, Channel.provider()));
    }
}
