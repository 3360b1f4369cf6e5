package org.countermark.cli.trace;

import java.util.ArrayList;
import java.util.List;

/** What a trace does not show: printed with every one. */
final class TraceLimits {
    private TraceLimits() {}

    static List<String> of(TraceReport report) {
        List<String> lines = new ArrayList<>();
        if (report.namesSomebody()) {
            lines.add("Who typed: it shows that text was marked with the payload of an account. Accounts are shared,"
                    + " resold and taken over, and their text is passed on.");
            lines.add("Which account of a cohort it was: its members share one payload.");
            lines.add(
                    "That nobody conspired: text that is chosen token by token from what three or more payloads give in the"
                            + " same contexts can speak for another one, the XOR of theirs.");
            lines.add("Anything once the key has leaked: whoever has it can mark text with any payload.");
            lines.add("A p-value is how rarely an innocent account looks so; it is not the chance that this one is"
                    + " innocent.");
        } else {
            lines.add("That no account is behind the text: short, edited or translated text names nobody.");
            lines.add("That the text is unmarked: 'countermark scan' looks for a mark, whoever's it is.");
        }
        lines.add("Accounts outside the registry, and payloads given after it was made.");
        return List.copyOf(lines);
    }
}
