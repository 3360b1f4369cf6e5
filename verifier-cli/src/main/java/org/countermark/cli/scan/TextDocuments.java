package org.countermark.cli.scan;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Prints the documents that look marked, and the passages in them. */
final class TextDocuments {
    private static final int DOCUMENTS = 10;
    private static final int PASSAGES = 5;

    private final PrintStream out;

    TextDocuments(PrintStream out) {
        this.out = out;
    }

    void print(TrialResult trial, ScanResult result) {
        DocumentList documents = trial.documents();
        if (documents.tested() > 1) {
            line(
                    "documents",
                    Figures.count(documents.tested()) + " tested by themselves; at least "
                            + Figures.count(trial.corpus().markedAtLeast()) + " marked (at level "
                            + TextRenderer.level(result.alpha()) + "); " + Figures.count(documents.leads())
                            + " worth a look");
        }
        List<ListedDocument> notable = documents.listed().stream()
                .filter(document -> !passages(document).isEmpty()
                        || (documents.tested() > 1 && document.holm() < StrictMath.log10(0.05)))
                .limit(DOCUMENTS)
                .toList();
        if (notable.isEmpty()) {
            return;
        }
        line("", "the most marked ones, and passages in them (log10 p, corrected for all there are):");
        for (ListedDocument document : notable) {
            out.println(String.format(
                    Locale.ROOT,
                    "    %9s  %s (%s units%s)",
                    Figures.rounded(document.holm(), 2),
                    document.id(),
                    Figures.count(document.score().alone().score().n()),
                    document.copies() > 1 ? ", " + Figures.count(document.copies()) + " copies" : ""));
            passages(document).stream().limit(PASSAGES).forEach(this::passage);
            if (passages(document).size() > PASSAGES) {
                out.println("               and " + (passages(document).size() - PASSAGES) + " more passages");
            }
        }
    }

    private static List<Passage> passages(ListedDocument document) {
        return document.passages().orElse(List.of());
    }

    private void passage(Passage passage) {
        StringBuilder place = new StringBuilder();
        for (Passage.Span span : passage.spans()) {
            place.append(", bytes ")
                    .append(span.text().fromByte())
                    .append(" to ")
                    .append(span.text().toByte());
            if (span.response() > 0 || passage.spans().size() > 1) {
                place.append(" of response ").append(span.response() + 1);
            }
        }
        out.println(String.format(
                Locale.ROOT,
                "    %9s    tokens %d to %d%s%s",
                Figures.rounded(passage.region().corrected(), 2),
                passage.region().from(),
                passage.region().to(),
                place,
                passage.excerpt().isEmpty() ? "" : ": \"" + passage.excerpt() + "\""));
    }

    private void line(String name, String value) {
        out.println(String.format(Locale.ROOT, "  %-16s %s", name, value));
    }
}
