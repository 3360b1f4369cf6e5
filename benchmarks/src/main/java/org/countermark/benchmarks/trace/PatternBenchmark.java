package org.countermark.benchmarks.trace;

import java.util.concurrent.TimeUnit;
import org.countermark.contract.PatternScorer;
import org.countermark.contract.UnitScorer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Sixteen scores and four masks of 512 Gumbel-max units, beside their scores under one payload. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class PatternBenchmark {
    private final TracedDocument document = new TracedDocument(512);
    private final PatternScorer patterns = TracedDocument.patterns();
    private final UnitScorer scorer = TracedDocument.scorer();

    /**
     * All patterns.
     *
     * @return something to consume
     */
    @Benchmark
    public int patterns() {
        return document.score(patterns);
    }

    /**
     * One payload.
     *
     * @return something to consume
     */
    @Benchmark
    public int onePayload() {
        return document.score(scorer);
    }
}
