package org.countermark.cli.report;

import java.util.List;
import org.countermark.cli.scan.Figures;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.bundle.Run;
import org.countermark.evidence.bundle.Software;

/** What computed the results, and by which commands. Stateless. */
final class SoftwareSection {
    private SoftwareSection() {}

    static void write(Html html, Bundle bundle) {
        Software software = bundle.software();
        html.open("section", "id", "software", "aria-labelledby", "software-title");
        html.element("h2", "Software and commands", "id", "software-title");
        Software.SelfTest test = software.selfTest();
        try (Table table = new Table(html, "Software", List.of("What", "Value"))) {
            table.row(Cell.words("Program"), Cell.given(software.name()));
            table.row(Cell.words("Version"), Cell.given(software.version()));
            table.row(Cell.words("Build"), Cell.given(software.build()));
            table.row(
                    Cell.words("Self-test just before"),
                    Cell.words(
                            Figures.count(test.vectors()) + " vectors, " + Figures.count(test.failed()) + " failed"));
            table.row(Cell.words("Vectors"), Cell.of(cell -> Digests.whole(cell, test.digest())));
        }
        html.element("h3", "Commands");
        html.element("p", "Without settings of the machine. No key ever stands in a command.", "class", "note");
        html.open("ol", "class", "commands");
        for (Run run : bundle.results().runs()) {
            html.open("li").open("code", "class", "command");
            String blank = "";
            for (String word : run.command()) {
                html.text(blank);
                Digests.write(html, word);
                blank = " ";
            }
            html.close();
            html.open("p", "class", "note").text("Result, SHA-256: ");
            Digests.whole(html, run.digest());
            html.close().close();
        }
        html.close().close();
    }
}
