package org.countermark.cli.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.bundle.CustodyEntry;
import org.countermark.evidence.bundle.Exhibit;

/** Who had the exhibits: the custody log, with the chain that holds it together. Stateless. */
final class CustodySection {
    private CustodySection() {}

    static void write(Html html, Bundle bundle) {
        html.open("section", "id", "custody", "aria-labelledby", "custody-title");
        html.element("h2", "Custody", "id", "custody-title");
        if (bundle.custody().isEmpty()) {
            html.element("p", "There is no custody log.");
        } else {
            html.element(
                    "p",
                    "As it was given. Each entry names the digest of the one before it, so none can be changed, taken out or put in between without changing"
                            + " all that follow.");
            table(html, bundle);
        }
        html.close();
    }

    private static void table(Html html, Bundle bundle) {
        Map<String, String> names = new HashMap<>();
        for (Exhibit exhibit : bundle.exhibits()) {
            names.putIfAbsent(exhibit.sha256(), exhibit.name());
        }
        try (Table table = new Table(
                html,
                "Custody log",
                List.of("When", "Who", "What", "Exhibits", "Entry before", "Digest of this entry"))) {
            for (CustodyEntry entry : bundle.custody()) {
                table.row(
                        Cell.moment(entry.at().toString()),
                        Cell.given(entry.by()),
                        Cell.given(entry.what()),
                        Cell.of(cell -> exhibits(cell, entry, names)),
                        entry.previous().equals(CustodyEntry.NONE) ? Cell.words("none") : Cell.given(entry.previous()),
                        Cell.given(entry.digest()));
            }
        }
    }

    private static void exhibits(Html html, CustodyEntry entry, Map<String, String> names) {
        String comma = "";
        for (String exhibit : entry.exhibits()) {
            html.text(comma);
            Digests.write(html, names.getOrDefault(exhibit, exhibit));
            comma = ", ";
        }
    }
}
