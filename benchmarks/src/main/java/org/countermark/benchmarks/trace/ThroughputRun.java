package org.countermark.benchmarks.trace;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.countermark.corpora.rates.SimulatedStream;
import org.countermark.corpora.rates.TokenDistributions;
import org.countermark.scheme.GumbelScheme;
import org.countermark.token.Response;
import org.countermark.trace.CorpusTrace;

/**
 * Records how long documents of 500 tokens take against all payloads of 20 bits; one in twenty is marked, at 0.6 nats.
 *
 * <p>{@code ThroughputRun OUT.csv BATCH DOCUMENTS THREADS}. Making the documents is not timed, walking them is.
 * Beside the clock's time stands that of the processors, compilation and garbage collection included: it holds on a busy
 * machine, too.
 */
public final class ThroughputRun {
    private static final int TOKENS = 500;
    private static final int BLOCK = 500;
    private static final int BITS = 20;

    private ThroughputRun() {}

    /**
     * Traces documents.
     *
     * @param args the file to append to, number of the batch, how many documents, on how many threads
     * @throws IOException if the file cannot be written
     */
    public static void main(String[] args) throws IOException {
        Ledger ledger = Ledger.at(Path.of(args[0]));
        int documents = Integer.parseInt(args[2]);
        int threads = Integer.parseInt(args[3]);
        SplittableRandom random = new SplittableRandom(Long.parseLong(args[1]));
        Setting setting = Setting.of(new GumbelScheme(), Setting.WHOLE, random.nextLong());
        SimulatedStream stream = SimulatedStream.of(TokenDistributions.zipf(32, 0.6));
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            CorpusTrace trace = setting.trace(Setting.all(BITS), executor, threads);
            OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
            double seconds = 0;
            double busy = 0;
            for (int from = 0; from < documents; from += BLOCK) {
                List<List<Response>> block = new ArrayList<>();
                for (int i = from; i < Math.min(documents, from + BLOCK); i++) {
                    int[] tokens = i % 20 == 0
                            ? stream.marked(setting.mark(), random.nextInt(1, 1 << BITS), TOKENS, random)
                            : random.ints(TOKENS, 0, SimulatedStream.VOCABULARY_SIZE)
                                    .toArray();
                    block.add(List.of(Response.of(tokens)));
                }
                long start = System.nanoTime();
                long startBusy = system.getProcessCpuTime();
                trace.addAll(block);
                seconds += (System.nanoTime() - start) * 1e-9;
                busy += (system.getProcessCpuTime() - startBusy) * 1e-9;
                System.out.printf("%d documents %.2f s, %.2f s of processors%n", from + block.size(), seconds, busy);
            }
            String name = threads + " threads";
            ledger.add("throughput", name, args[1], "documents", documents);
            ledger.add("throughput", name, args[1], "seconds", seconds);
            ledger.add("throughput", name, args[1], "processor seconds", busy);
        } finally {
            executor.shutdown();
        }
    }
}
