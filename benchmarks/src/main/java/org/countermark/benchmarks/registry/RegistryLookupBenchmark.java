package org.countermark.benchmarks.registry;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.countermark.registry.Assignment;
import org.countermark.registry.Holder;
import org.countermark.registry.PayloadRegistry;
import org.countermark.registry.Pseudonym;
import org.countermark.registry.RegistrySecret;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What serving code and tracing ask of a registry of a million accounts, each time for another account. Prints the time of
 * the processor beside that of the clock, which tells more on a machine that others use, too.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx2g", "-XX:+UseParallelGC"})
public class RegistryLookupBenchmark {
    private static final int ASKED = 1 << 18;

    private final RegistrySecret secret = Million.secret();
    private final Assignment shuffled = Assignment.shuffled(20, secret);
    private PayloadRegistry registry;
    private Pseudonym[] accounts;
    private String[] ids;
    private int[] payloads;
    private int next;
    private long asked;
    private long begun;

    /** Makes the registry, and whom to ask for. */
    @Setup
    public void prepare() {
        registry = Million.make();
        accounts = new Pseudonym[ASKED];
        ids = new String[ASKED];
        payloads = new int[ASKED];
        for (int i = 0; i < ASKED; i++) {
            // A stride prime to the number of accounts visits them in no order that memory likes.
            int account = (int) (i * 524_287L % Million.ACCOUNTS);
            ids[i] = "account " + account;
            accounts[i] = registry.account(account).pseudonym();
            payloads[i] = registry.account(account).payload();
        }
    }

    /** Reads the processor's clock. */
    @Setup(Level.Iteration)
    public void begin() {
        asked = 0;
        begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Prints the processor's time. */
    @TearDown(Level.Iteration)
    public void tell() {
        long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
        System.out.printf("(processor: %.0f ns) ", spent / (double) asked);
    }

    private int step() {
        asked++;
        next = (next + 1) & (ASKED - 1);
        return next;
    }

    /**
     * The payload of a pseudonym, by its hash.
     *
     * @return something to consume
     */
    @Benchmark
    public OptionalInt payload() {
        return registry.payload(accounts[step()], Million.NOW);
    }

    /**
     * The pseudonym of an account id.
     *
     * @return something to consume
     */
    @Benchmark
    public Pseudonym pseudonym() {
        return secret.pseudonym(ids[step()]);
    }

    /**
     * The holder of a payload.
     *
     * @return something to consume
     */
    @Benchmark
    public Optional<Holder> holder() {
        return registry.holder(payloads[step()]);
    }

    /**
     * A shuffled payload of a running number.
     *
     * @return something to consume
     */
    @Benchmark
    public int assign() {
        return shuffled.payload(step() + 1);
    }
}
