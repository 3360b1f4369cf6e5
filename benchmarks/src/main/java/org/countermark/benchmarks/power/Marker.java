package org.countermark.benchmarks.power;

import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.contract.Channel;
import org.countermark.contract.CountermarkV1;
import org.countermark.contract.UnitScorer;
import org.countermark.detect.DetectionPlan;
import org.countermark.detect.DocumentTest;
import org.countermark.detect.Weighing;
import org.countermark.embed.Watermark;
import org.countermark.keys.Commitment;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;
import org.countermark.token.TokenProxy;

/** The schemes compared, each with a key made from a public label, so that anyone can repeat the run. */
final class Marker {
    static final Marker GUMBEL = new Marker("gumbel", 1, new GumbelScheme());
    static final List<Marker> ALL = List.of(
            GUMBEL,
            new Marker("tournament", 2, new TournamentScheme(30)),
            new Marker("green-list", 3, new GreenListScheme(1 << 14)));

    private static final int CONTEXT_WIDTH = 4;

    private final String label;
    private final int seed;
    private final Profile profile;
    private final EpochKey key;

    private Marker(String label, int seed, Scheme scheme) {
        this.label = label;
        this.seed = seed;
        profile = new Profile(scheme, CONTEXT_WIDTH, "power-study", 0);
        key = EpochKey.of("power-study", DigestUtils.sha256("power study, " + label));
    }

    int seed() {
        return seed;
    }

    String label() {
        return label;
    }

    Watermark watermark() {
        return Watermark.of(profile, key);
    }

    /** The test of one document by the plain sum. */
    DocumentTest plain() {
        return DocumentTest.of(plan(DetectionPlan.NO_PROXY, Weighing.SUM), scorer());
    }

    DocumentTest weighed(Weighing weighing, TokenProxy proxy) {
        return DocumentTest.of(plan(proxy.id(), weighing), scorer(), profile.scheme(), proxy);
    }

    private DetectionPlan plan(String proxy, Weighing weighing) {
        return DetectionPlan.builder(profile, Commitment.of(profile, key).hex())
                .proxy(proxy, weighing)
                .minimumUnits(1)
                .build();
    }

    private UnitScorer scorer() {
        return CountermarkV1.scorer(profile, key, Channel.provider());
    }
}
