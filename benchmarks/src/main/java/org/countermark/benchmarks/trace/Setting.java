package org.countermark.benchmarks.trace;

import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;
import org.countermark.contract.CountermarkV1;
import org.countermark.contract.PatternScorer;
import org.countermark.detect.Weigher;
import org.countermark.detect.Weighing;
import org.countermark.embed.Watermark;
import org.countermark.keys.Commitment;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.scheme.Scheme;
import org.countermark.token.TokenProxy;
import org.countermark.trace.Candidates;
import org.countermark.trace.CorpusTrace;
import org.countermark.trace.TracePlan;

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

    /** Documents are tested from one context on; plain scores unless a proxy is given. */
    TracePlan plan(Candidates candidates) {
        return TracePlan.of(profile, Commitment.of(profile, key), candidates).withMinimumUnits(1);
    }

    /** Begins a trace with plain scores. */
    CorpusTrace trace(Candidates candidates, ExecutorService executor, int workers) {
        return CorpusTrace.setup(plan(candidates), candidates, executor)
                .workers(workers)
                .start(profile, key);
    }

    /** Begins a trace that weighs by a proxy. */
    CorpusTrace trace(
            Candidates candidates, ExecutorService executor, int workers, Weighing weighing, TokenProxy proxy) {
        return CorpusTrace.setup(plan(candidates).withProxy(proxy.id(), weighing), candidates, executor)
                .workers(workers)
                .proxy(proxy, Weigher.of(profile.scheme(), weighing, proxy))
                .start(profile, key);
    }

    /** All payloads of so many bits. */
    static Candidates all(int bits) {
        return Candidates.of(IntStream.range(1, 1 << bits).toArray());
    }
}
