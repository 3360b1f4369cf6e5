package org.countermark.benchmarks.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.countermark.benchmarks.power.SimulatedWriter;
import org.countermark.trace.Candidates;

/**
 * Records how many documents name the right account of 2^20, and how many another one.
 *
 * <p>{@code NamingRun OUT.csv CASE FROM TO DOCUMENTS}: batches FROM..TO−1 of so many documents each, of every case whose name
 * begins with CASE.
 */
public final class NamingRun {
    private static final int BITS = 20;
    private static final double NATS = 0.6;
    private static final double NOISE = 1.5;

    private NamingRun() {}

    private static Map<String, Naming> cases() {
        SimulatedWriter even = SimulatedWriter.even(NATS);
        SimulatedWriter uneven = SimulatedWriter.uneven(NATS);
        Map<String, Naming> cases = new LinkedHashMap<>();
        for (int tokens : new int[] {300, 450}) {
            cases.put("plain " + tokens + " tokens even", Naming.plain(even, tokens));
            cases.put("plain " + tokens + " tokens uneven", Naming.plain(uneven, tokens));
        }
        for (int tokens : new int[] {100, 150, 200}) {
            cases.put("noisy mixture " + tokens + " tokens even", Naming.mixture(even, tokens, NOISE));
            cases.put("noisy mixture " + tokens + " tokens uneven", Naming.mixture(uneven, tokens, NOISE));
            cases.put("perfect mixture " + tokens + " tokens even", Naming.mixture(even, tokens, 0));
            cases.put("perfect mixture " + tokens + " tokens uneven", Naming.mixture(uneven, tokens, 0));
        }
        cases.put("substituted 3000 tokens even", Naming.substituted(even, 3000));
        cases.put("substituted 3000 tokens uneven", Naming.substituted(uneven, 3000));
        cases.put("unmarked 300 tokens even", Naming.unmarked(even, 300));
        return cases;
    }

    /**
     * Runs batches.
     *
     * @param args the file to append to, the beginning of a case's name, first batch, last batch plus 1, documents of each
     * @throws IOException if the file cannot be written
     */
    public static void main(String[] args) throws IOException {
        Ledger ledger = Ledger.at(Path.of(args[0]));
        int documents = Integer.parseInt(args[4]);
        Candidates candidates = Setting.all(BITS);
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            for (int batch = Integer.parseInt(args[2]); batch < Integer.parseInt(args[3]); batch++) {
                for (Map.Entry<String, Naming> each : cases().entrySet()) {
                    if (each.getKey().startsWith(args[1])) {
                        long start = System.nanoTime();
                        long seed = ((long) batch << 32) + each.getKey().hashCode();
                        Naming.Outcome outcome = each.getValue().run(documents, seed, candidates, executor, 2);
                        record(ledger, each.getKey(), Integer.toString(batch), outcome);
                        System.out.printf(
                                "%s %d %s %.1f s%n", each.getKey(), batch, outcome, (System.nanoTime() - start) * 1e-9);
                    }
                }
            }
        } finally {
            executor.shutdown();
        }
    }

    private static void record(Ledger ledger, String name, String batch, Naming.Outcome outcome) {
        ledger.add("naming", name, batch, "documents", outcome.documents());
        ledger.add("naming", name, batch, "units a document", outcome.units());
        ledger.add("naming", name, batch, "best is right", outcome.best());
        ledger.add("naming", name, batch, "named", outcome.named());
        ledger.add("naming", name, batch, "named by saddlepoint", outcome.saddlepoint());
        ledger.add("naming", name, batch, "named by chernoff", outcome.chernoff());
        ledger.add("naming", name, batch, "innocents named", outcome.innocents());
        ledger.add("naming", name, batch, "innocents named over 5000 documents", outcome.innocentsOfAll());
    }
}
