package org.countermark.benchmarks.registry;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.countermark.registry.PayloadRegistry;
import org.countermark.registry.RegistryFile;
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
 * Loading a registry of a million accounts from its file, and reading the same lines alone. Each fork starts cold: the first
 * iteration is what a command sees, with classes to be loaded and code to be compiled. Prints the
 * time of the processor beside that of the clock, and the bytes an account.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 6)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xmx1g", "-XX:+UseParallelGC"})
public class RegistryLoadBenchmark {
    private final Path file = Path.of(System.getProperty("java.io.tmpdir"), "countermark-registry-benchmark.ndjson");
    private PayloadRegistry loaded;
    private long begun;

    /**
     * Makes the file, if another fork has not.
     *
     * @throws IOException if it cannot be written
     */
    @Setup
    public void prepare() throws IOException {
        if (!Files.exists(file)) {
            RegistryFile.write(file, Million.make());
        }
    }

    /**
     * The registry.
     *
     * @return something to consume
     * @throws IOException if the file cannot be read
     */
    @Benchmark
    public PayloadRegistry load() throws IOException {
        loaded = RegistryFile.read(file);
        return loaded;
    }

    /**
     * The lines.
     *
     * @return something to consume
     * @throws IOException if the file cannot be read
     */
    @Benchmark
    public long lines() throws IOException {
        long characters = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                characters += line.length();
            }
        }
        return characters;
    }

    /** Reads the processor's clock. */
    @Setup(Level.Iteration)
    public void begin() {
        begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Prints the processor's time. */
    @TearDown(Level.Iteration)
    public void tell() {
        long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun;
        System.out.printf("(processor: %.0f ms) ", spent / 1e6);
    }

    /** Counts what stays in memory. */
    @TearDown
    public void weigh() {
        if (loaded != null) {
            long with = used();
            int accounts = loaded.accounts();
            loaded = null;
            System.out.printf("(%.1f bytes an account) ", (with - used()) / (double) accounts);
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
