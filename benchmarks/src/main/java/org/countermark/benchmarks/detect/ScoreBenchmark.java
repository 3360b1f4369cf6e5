package org.countermark.benchmarks.detect;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.countermark.contract.UnitScorer;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.TournamentScheme;
import org.countermark.token.DistinctUnits;
import org.countermark.token.Fingerprint;
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

/**
 * Words and scores of one batch of 512 units from token ids, without deduplication, beside their fingerprints.
 *
 * <p>Batches are timed one by one, so that the median stands for an undisturbed batch.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class ScoreBenchmark {
    private static final int COUNT = DistinctUnits.BATCH;

    private final int[] contexts = new int[COUNT * Bodies.WIDTH];
    private final int[] tokens = new int[COUNT];
    private final int[] scores = new int[COUNT];
    private final long[] admitted = new long[COUNT / 64];
    private final UnitScorer gumbel = Bodies.scorer(new GumbelScheme());
    private final UnitScorer tournament = Bodies.scorer(new TournamentScheme(30));
    private final UnitScorer greenList = Bodies.scorer(new GreenListScheme(16384));

    /** Makes units. */
    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < contexts.length; i++) {
            contexts[i] = random.nextInt(200_000);
        }
        for (int i = 0; i < COUNT; i++) {
            tokens[i] = random.nextInt(200_000);
        }
    }

    /**
     * Gumbel scores of 512 units.
     *
     * @return something to consume
     */
    @Benchmark
    public int gumbel() {
        return gumbel.score(contexts, tokens, COUNT, scores, admitted);
    }

    /**
     * Tournament scores of 512 units.
     *
     * @return something to consume
     */
    @Benchmark
    public int tournament() {
        return tournament.score(contexts, tokens, COUNT, scores, admitted);
    }

    /**
     * Green list scores of 512 units.
     *
     * @return something to consume
     */
    @Benchmark
    public int greenList() {
        return greenList.score(contexts, tokens, COUNT, scores, admitted);
    }

    /**
     * Fingerprints of 508 units.
     *
     * @return something to consume
     */
    @Benchmark
    public long fingerprints() {
        long all = 0;
        for (int i = 0; i + Bodies.WIDTH < COUNT; i++) {
            all ^= Fingerprint.of(tokens, i, Bodies.WIDTH + 1);
        }
        return all;
    }
}
