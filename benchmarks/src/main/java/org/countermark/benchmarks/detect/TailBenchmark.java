package org.countermark.benchmarks.detect;

import java.util.concurrent.TimeUnit;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;
import org.countermark.stats.LogP;
import org.countermark.stats.NullLaw;
import org.countermark.stats.ScoreSum;
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

/** One tail of each law, 5 % above its mean. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class TailBenchmark {
    /** Units scored. */
    @Param({"400", "1000000", "1000000000"})
    public long units;

    private final NullLaw gumbel = new GumbelScheme().nullLaw();
    private final NullLaw tournament = new TournamentScheme(30).nullLaw();
    private final NullLaw greenList = new GreenListScheme(16384).nullLaw();
    private ScoreSum gumbelSum;
    private ScoreSum tournamentSum;
    private ScoreSum greenListSum;

    /** Makes the sums. */
    @Setup
    public void prepare() {
        gumbelSum = above(new GumbelScheme());
        tournamentSum = above(new TournamentScheme(30));
        greenListSum = above(new GreenListScheme(16384));
    }

    private ScoreSum above(Scheme scheme) {
        return new ScoreSum(units, (long) (1.05 * units * scheme.nullLaw().mean()));
    }

    /**
     * Gamma tail.
     *
     * @return something to consume
     */
    @Benchmark
    public LogP gamma() {
        return gumbel.tail(gumbelSum);
    }

    /**
     * Weighted bits: saddlepoint and certificate.
     *
     * @return something to consume
     */
    @Benchmark
    public LogP weightedBits() {
        return tournament.tail(tournamentSum);
    }

    /**
     * Binomial tail.
     *
     * @return something to consume
     */
    @Benchmark
    public LogP binomial() {
        return greenList.tail(greenListSum);
    }
}
