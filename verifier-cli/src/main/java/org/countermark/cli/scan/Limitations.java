package org.countermark.cli.scan;

import java.util.ArrayList;
import java.util.List;
import org.countermark.keys.Contract;
import org.countermark.scheme.PermutedListScheme;

/** What a result does not show: printed with every one. */
final class Limitations {
    private Limitations() {}

    static List<String> of(ScanResult result) {
        List<String> lines = new ArrayList<>();
        if (result.verdict() == Verdict.DETECTED) {
            lines.add(
                    "Who put the text here, or when: it shows that the text depends on the key, which its holders share.");
            lines.add("That all of the text is marked: the pooled figure speaks of the body as a whole.");
            lines.add(
                    "A p-value is how rarely unmarked text looks so; it is not the chance that the text is unmarked.");
        } else {
            lines.add("That the text is unmarked: a smaller share than the one stated could be there.");
            lines.add("That no model wrote it: other keys, other providers and unmarked models leave nothing to find.");
            lines.add("Text that was rewritten or translated loses its mark.");
        }
        engines(result, lines);
        return List.copyOf(lines);
    }

    private static void engines(ScanResult result, List<String> lines) {
        Contract found = result.best().trial().profile().contract();
        if (result.verdict() == Verdict.DETECTED && !found.isNative()) {
            lines.add(
                    "That a holder of the key marked it: engines' random functions are no ciphers and their keys are short, so"
                            + " a key may be learnt from marked text or found by trying, and a mark be forged.");
        }
        boolean lists = result.trials().stream()
                .map(trial -> trial.trial().profile().scheme())
                .anyMatch(PermutedListScheme.class::isInstance);
        if (lists) {
            lines.add(
                    "Passages and running e-values by an engine's green lists are no proven bounds: their tokens are drawn"
                            + " without replacement. The other figures are.");
        }
    }
}
