package org.countermark.cli.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.countermark.detect.CorpusResult;
import org.countermark.detect.Detection;
import org.countermark.detect.GrowthPoint;
import org.countermark.stats.LogP;

/**
 * What one trial found.
 *
 * @param trial what was tried
 * @param tokenizer the tokenizer's name
 * @param corpus both arms over all documents, and the decoys; H0: no text of the body depends on the key
 * @param growth the way that the evidence took through the documents in canonical order
 * @param memory how its units were remembered
 * @param findings the statistics that it is judged by, one or three
 * @param reach what could have been seen
 * @param documents each document by itself
 */
record TrialResult(
        Trial trial,
        String tokenizer,
        CorpusResult corpus,
        List<GrowthPoint> growth,
        Memory memory,
        List<Finding> findings,
        Reach reach,
        DocumentList documents) {
    TrialResult {
        growth = List.copyOf(growth);
        findings = List.copyOf(findings);
    }

    static TrialResult of(Job job, State state, Trial trial, Outcome outcome, Family family) {
        DocumentList documents = DocumentList.of(job, state.stores.get(trial.lexer()), outcome, family);
        Detection pooled = outcome.corpus().pooled();
        return new TrialResult(
                trial,
                job.lexers().get(trial.lexer()).id(),
                outcome.corpus(),
                outcome.growth(),
                outcome.memory(),
                findings(outcome, documents, family),
                Reach.of(
                        trial.profile().scheme(),
                        state.stores.get(trial.lexer()),
                        pooled,
                        family.hypotheses(),
                        job.alpha(),
                        family.level(job.alpha())),
                documents);
    }

    /** The smallest corrected p-value of an outcome, without the rest of a result. */
    static double corrected(Job job, State state, Trial trial, Outcome outcome, Family family) {
        DocumentList documents = DocumentList.of(job, state.stores.get(trial.lexer()), outcome, family);
        return findings(outcome, documents, family).stream()
                .mapToDouble(Finding::corrected)
                .min()
                .orElseThrow();
    }

    private static List<Finding> findings(Outcome outcome, DocumentList documents, Family family) {
        List<Finding> findings = new ArrayList<>();
        findings.add(finding(Finding.Kind.POOLED, outcome.corpus().pooled().p(), family));
        if (family.statistics() > 1) {
            findings.add(finding(Finding.Kind.E_VALUE, outcome.corpus().e().p(), family));
            documents.listed().stream()
                    .findFirst()
                    .map(best -> new Finding(
                            Finding.Kind.DOCUMENTS,
                            best.score().alone().p().method(),
                            Math.min(0.0, best.score().log10() + StrictMath.log10((double) documents.tested())),
                            best.holm()))
                    .ifPresent(findings::add);
        }
        return findings;
    }

    private static Finding finding(Finding.Kind kind, LogP p, Family family) {
        return new Finding(kind, p.method(), p.log10(), family.corrected(p.log10()));
    }

    /** Whether a passage of a listed document is marked. */
    boolean hasPassage() {
        return documents.listed().stream()
                .anyMatch(document -> !document.passages().orElse(List.of()).isEmpty());
    }

    /** The strongest of the findings. */
    Finding best() {
        return findings.stream()
                .min(Comparator.comparingDouble(Finding::corrected))
                .orElseThrow();
    }

    /** The test of all distinct units together. */
    Detection pooled() {
        return corpus.pooled();
    }
}
