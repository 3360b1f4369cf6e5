package org.countermark.benchmarks.detect;

import java.util.concurrent.TimeUnit;
import org.countermark.detect.Detection;
import org.countermark.detect.DetectionPlan;
import org.countermark.detect.PooledTest;
import org.countermark.scheme.GumbelScheme;
import org.countermark.token.DistinctUnits;
import org.countermark.token.Response;
import org.countermark.token.Slice;
import org.countermark.token.UnitCounts;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A corpus test of 50 million distinct units from token ids to p-value, with exact deduplication from an empty set, and
 * the deduplication alone. Nanoseconds a unit; prints the bytes a unit that the set takes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx3g", "-XX:+UseParallelGC", "-XX:+UseTransparentHugePages"})
public class CorpusBenchmark {
    private static final int UNITS = 50_000_000;

    private final DetectionPlan plan = DetectionPlan.builder(Bodies.profile(new GumbelScheme()), "0".repeat(64))
            .build();
    private Response[] body;

    /** Makes the corpus. */
    @Setup
    public void prepare() {
        body = Bodies.distinct(UNITS, 1000);
    }

    /**
     * Deduplication and scores of 50 million units.
     *
     * @return something to consume
     */
    @Benchmark
    @OperationsPerInvocation(UNITS)
    public Detection deduplicateAndScore() {
        PooledTest test = PooledTest.of(plan, Bodies.scorer(new GumbelScheme()));
        for (Response response : body) {
            test.add(response);
        }
        return test.result();
    }

    /**
     * The same, told beforehand how many units to expect.
     *
     * @return something to consume
     */
    @Benchmark
    @OperationsPerInvocation(UNITS)
    public Detection deduplicateAndScoreExpected() {
        PooledTest test = PooledTest.of(plan, Bodies.scorer(new GumbelScheme()), Slice.WHOLE, UNITS);
        for (Response response : body) {
            test.add(response);
        }
        return test.result();
    }

    /**
     * Deduplication of 50 million units.
     *
     * @return something to consume
     */
    @Benchmark
    @OperationsPerInvocation(UNITS)
    public UnitCounts deduplicate() {
        DistinctUnits units = DistinctUnits.of(Bodies.WIDTH, Slice.WHOLE, (contexts, tokens, levels, count) -> {});
        for (Response response : body) {
            units.add(response);
        }
        UnitCounts counts = units.drain();
        System.out.printf("(%.2f bytes a unit) ", units.seen().bytes() / (double) counts.units());
        return counts;
    }
}
