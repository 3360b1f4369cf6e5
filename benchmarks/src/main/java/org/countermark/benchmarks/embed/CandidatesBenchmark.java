package org.countermark.benchmarks.embed;

import java.util.concurrent.TimeUnit;
import org.countermark.contract.CountermarkV1;
import org.countermark.contract.TokenWords;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.TournamentScheme;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One step of a session from 64 candidates, beside the unmarked step and the words alone; timed one by one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class CandidatesBenchmark {
    private final int[][] ids = Steps.ids();
    private final double[][] probabilities = Steps.probabilities();
    private final int[] out = new int[Steps.CANDIDATES];
    private final int[] context = {1, 2, 3, 4};
    private TokenWords words;
    private Steps unmarked;
    private Steps gumbel;
    private Steps tournament;
    private Steps greenList;

    /** Makes sessions. */
    @Setup
    public void prepare() {
        words = CountermarkV1.words(Steps.profile(new GumbelScheme()), Steps.key());
        unmarked = Steps.unmarked(new GumbelScheme());
        gumbel = Steps.marked(new GumbelScheme());
        tournament = Steps.marked(new TournamentScheme(30));
        greenList = Steps.marked(new GreenListScheme(16384));
    }

    /**
     * The words of one context for the candidates.
     *
     * @return something to consume
     */
    @Benchmark
    public int words() {
        context[0]++;
        words.context(context, 0, 77);
        words.words(ids[context[0] & 255], Steps.CANDIDATES, out);
        return out[7];
    }

    /**
     * Inverse distribution function.
     *
     * @return the token
     */
    @Benchmark
    public int unmarked() {
        return unmarked.next(ids, probabilities);
    }

    /**
     * Gumbel-max.
     *
     * @return the token
     */
    @Benchmark
    public int gumbel() {
        return gumbel.next(ids, probabilities);
    }

    /**
     * Tournament of depth 30.
     *
     * @return the token
     */
    @Benchmark
    public int tournament() {
        return tournament.next(ids, probabilities);
    }

    /**
     * Green list, a quarter of the vocabulary.
     *
     * @return the token
     */
    @Benchmark
    public int greenList() {
        return greenList.next(ids, probabilities);
    }
}
