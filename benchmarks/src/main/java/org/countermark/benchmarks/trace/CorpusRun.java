package org.countermark.benchmarks.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.countermark.benchmarks.detect.Texts;
import org.countermark.corpora.rates.SimulatedStream;
import org.countermark.corpora.rates.TokenDistribution;

/**
 * Records which accounts a corpus names: 20,000 documents of 1,000 tokens by 2,000 of a million accounts, 5 % of them marked,
 * at a mean excess of a quarter of a nat a token.
 *
 * <p>{@code CorpusRun OUT.csv traced|drawn even|uneven FROM TO}: runs FROM..TO−1.
 */
public final class CorpusRun {
    private static final AccountCorpus.Plan PLAN = new AccountCorpus.Plan(20_000, 1000, 2000, 1_000_000);
    private static final double EXCESS = 0.25;
    private static final int BLOCK = 500;

    private CorpusRun() {}

    /** Half of the steps leave no choice, half of them two equal ones, whose winner exceeds 1 by half a nat on average. */
    static SimulatedStream even() {
        return SimulatedStream.of(List.of(
                TokenDistribution.of("sure", new double[] {1}), TokenDistribution.of("fair", new double[] {0.5, 0.5})));
    }

    /**
     * Runs corpora.
     *
     * @param args the file to append to, how to run, the writer, first run, last run plus 1
     * @throws IOException if the file cannot be written
     */
    public static void main(String[] args) throws IOException {
        Ledger ledger = Ledger.at(Path.of(args[0]));
        boolean traced = args[1].equals("traced");
        SimulatedStream stream = args[2].equals("even") ? even() : Texts.withExcess(EXCESS);
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            for (int run = Integer.parseInt(args[3]); run < Integer.parseInt(args[4]); run++) {
                long start = System.nanoTime();
                AccountCorpus corpus = new AccountCorpus(PLAN, stream, 0x5EEDL * 1_000_003 + run);
                AccountCorpus.Outcome outcome = traced ? corpus.traced(executor, 2, BLOCK) : corpus.drawn();
                double seconds = (System.nanoTime() - start) * 1e-9;
                String name = args[1] + " " + args[2];
                String batch = Integer.toString(run);
                ledger.add("corpus", name, batch, "accounts with several", outcome.several());
                ledger.add("corpus", name, batch, "several named", outcome.severalNamed());
                ledger.add("corpus", name, batch, "accounts with one", outcome.single());
                ledger.add("corpus", name, batch, "one named", outcome.singleNamed());
                ledger.add("corpus", name, batch, "wrongly named", outcome.wronglyNamed());
                ledger.add("corpus", name, batch, "seconds", seconds);
                System.out.printf("%s %d %s %.1f s%n", name, run, outcome, seconds);
            }
        } finally {
            executor.shutdown();
        }
    }
}
