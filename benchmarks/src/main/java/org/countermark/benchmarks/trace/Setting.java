package org.countermark.benchmarks.trace;

import java.util.SplittableRandom;
import org.countermark.contract.CountermarkV1;
import org.countermark.contract.PatternScorer;
import org.countermark.embed.Watermark;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.scheme.Scheme;

/** A profile with a trace channel, and a key made from a number, so that anyone can repeat a run. */
final class Setting {
    static final int WIDTH = 4;
    static final int WHOLE = 65536;

    private final Profile profile;
    private final EpochKey key;

    private Setting(Profile profile, EpochKey key) {
        this.profile = profile;
        this.key = key;
    }

    static Setting of(Scheme scheme, int traceShare, long seed) {
        byte[] secret = new byte[32];
        new SplittableRandom(seed).nextBytes(secret);
        return new Setting(new Profile(scheme, WIDTH, "trace-study", traceShare), EpochKey.of("trace-study", secret));
    }

    Profile profile() {
        return profile;
    }

    EpochKey key() {
        return key;
    }

    Watermark mark() {
        return Watermark.of(profile, key);
    }

    PatternScorer patterns() {
        return CountermarkV1.patterns(profile, key);
    }
}
