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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One step of a session from raw logits over a whole vocabulary, beside the unmarked step and the keystream alone.
 *
 * <p>Steps are timed one by one, so that the median stands for an undisturbed step on a machine that does other work too.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class VocabularyBenchmark {
    /** Tokens of the vocabulary. */
    @Param({"32768", "131072", "262144"})
    public int vocabulary;

    private static final int PIECE = 2048;

    private float[][] logits;
    private TokenWords words;
    private final byte[] piece = new byte[4 * PIECE];
    private final int[] context = {1, 2, 3, 4};
    private Steps unmarked;
    private Steps gumbel;
    private Steps tournament;
    private Steps greenList;

    /** Makes logits and sessions. */
    @Setup
    public void prepare() {
        logits = Steps.logits(vocabulary, 16);
        words = CountermarkV1.words(Steps.profile(new GumbelScheme()), Steps.key());
        unmarked = Steps.unmarked(new GumbelScheme());
        gumbel = Steps.marked(new GumbelScheme());
        tournament = Steps.marked(new TournamentScheme(30));
        greenList = Steps.marked(new GreenListScheme(16384));
    }

    /**
     * The words of one context for the whole vocabulary.
     *
     * @return something to consume
     */
    @Benchmark
    public int keystream() {
        context[0]++;
        words.context(context, 0, 77);
        for (int first = 0; first < vocabulary; first += PIECE) {
            words.keystream(first, PIECE, piece, 0);
        }
        return piece[7];
    }

    /**
     * Softmax and inverse distribution function.
     *
     * @return the token
     */
    @Benchmark
    public int unmarked() {
        return unmarked.next(logits);
    }

    /**
     * Gumbel-max.
     *
     * @return the token
     */
    @Benchmark
    public int gumbel() {
        return gumbel.next(logits);
    }

    /**
     * Tournament of depth 30.
     *
     * @return the token
     */
    @Benchmark
    public int tournament() {
        return tournament.next(logits);
    }

    /**
     * Green list, a quarter of the vocabulary.
     *
     * @return the token
     */
    @Benchmark
    public int greenList() {
        return greenList.next(logits);
    }
}
