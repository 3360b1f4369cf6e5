package org.countermark.cli.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.countermark.cli.store.Entry;
import org.countermark.cli.store.TokenStore;
import org.countermark.detect.Detection;
import org.countermark.detect.Level;

/**
 * The outcome of a scan; docs/spec/scan-result.md says what each figure means.
 *
 * @param verdict in a word
 * @param alpha the level asked for
 * @param family how many tests were tried
 * @param best the trial with the strongest evidence
 * @param trials all trials, in the order tried
 * @param inputs what was read
 * @param roundTrip texts that came back from their tokens as they were
 */
record ScanResult(
        Verdict verdict,
        Level alpha,
        Family family,
        TrialResult best,
        List<TrialResult> trials,
        List<Scanned> inputs,
        RoundTrip roundTrip) {

    static ScanResult of(Job job, State state, List<Scoring.Scores> scores) {
        long documents = scores.stream()
                .mapToLong(score -> score.ranking().tested())
                .max()
                .orElse(0);
        Family family = Family.of(job.trials(), documents > 1 ? 2 : 1);
        double level = job.alpha().log10();
        List<TrialResult> trials = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            trials.add(trial(job, state, job.trials().get(i), scores.get(i), family));
        }
        TrialResult best = trials.stream()
                .min(Comparator.comparingDouble(TrialResult::bestLog10))
                .orElseThrow();
        return new ScanResult(
                verdict(best, trials, level),
                job.alpha(),
                family,
                best,
                List.copyOf(trials),
                List.copyOf(state.done),
                state.roundTrip);
    }

    private static Verdict verdict(TrialResult best, List<TrialResult> trials, double level) {
        if (best.bestLog10() <= level) {
            return Verdict.DETECTED;
        }
        boolean enough =
                trials.stream().allMatch(trial -> trial.reach().smallestShare().isPresent());
        return enough ? Verdict.NOT_DETECTED : Verdict.NOT_ENOUGH_TEXT;
    }

    private static TrialResult trial(Job job, State state, Trial trial, Scoring.Scores scores, Family family) {
        Detection pooled = scores.pooled();
        double level = job.alpha().log10() - StrictMath.log10(family.size());
        return new TrialResult(
                trial,
                job.lexers().get(trial.lexer()).id(),
                pooled,
                family.corrected(pooled.p().log10()),
                Reach.of(trial.profile().scheme(), pooled.score().n(), level),
                scores.ranking().tested(),
                family.statistics() == 1
                        ? List.of()
                        : holm(job, state.stores.get(trial.lexer()), scores.ranking(), family));
    }

    /** Holm needs the smallest p-values and the number of all: the ones not kept are larger, and change nothing. */
    private static List<TrialResult.RankedDocument> holm(Job job, TokenStore store, Ranking ranking, Family family) {
        List<TrialResult.RankedDocument> documents = new ArrayList<>();
        double floor = Double.NEGATIVE_INFINITY;
        long left = ranking.tested();
        for (DocumentScore document : ranking.best()) {
            floor = Math.max(floor, Math.min(0.0, document.log10() + StrictMath.log10((double) left--)));
            Entry entry = store.entry(document.index());
            String id = entry.number().in(job.sources().get(entry.input()).name());
            documents.add(new TrialResult.RankedDocument(id, document, family.corrected(floor)));
        }
        return List.copyOf(documents);
    }
}
