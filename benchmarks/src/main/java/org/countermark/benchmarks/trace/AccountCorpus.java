package org.countermark.benchmarks.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;
import org.countermark.contract.PatternScorer;
import org.countermark.corpora.rates.SimulatedStream;
import org.countermark.detect.Level;
import org.countermark.scheme.GumbelScheme;
import org.countermark.stats.DrawSum;
import org.countermark.stats.LogP;
import org.countermark.token.Response;
import org.countermark.token.UnitCounts;
import org.countermark.trace.AccountTrace;
import org.countermark.trace.Candidates;
import org.countermark.trace.CorpusTrace;
import org.countermark.trace.DocumentTrace;
import org.countermark.trace.Match;
import org.countermark.trace.TraceResult;

/**
 * A corpus of documents by many accounts, of which one in twenty was made with the mark; and which accounts it names.
 *
 * <p>Marked documents are real ones. Unmarked ones are random tokens, which the law of the scores takes for any other text.
 */
final class AccountCorpus {
    /**
     * What a corpus came to.
     *
     * @param several accounts with two marked documents or more
     * @param severalNamed how many of them were named
     * @param single accounts with one marked document
     * @param singleNamed how many of them were named
     * @param wronglyNamed accounts, or payloads of nobody, that were named without a marked document
     */
    record Outcome(int several, int severalNamed, int single, int singleNamed, int wronglyNamed) {}

    private static final Level LEVEL = Level.of("1e-3");

    private final Plan plan;
    private final SimulatedStream stream;
    private final SplittableRandom random;
    private final Setting setting;
    private final Candidates candidates;
    private final int[] authors;

    /**
     * A corpus to make.
     *
     * @param documents how many documents
     * @param tokens tokens of each
     * @param accounts how many accounts write them, in equal parts on average
     * @param registered how many payloads are given out
     */
    record Plan(int documents, int tokens, int accounts, int registered) {
        /** One in twenty, the first ones: a trace does not look at the order. */
        int marked() {
            return documents / 20;
        }
    }

    AccountCorpus(Plan plan, SimulatedStream stream, long seed) {
        this.plan = plan;
        this.stream = stream;
        random = new SplittableRandom(seed);
        setting = Setting.of(new GumbelScheme(), Setting.WHOLE, random.nextLong());
        candidates = Candidates.of(IntStream.rangeClosed(1, plan.registered()).toArray());
        int[] accounts = random.ints(1, plan.registered() + 1)
                .distinct()
                .limit(plan.accounts())
                .toArray();
        authors = random.ints(plan.marked(), 0, accounts.length)
                .map(i -> accounts[i])
                .toArray();
    }

    /** Every document is walked, scored and decoded: the whole way. */
    Outcome traced(ExecutorService executor, int workers, int block) {
        CorpusTrace trace = setting.trace(candidates, executor, workers);
        List<DocumentTrace> traces = new ArrayList<>();
        for (int from = 0; from < plan.documents(); from += block) {
            List<List<Response>> documents = new ArrayList<>();
            for (int i = from; i < Math.min(plan.documents(), from + block); i++) {
                documents.add(List.of(Response.of(document(i))));
            }
            traces.addAll(trace.addAll(documents));
        }
        return outcome(traces);
    }

    private int[] document(int index) {
        return index < authors.length
                ? stream.marked(setting.mark(), authors[index], plan.tokens(), random)
                : random.ints(plan.tokens(), 0, SimulatedStream.VOCABULARY_SIZE).toArray();
    }

    /**
     * Marked documents are made and scored under their account's payload, and the best of the innocents is drawn from its
     * law, in all documents: the smallest of K independent uniform p-values, of a candidate drawn at random.
     */
    Outcome drawn() {
        List<int[]> texts =
                IntStream.range(0, authors.length).mapToObj(this::document).toList();
        LogP[] own = new LogP[authors.length];
        IntStream.range(0, authors.length).parallel().forEach(i -> {
            ContextRows rows = ContextRows.of(List.of(texts.get(i)), setting.patterns());
            own[i] = DrawSum.of(PatternScorer.PATTERNS).tail(rows.values(), rows.count(), rows.sum(authors[i]));
        });
        List<DocumentTrace> traces = new ArrayList<>();
        for (int i = 0; i < plan.documents(); i++) {
            LogP best = innocent();
            int payload = candidates.payload(random.nextInt(candidates.size()));
            boolean right = i < authors.length && own[i].compareTo(best) < 0;
            traces.add(trace(right ? authors[i] : payload, right ? own[i] : best));
        }
        return outcome(traces);
    }

    private LogP innocent() {
        double p = -StrictMath.expm1(StrictMath.log(random.nextDouble()) / candidates.size());
        double log10 = StrictMath.log10(p);
        return new LogP.Certified(log10, log10);
    }

    private static DocumentTrace trace(int payload, LogP accused) {
        return new DocumentTrace(
                UnitCounts.EMPTY, 1, Optional.of(new Match(payload, 0, LogP.one(), accused, Optional.empty())));
    }

    private Outcome outcome(List<DocumentTrace> traces) {
        Map<Integer, Integer> documents = new HashMap<>();
        for (int author : authors) {
            documents.merge(author, 1, Integer::sum);
        }
        int several = 0;
        int single = 0;
        int wrong = 0;
        for (AccountTrace account : TraceResult.of(candidates.size(), traces).named(LEVEL)) {
            int of = documents.getOrDefault(account.payload(), 0);
            several += of >= 2 ? 1 : 0;
            single += of == 1 ? 1 : 0;
            wrong += of == 0 ? 1 : 0;
        }
        int all = documents.size();
        int once = (int) documents.values().stream().filter(n -> n == 1).count();
        return new Outcome(all - once, several, once, single, wrong);
    }
}
