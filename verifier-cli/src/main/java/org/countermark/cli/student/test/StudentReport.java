package org.countermark.cli.student.test;

import java.util.List;
import java.util.Optional;
import org.countermark.cli.scan.Figures;
import org.countermark.cli.scan.ReadingReport;
import org.countermark.detect.DecoyControl;
import org.countermark.stats.LogE;
import org.countermark.student.Ending;
import org.countermark.student.PlaceboControl;
import org.countermark.student.StudentPlan;

/** All that is printed of a test of a suspect model. */
sealed interface StudentReport permits CompletionReport, RowReport {
    /** What is concluded. */
    enum Verdict {
        DETECTED("detected"),
        NOT_DETECTED("not detected"),
        NOT_ENOUGH("not enough text"),
        UNFINISHED("unfinished");

        private final String id;

        Verdict(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }

    /** The registered plan. */
    StudentPlan plan();

    /** Label of the key. */
    String key();

    /** Why the test ended, or that it has not. */
    Ending ending();

    /** The evidence where the test ended, or so far. */
    LogE e();

    /** How decoy keys fared. */
    Optional<DecoyControl> decoys();

    /** How the keys of epochs not yet in use fared. */
    List<PlaceboControl> placebos();

    /** What was read of the suspect. */
    ReadingReport reading();

    /** How many completions or rows were read for the e-value, with the noun. */
    String amount();

    /** How many distinct things were there, with the noun. */
    String distinct();

    /** What depends on the key where the mark is found. */
    String subject();

    /** Controls in which the key, or a key that marked nothing, finds what it must not. */
    List<String> alarms();

    /** What else than training on the provider's traffic explains a positive; empty where there is none. */
    List<String> otherwise();

    /** What must not be concluded. */
    List<String> doesNotShow();

    default Verdict verdict() {
        return switch (ending()) {
            case EVIDENCE -> Verdict.DETECTED;
            case BUDGET -> Verdict.NOT_DETECTED;
            case TOO_LITTLE -> Verdict.NOT_ENOUGH;
            case RUNNING -> Verdict.UNFINISHED;
        };
    }

    /** The verdict for people. */
    default String words() {
        String budget = Figures.count(plan().sample().completions());
        return switch (verdict()) {
            case DETECTED ->
                "DETECTED after " + amount() + " of " + budget + ": the model's " + subject() + " depend on the key";
            case NOT_DETECTED -> "NOT DETECTED in " + amount() + ", the whole budget";
            case NOT_ENOUGH ->
                "NOT ENOUGH TEXT: " + distinct() + ", of at least " + Figures.count(plan().minimumUnits());
            case UNFINISHED -> "NOT FINISHED: " + amount() + " of " + budget + " were read, and more may be read";
        };
    }
}
