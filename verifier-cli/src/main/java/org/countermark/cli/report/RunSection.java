package org.countermark.cli.report;

import org.countermark.evidence.bundle.Run;

/** The pictures and tables of one run; a result of an unknown kind is shown as it is. Stateless. */
final class RunSection {
    private RunSection() {}

    static void write(Html html, Run run, Summary summary, int number, boolean several) {
        String id = "run-" + number;
        html.open("section", "id", id, "aria-labelledby", id + "-title");
        html.element("h2", "Results" + (several ? " " + number : "") + ": " + title(summary), "id", id + "-title");
        Lenient result = Lenient.of(run.result());
        String format = result.text("format").orElse("");
        if (format.startsWith("countermark/scan-result/")) {
            ScanSection.write(html, result);
        } else if (format.startsWith("countermark/trace-result/")) {
            TraceSection.write(html, result);
        } else if (format.startsWith("countermark/student-result/")) {
            StudentSection.write(html, result);
        } else {
            html.open("p")
                    .text("Not drawn: a result of the kind ")
                    .given(result.shown("format"))
                    .text(" is not known here.")
                    .close();
            html.open("details").element("summary", "The result as it is");
            html.element("pre", JsonText.of(run.result()), "tabindex", "0");
            html.close();
        }
        html.close();
    }

    static String title(Summary summary) {
        return summary.kind().substring(0, 1).toLowerCase(java.util.Locale.ROOT)
                + summary.kind().substring(1);
    }
}
