package org.countermark.cli.student.test;

import java.util.ArrayList;
import java.util.List;
import org.countermark.stats.LogE;
import org.countermark.student.PlaceboControl;

/** What controls say against a result. */
final class Alarms {
    /** Decoys that are this unlike chance mean that something is broken; one run in ten thousand says so by chance. */
    private static final double UNIFORMITY = -4;

    private static final String BASE = "The base model shows the mark, too: what is seen was there before.";
    private static final String HUMAN =
            "Human text of the domain shows the mark: marked text stands in public, or the computation is wrong.";

    private final StudentReport report;
    private final List<String> alarms = new ArrayList<>();

    private Alarms(StudentReport report) {
        this.report = report;
    }

    static List<String> of(CompletionReport report) {
        Alarms alarms = new Alarms(report).keys();
        report.base().ifPresent(base -> alarms.found(base.result().e(), BASE));
        report.human().ifPresent(human -> alarms.found(human.result().e(), HUMAN));
        return List.copyOf(alarms.alarms);
    }

    static List<String> of(RowReport report) {
        Alarms alarms = new Alarms(report).keys();
        report.result().base().ifPresent(base -> alarms.found(base.e(), BASE));
        return List.copyOf(alarms.alarms);
    }

    private Alarms keys() {
        for (PlaceboControl placebo : report.placebos()) {
            found(
                    placebo.e(),
                    "The placebo key \"" + placebo.label()
                            + "\" is found as well: the suspect learned after its epoch began, or key or computation are"
                            + " wrong.");
        }
        report.decoys()
                .filter(decoys -> decoys.uniformity().log10() < UNIFORMITY)
                .ifPresent(decoys -> alarms.add("The decoy keys do not look like chance: the computation or the keys"
                        + " may be wrong on this text."));
        return this;
    }

    private void found(LogE e, String words) {
        if (e.log10() >= -report.plan().alpha().log10()) {
            alarms.add(words);
        }
    }
}
