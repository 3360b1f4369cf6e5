package org.countermark.benchmarks.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import org.countermark.benchmarks.power.Passage;
import org.countermark.benchmarks.power.RecordedProxy;
import org.countermark.benchmarks.power.SimulatedWriter;
import org.countermark.contract.PatternScorer;
import org.countermark.corpora.edit.TokenEdits;
import org.countermark.corpora.rates.SimulatedStream;
import org.countermark.detect.Weighing;
import org.countermark.scheme.GumbelScheme;
import org.countermark.stats.DrawSum;
import org.countermark.stats.LogP;
import org.countermark.token.Response;
import org.countermark.trace.Candidates;
import org.countermark.trace.CorpusTrace;
import org.countermark.trace.DocumentTrace;
import org.countermark.trace.Match;

/**
 * How often a document names the account that made it, and how often another one: all candidates are really decoded.
 *
 * @param writer how tokens are drawn
 * @param tokens tokens of a document
 * @param proxy deviation of the proxy's log-odds, in nats, for the mixture; negative for plain scores
 * @param substituted share of the tokens that somebody replaced by random ones
 * @param marked false for text that carries nothing
 */
record Naming(SimulatedWriter writer, int tokens, double proxy, double substituted, boolean marked) {
    /** The level at which a document names an account, over all candidates. */
    static final double LOG10_LEVEL = -3;

    /**
     * What became of some documents.
     *
     * @param documents how many there were
     * @param units mean number of contexts
     * @param best documents whose best candidate made them
     * @param named documents that named the right one, over all candidates
     * @param saddlepoint the same, had the approximation been believed
     * @param chernoff the same by Chernoff's bound at the best tilt or near it; plain scores only
     * @param innocents documents that named another one, over all candidates
     * @param innocentsOfAll documents that named another one, over all candidates and 5,000 documents
     */
    record Outcome(
            int documents,
            double units,
            int best,
            int named,
            int saddlepoint,
            int chernoff,
            int innocents,
            int innocentsOfAll) {}

    private static final double LOG10_5000 = StrictMath.log10(5000);

    static Naming plain(SimulatedWriter writer, int tokens) {
        return new Naming(writer, tokens, -1, 0, true);
    }

    static Naming mixture(SimulatedWriter writer, int tokens, double noise) {
        return new Naming(writer, tokens, noise, 0, true);
    }

    static Naming substituted(SimulatedWriter writer, int tokens) {
        return new Naming(writer, tokens, -1, 0.2, true);
    }

    static Naming unmarked(SimulatedWriter writer, int tokens) {
        return new Naming(writer, tokens, -1, 0, false);
    }

    /** Makes documents under one key, a random payload each, and traces them. */
    Outcome run(int documents, long seed, Candidates candidates, ExecutorService executor, int workers) {
        SplittableRandom random = new SplittableRandom(seed);
        Setting setting = Setting.of(new GumbelScheme(), Setting.WHOLE, random.nextLong());
        int[] payloads = new int[documents];
        List<Passage> passages = new ArrayList<>();
        List<int[]> texts = new ArrayList<>();
        for (int i = 0; i < documents; i++) {
            payloads[i] = candidates.payload(random.nextInt(candidates.size()));
            Passage passage = marked
                    ? writer.write(setting.mark(), payloads[i], tokens, random)
                    : writer.write(
                            Setting.of(new GumbelScheme(), Setting.WHOLE, random.nextLong())
                                    .mark(),
                            0,
                            tokens,
                            random);
            passages.add(passage);
            texts.add(TokenEdits.substitute(substituted, SimulatedStream.VOCABULARY_SIZE)
                    .apply(passage.tokens().prefix(tokens), random));
        }
        List<DocumentTrace> traces = trace(setting, candidates, executor, workers, passages, random)
                .addAll(texts.stream().map(text -> List.of(Response.of(text))).toList());
        return outcome(setting, candidates, payloads, texts, traces);
    }

    private CorpusTrace trace(
            Setting setting,
            Candidates candidates,
            ExecutorService executor,
            int workers,
            List<Passage> passages,
            SplittableRandom random) {
        if (proxy < 0) {
            return setting.trace(candidates, executor, workers);
        }
        RecordedProxy guess = new RecordedProxy("recorded", passages, odds -> odds + proxy * random.nextGaussian());
        return setting.trace(candidates, executor, workers, Weighing.MIXTURE, guess);
    }

    private Outcome outcome(
            Setting setting, Candidates candidates, int[] payloads, List<int[]> texts, List<DocumentTrace> traces) {
        double level = LOG10_LEVEL - StrictMath.log10(candidates.size());
        PatternScorer scorer = setting.patterns();
        DrawSum draws = DrawSum.of(PatternScorer.PATTERNS);
        double units = 0;
        int[] counts = new int[6];
        for (int i = 0; i < traces.size(); i++) {
            Match match = traces.get(i).match().orElseThrow();
            units += traces.get(i).traced();
            double p = match.accused().log10();
            if (marked && match.payload() == payloads[i]) {
                counts[0]++;
                counts[1] += p <= level ? 1 : 0;
                counts[2] += saddlepoint(match.accused()) <= level ? 1 : 0;
                counts[3] += proxy < 0 && chernoff(draws, scorer, texts.get(i), payloads[i]) <= level ? 1 : 0;
            } else {
                counts[4] += p <= level ? 1 : 0;
                counts[5] += p <= level - LOG10_5000 ? 1 : 0;
            }
        }
        int n = traces.size();
        return new Outcome(n, units / n, counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
    }

    private static double saddlepoint(LogP p) {
        return p instanceof LogP.Certified certified ? certified.saddlepoint() : p.log10();
    }

    private static double chernoff(DrawSum draws, PatternScorer scorer, int[] text, int payload) {
        ContextRows rows = ContextRows.of(List.of(text), scorer);
        return draws.bound(rows.values(), rows.count(), rows.sum(payload));
    }
}
