package org.countermark.benchmarks.trace;

import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.countermark.contract.PatternScorer;
import org.countermark.scheme.GumbelScheme;
import org.countermark.stats.DrawSum;
import org.countermark.stats.LogP;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The p-value of an accusation at six deviations, beside one exponential for each score of the document; timed one by one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class AccusationBenchmark {
    /** Contexts of the trace channel. */
    @Param({"300", "500", "5000"})
    public int contexts;

    private final DrawSum draws = DrawSum.of(PatternScorer.PATTERNS);
    private int[] values;
    private double[] exponents;
    private long sum;

    /** Draws words, and scores them under all patterns. */
    @Setup
    public void prepare() {
        GumbelScheme scheme = new GumbelScheme();
        SplittableRandom random = new SplittableRandom(1);
        values = new int[PatternScorer.PATTERNS * contexts];
        exponents = new double[values.length];
        double total = 0;
        for (int i = 0; i < values.length; i += PatternScorer.PATTERNS) {
            int word = random.nextInt();
            for (int x = 0; x < PatternScorer.PATTERNS; x++) {
                values[i + x] = scheme.score(word ^ x << 28);
                exponents[i + x] = -values[i + x] * 0x1p-26;
                total += values[i + x];
            }
        }
        double deviation = Math.sqrt(contexts)
                * scheme.nullLaw().deviation()
                / scheme.nullLaw().unit();
        sum = (long) (total / PatternScorer.PATTERNS + 6 * deviation);
    }

    /**
     * The certified tail.
     *
     * @return the p-value
     */
    @Benchmark
    public LogP tail() {
        return draws.tail(values, contexts, sum);
    }

    /**
     * The cheap bound.
     *
     * @return log10 of it
     */
    @Benchmark
    public double bound() {
        return draws.bound(values, contexts, sum);
    }

    /**
     * The sum that reaches 1e-9.
     *
     * @return the sum
     */
    @Benchmark
    public OptionalLong critical() {
        return draws.critical(values, contexts, -9);
    }

    /**
     * The yardstick: StrictMath.exp of each score.
     *
     * @return something to consume
     */
    @Benchmark
    public double exponentials() {
        double total = 0;
        for (double exponent : exponents) {
            total += StrictMath.exp(exponent);
        }
        return total;
    }
}
