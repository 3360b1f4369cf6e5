package org.countermark.benchmarks.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.countermark.benchmarks.Provenance;
import org.countermark.stats.ClopperPearson;

/**
 * Writes the page of the tracing runs from their CSV.
 *
 * <p>{@code TracePage DIRECTORY}: reads tracing.csv there, writes tracing.md beside it.
 */
public final class TracePage {
    private static final double ODDS = 1e-9;
    private static final double CONFIDENCE = 0.025;

    private final Recorded recorded;
    private final StringBuilder page = new StringBuilder();

    private TracePage(Recorded recorded) {
        this.recorded = recorded;
    }

    /**
     * Writes the page.
     *
     * @param args the directory
     * @throws IOException if the CSV cannot be read or the page not be written
     */
    public static void main(String[] args) throws IOException {
        Path directory = Path.of(args[0]);
        TracePage page = new TracePage(Recorded.of(directory.resolve("tracing.csv")));
        page.summary();
        page.innocents();
        page.naming();
        page.corpora();
        page.throughput();
        page.provenance();
        Provenance.replace(directory.resolve("tracing.md"), page.page.toString());
    }

    private void line(String format, Object... values) {
        page.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private void summary() {
        page.append("""
                # Tracing: how often innocents are accused, and how much text names the right account

                What stands behind these figures is [Tracing an account](../statistics.md#tracing-an-account). All rows, batch by batch,
                are in [tracing.csv](tracing.csv). An account is *named* where its p-value, over all candidates that were tried, is at
                most 1e-3. Gumbel-max, context width 4, all contexts in the trace channel, unless said otherwise.

                """);
        String even = "plain 300 tokens even";
        String corpus = "drawn even";
        line(
                "In short: %,d tests of innocents stay at their level; 300 tokens at .6 nats name the right one of 2^20 accounts in"
                        + " %.0f %% to %.0f %% of the documents, 450 in %.1f %%, 200 with a noisy proxy in %.1f %%; a corpus names"
                        + " %.1f %% of the accounts with two marked documents or more; %,d innocents were named in it.",
                innocentTests(),
                100 * Math.min(share(even), share("plain 300 tokens uneven")),
                100 * Math.max(share(even), share("plain 300 tokens uneven")),
                100 * Math.min(share("plain 450 tokens even"), share("plain 450 tokens uneven")),
                100 * Math.min(share("noisy mixture 200 tokens even"), share("noisy mixture 200 tokens uneven")),
                100
                        * recorded.sum("corpus", corpus, "several named")
                        / recorded.sum("corpus", corpus, "accounts with several"),
                recorded.count("corpus", corpus, "wrongly named"));
    }

    private double share(String name) {
        return recorded.sum("naming", name, "named") / recorded.sum("naming", name, "documents");
    }

    private long innocentTests() {
        return recorded.cases("innocents").stream()
                .mapToLong(name -> recorded.count("innocents", name, "tests"))
                .sum();
    }

    private void innocents() {
        page.append("""

                ## Innocents

                A trial has a fresh key, a fresh document of some 300 tokens, and 19 to 22 payloads that took no part in it; half of the
                trials have all contexts in the trace channel, half of them half of the contexts. No payload is an XOR of others, the
                authors' included, so all tests are independent. Counted are p-values at or below each level. The level *holds* where
                the Clopper–Pearson lower limit of the rate, with odds of 1e-9, does not exceed it: a valid test fails that with these odds.

                | text | tests | ≤ 1e-1 | ≤ 1e-2 | ≤ 1e-3 | ≤ 1e-4 | holds |
                |---|---:|---:|---:|---:|---:|---|
                """);
        long[] all = new long[5];
        for (String name : recorded.cases("innocents")) {
            long[] counts = counts(name);
            for (int i = 0; i < counts.length; i++) {
                all[i] += counts[i];
            }
            sizes(name, counts);
        }
        sizes("**all**", all);
    }

    private long[] counts(String name) {
        long[] counts = new long[5];
        counts[0] = recorded.count("innocents", name, "tests");
        for (int level = 1; level < counts.length; level++) {
            counts[level] = recorded.count("innocents", name, "at 1e-" + level);
        }
        return counts;
    }

    private void sizes(String name, long[] counts) {
        boolean holds = true;
        StringBuilder rates = new StringBuilder();
        for (int level = 1; level < counts.length; level++) {
            double size = StrictMath.pow(10, -level);
            holds &= ClopperPearson.lower(counts[level], counts[0], ODDS) <= size;
            rates.append(
                    String.format(Locale.ROOT, " %,d (%.3g) |", counts[level], counts[level] / (double) counts[0]));
        }
        line("| %s | %,d |%s %s |", name, counts[0], rates, holds ? "yes" : "NO");
    }

    private void naming() {
        page.append("""

                ## One document

                One of all 2^20 − 1 payloads makes a document; all of them are decoded. Tokens come from Zipf laws of 1,024 candidates at
                .6 nats: *even*, all steps alike; *uneven*, nine kinds of steps between 0 and 3.5 times the mean. The proxy of the mixture
                knows the true log-odds, *perfect*, or with a normal deviation of 1.5 nats, *noisy*. *Substituted*: a fifth of the tokens
                were replaced by random ones. The power figures of [power.md](power.md) that are quoted most, such as 79 tokens at half a nat, are
                those of *even*. In brackets 95 % limits. *Chernoff*: how many would have been named by that bound.
                *Innocent*: documents that named another one at 1e-3, of which a valid test has at most one in a thousand; and the same
                with all 5,000 documents counted as well.

                | text | documents | right one is best | named | Chernoff | innocent | of 5,000 |
                |---|---:|---:|---:|---:|---:|---:|
                """);
        for (String name : recorded.cases("naming")) {
            long documents = recorded.count("naming", name, "documents");
            long named = recorded.count("naming", name, "named");
            boolean plain = !name.contains("mixture") && !name.contains("unmarked");
            line(
                    "| %s | %,d | %,d | %s | %s | %,d | %,d |",
                    name,
                    documents,
                    recorded.count("naming", name, "best is right"),
                    name.contains("unmarked") ? "" : percent(named, documents),
                    plain ? percent(recorded.count("naming", name, "named by chernoff"), documents) : "",
                    recorded.count("naming", name, "innocents named"),
                    recorded.count("naming", name, "innocents named over 5000 documents"));
        }
    }

    private static String percent(long count, long of) {
        return String.format(
                Locale.ROOT,
                "%.1f %% (%.1f–%.1f)",
                100.0 * count / of,
                100 * ClopperPearson.lower(count, of, CONFIDENCE),
                100 * ClopperPearson.upper(count, of, CONFIDENCE));
    }

    private void corpora() {
        page.append("""

                ## A corpus

                20,000 documents of 1,000 tokens by 2,000 of 1,000,000 registered accounts, each document by one of them at random; 5 % of the
                documents are marked, at a mean excess of .25 nats a token: the score of a marked token exceeds that of an unmarked one, 1, by
                that on average. *Even*: half of the steps leave no choice, half of them two equal ones. *Uneven*: open, half sure and sure
                steps in turn (`detect.Texts`), whose scores scatter more. Plain scores. An account is named by all of its documents together,
                at 1e-3 over all accounts.

                *Traced*: every document is walked, scored, decoded and tested. *Drawn*: the marked documents are made, scored and tested under
                their own payload; the best of the innocents is drawn in every document from its law, as the smallest of 1,000,000 independent
                uniform p-values, of a candidate drawn at random, and takes the document where it is smaller. Given the text, the patterns of any two
                innocents are independent, and each p-value is uniform but for its lattice; only payloads that are XORs of each other are not
                independent altogether. A traced run has the same marked documents as the drawn run of its number, and draws nothing.

                The goal of 95 % is met where the excess is even, as in the corpora of [evalues.md](evalues.md), and missed where it is lumpy:
                there the evidence of a document scatters more, and accounts need a third document or a proxy.

                | run | runs | accounts with several | named | accounts with one | named | named without a marked document |
                |---|---:|---:|---:|---:|---:|---:|
                """);
        for (String name : recorded.cases("corpus")) {
            long several = recorded.count("corpus", name, "accounts with several");
            long single = recorded.count("corpus", name, "accounts with one");
            line(
                    "| %s | %,d | %,d | %s | %,d | %s | %,d |",
                    name,
                    recorded.batches("corpus", name),
                    several,
                    percent(recorded.count("corpus", name, "several named"), several),
                    single,
                    percent(recorded.count("corpus", name, "one named"), single),
                    recorded.count("corpus", name, "wrongly named"));
        }
    }

    private void throughput() {
        page.append("""

                ## How long it takes

                Documents of 500 tokens against all payloads of 20 bits, one in twenty marked at .6 nats: walked, scored, decoded and tested.
                Other programs ran on the machine at the same time and took most of it, so the clock says little; time of the processors is
                this program's own, with compilation and garbage collection. Half of it is what two idle cores would take.

                | run | documents | by the clock | time of processors | each | 100,000 documents on two cores |
                |---|---:|---:|---:|---:|---:|
                """);
        for (String name : recorded.cases("throughput")) {
            double documents = recorded.sum("throughput", name, "documents");
            double busy = recorded.sum("throughput", name, "processor seconds");
            line(
                    "| %s | %,.0f | %,.0f s | %,.0f s | %.2f ms | %.1f minutes |",
                    name,
                    documents,
                    recorded.sum("throughput", name, "seconds"),
                    busy,
                    busy / documents * 1000,
                    busy / documents * 1e5 / 60 / 2);
        }
    }

    private void provenance() throws IOException {
        page.append("""

                ## Where this comes from

                """);
        recorded.origins().forEach((part, origin) -> line("- %s: commits and dates %s", part, origin));
        page.append("""
                - `mvn -q package -DskipTests -pl benchmarks -am`, then `java -cp benchmarks/target/benchmarks.jar CLASS docs/results/tracing.csv …`
                  with the classes of `org.countermark.benchmarks.trace`: `InnocentRun … gumbel 0 6000`, `NamingRun … CASE 0 10 500` (fewer
                  batches of the mixtures and of substituted text), `CorpusRun … drawn even 0 200` and, for 0 and 2, `drawn uneven`, `CorpusRun … traced even 0 1`,
                  `ThroughputRun … 1 3000 2` (with its reading of processor time, which the commit after that one brought); then `TracePage docs/results`
                - seeds follow from the number of the trial, batch or run; every row of the CSV has it
                """);
        line("- %s", Provenance.machine());
    }
}
