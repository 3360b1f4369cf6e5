package org.countermark.benchmarks.trace;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.countermark.embed.MarkSession;
import org.countermark.embed.Watermark;
import org.countermark.scheme.GumbelScheme;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A request's session up to its first marked token, with another payload each time, always the same one, or none; timed
 * one by one, the reading of the clock included.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class PayloadBenchmark {
    private static final int[] START = {1, 2, 3, 4};
    private static final int[] IDS = {5, 6};
    private static final double[] PROBABILITIES = {.5, .5};

    private final Watermark mark =
            Setting.of(new GumbelScheme(), Setting.WHOLE, 4).mark();
    private final SplittableRandom random = new SplittableRandom(1);
    private int requests;

    /**
     * Another payload with every request.
     *
     * @return the first marked token
     */
    @Benchmark
    public int another() {
        return request(1 + (requests++ & 0xFFFFF));
    }

    /**
     * The same payload with every request.
     *
     * @return the first marked token
     */
    @Benchmark
    public int same() {
        return request(77);
    }

    /**
     * No payload.
     *
     * @return the first marked token
     */
    @Benchmark
    public int none() {
        return request(0);
    }

    /**
     * The session alone.
     *
     * @return the session
     */
    @Benchmark
    public MarkSession sessionOnly() {
        return mark.session(1 + (requests++ & 0xFFFFF), random);
    }

    private int request(long payload) {
        MarkSession session = mark.session(payload, random);
        session.accept(START, START.length);
        return session.next(IDS, PROBABILITIES, IDS.length);
    }
}
