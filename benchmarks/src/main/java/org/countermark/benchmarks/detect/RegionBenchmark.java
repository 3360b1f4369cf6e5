package org.countermark.benchmarks.detect;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.countermark.contract.Channel;
import org.countermark.contract.CountermarkV1;
import org.countermark.contract.UnitScorer;
import org.countermark.detect.DetectionPlan;
import org.countermark.detect.DocumentTest;
import org.countermark.detect.RegionScan;
import org.countermark.embed.Watermark;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.scheme.GumbelScheme;
import org.countermark.token.Response;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One document of 12,000 tokens: the test of the whole, and the search for regions with one there and with none. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
public class RegionBenchmark {
    private final Profile profile = new Profile(new GumbelScheme(), Bodies.WIDTH, "o200k_base", 0);
    private final EpochKey key = EpochKey.of("benchmark", new byte[32]);
    private final UnitScorer scorer = CountermarkV1.scorer(profile, key, Channel.provider());
    private final DetectionPlan plan =
            DetectionPlan.builder(profile, "0".repeat(64)).build();
    private final DocumentTest test = DocumentTest.of(plan, scorer);
    private final RegionScan scan = RegionScan.of(plan, scorer, 1_000_000);
    private final Response unmarked;
    private final Response marked;

    /** Makes the documents. */
    public RegionBenchmark() {
        SplittableRandom random = new SplittableRandom(1);
        int[] tokens = Texts.withExcess(0.5).unmarked(12_000, random);
        unmarked = Response.of(tokens);
        int[] passage = Texts.withExcess(1).marked(Watermark.of(profile, key), 0, 800, random);
        System.arraycopy(passage, 0, tokens, 5_000, passage.length);
        marked = Response.of(tokens);
    }

    /**
     * The test of the whole document.
     *
     * @return its outcome
     */
    @Benchmark
    public Object whole() {
        return test.test(List.of(marked));
    }

    /**
     * The search where there is a passage.
     *
     * @return its outcome
     */
    @Benchmark
    public Object regions() {
        return scan.scan(marked);
    }

    /**
     * The search where there is none.
     *
     * @return its outcome
     */
    @Benchmark
    public Object nothing() {
        return scan.scan(unmarked);
    }
}
