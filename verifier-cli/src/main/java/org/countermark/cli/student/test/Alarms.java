package org.countermark.cli.student.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countermark.student.PlaceboControl;

/** What controls say against a result. */
final class Alarms {
    /** Decoys that are this unlike chance mean that something is broken; one run in ten thousand says so by chance. */
    private static final double UNIFORMITY = -4;

    private Alarms() {}

    static List<String> of(StudentReport report) {
        List<String> alarms = new ArrayList<>();
        double level = -report.plan().alpha().log10();
        for (PlaceboControl placebo : report.result().placebos()) {
            if (placebo.e().log10() >= level) {
                alarms.add("The placebo key \"" + placebo.label()
                        + "\" is found as well: the suspect learned after its epoch began, or key or computation are"
                        + " wrong.");
            }
        }
        report.result()
                .decoys()
                .filter(decoys -> decoys.uniformity().log10() < UNIFORMITY)
                .ifPresent(decoys -> alarms.add("The decoy keys do not look like chance: the computation or the keys"
                        + " may be wrong on this text."));
        found(report.base(), level, "The base model shows the mark, too: what is seen was there before.", alarms);
        found(
                report.human(),
                level,
                "Human text of the domain shows the mark: marked text stands in public, or the computation is wrong.",
                alarms);
        return List.copyOf(alarms);
    }

    private static void found(Optional<ControlText> control, double level, String words, List<String> alarms) {
        if (control.isPresent() && control.get().result().e().log10() >= level) {
            alarms.add(words);
        }
    }
}
