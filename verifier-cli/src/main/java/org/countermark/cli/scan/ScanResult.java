package org.countermark.cli.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.countermark.cli.evidence.record.Subject;
import org.countermark.cli.timeline.Timeline;
import org.countermark.detect.Level;

/**
 * The outcome of a scan; docs/spec/scan-result.md says what each figure means.
 *
 * @param verdict in a word
 * @param alpha the level asked for
 * @param method how the documents were tested
 * @param family how many tests were tried
 * @param best the trial with the strongest evidence
 * @param trials all trials, in the order tried: those declared, and their near variants if these were tried
 * @param timeline evidence by date, where it was asked for; a line for each trial
 * @param reading what was read: the only part that depends on more than the set of texts
 */
record ScanResult(
        Verdict verdict,
        Level alpha,
        Method method,
        Family family,
        TrialResult best,
        List<TrialResult> trials,
        Optional<Timeline> timeline,
        ReadingReport reading) {
    ScanResult {
        trials = List.copyOf(trials);
    }

    static ScanResult of(Job job, State state, Scored scored) {
        Family family = family(job, state);
        List<Trial> tried = new ArrayList<>(job.trials());
        tried.addAll(job.variants());
        List<TrialResult> trials = new ArrayList<>();
        for (int i = 0; i < scored.outcomes().size(); i++) {
            trials.add(
                    TrialResult.of(job, state, tried.get(i), scored.outcomes().get(i), family));
        }
        TrialResult best = trials.stream()
                .min(Comparator.comparingDouble(trial -> trial.best().corrected()))
                .orElseThrow();
        return new ScanResult(
                verdict(best, trials, job.alpha().log10()),
                job.alpha(),
                job.method(),
                family,
                best,
                trials,
                scored.timeline(),
                ReadingReport.of(state));
    }

    /** What a record of the scan says that it was about: what stands in the result, and no near variant that was not tried. */
    Subject subject(Job job) {
        Subject subject = new Subject();
        for (TrialResult result : trials) {
            Trial trial = result.trial();
            Lexer lexer = job.lexers().get(trial.lexer());
            subject.test(
                            trial.profile(),
                            trial.keyName(),
                            trial.plan().keyCommitment(),
                            trial.plan().toJson())
                    .tokenizer(trial.profile().tokenizer(), lexer.tokenizer());
        }
        return subject;
    }

    private static Family family(Job job, State state) {
        boolean several = state.stores.stream().anyMatch(store -> store.documents() > 1);
        return Family.of(job.trials(), job.variants().size(), several ? Finding.Kind.values().length : 1);
    }

    /** Whether one of the declared trials shows a mark. */
    static boolean detects(Job job, State state, List<Outcome> declared) {
        Family family = family(job, state);
        for (int i = 0; i < declared.size(); i++) {
            if (TrialResult.corrected(job, state, job.trials().get(i), declared.get(i), family)
                    <= job.alpha().log10()) {
                return true;
            }
        }
        return false;
    }

    private static Verdict verdict(TrialResult best, List<TrialResult> trials, double level) {
        if (best.best().corrected() <= level) {
            return Verdict.DETECTED;
        }
        boolean enough =
                trials.stream().allMatch(trial -> trial.reach().smallestShare().isPresent());
        return enough ? Verdict.NOT_DETECTED : Verdict.NOT_ENOUGH_TEXT;
    }
}
