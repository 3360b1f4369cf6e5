package org.countermark.benchmarks.contract;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.countermark.contract.Channel;
import org.countermark.contract.UnitScorer;
import org.countermark.contract.engine.Contracts;
import org.countermark.keys.Contract;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.token.DistinctUnits;
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
 * Words and scores of one batch of 512 units under an engine's contract, from token ids, without deduplication.
 *
 * <p>Batches are timed one by one, so that the median stands for an undisturbed batch: 512 units in t µs are 512/t million
 * tokens a second.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class EngineScoreBenchmark {
    private static final int COUNT = DistinctUnits.BATCH;

    /** Id of the contract. */
    @Param({
        "vllm-gumbel-packed4",
        "vllm-gumbel-word0",
        "vllm-dual-key",
        "sglang-gumbel",
        "sglang-dual",
        "synthid-hf",
        "synthid-deepmind",
        "kgw-hf-lefthash",
        "kgw-hf-selfhash",
        "textseal-gumbel",
        "textseal-dual"
    })
    public String contract;

    private int[] contexts = {};
    private final int[] tokens = new int[COUNT];
    private final int[] scores = new int[COUNT];
    private final long[] admitted = new long[COUNT / 64];
    private UnitScorer scorer;

    /** Makes units. */
    @Setup
    public void prepare() {
        Profile profile = Profiles.of(Contract.of(contract), "made");
        scorer = Contracts.scorer(profile, EpochKey.of("2026-11", new byte[32]), Channel.provider());
        contexts = new int[COUNT * profile.contextWidth()];
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < contexts.length; i++) {
            contexts[i] = random.nextInt(50_257);
        }
        for (int i = 0; i < COUNT; i++) {
            tokens[i] = random.nextInt(50_257);
        }
    }

    /**
     * Scores of 512 units.
     *
     * @return something to consume
     */
    @Benchmark
    public int score() {
        return scorer.score(contexts, tokens, COUNT, scores, admitted);
    }
}
