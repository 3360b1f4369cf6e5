package org.countermark.cli.report;

import java.util.List;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.bundle.Stated;

/** Profiles and plans: what was decided before the key was used. Stateless. */
final class BasisSection {
    private BasisSection() {}

    static void write(Html html, Bundle bundle) {
        html.open("section", "id", "plans", "aria-labelledby", "plans-title");
        html.element("h2", "Profiles and plans", "id", "plans-title");
        html.element("p", "What was decided before the key was used. Each has a digest that results and keys name.");
        documents(html, "Profile", bundle.basis().profiles());
        documents(html, "Plan", bundle.basis().plans());
        html.close();
    }

    private static void documents(Html html, String kind, List<Stated> documents) {
        int number = 0;
        for (Stated stated : documents) {
            html.element("h3", kind + (documents.size() > 1 ? " " + ++number : ""));
            html.open("p").text("SHA-256 ");
            Digests.whole(html, stated.digest());
            html.close();
            html.open("details", "class", "on-paper").element("summary", kind + ", whole");
            html.element("pre", JsonText.of(stated.document()), "tabindex", "0");
            html.close();
        }
    }
}
