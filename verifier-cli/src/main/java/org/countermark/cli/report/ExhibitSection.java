package org.countermark.cli.report;

import java.util.List;
import org.countermark.evidence.bundle.Basis;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.bundle.Exhibit;
import org.countermark.evidence.bundle.ReferenceFile;

/** What was examined, what was read beside it, and how text became tokens. Stateless. */
final class ExhibitSection {
    private ExhibitSection() {}

    static void write(Html html, Bundle bundle) {
        html.open("section", "id", "exhibits", "aria-labelledby", "exhibits-title");
        html.element("h2", "What was examined", "id", "exhibits-title");
        html.element(
                "p",
                "Digests and sizes are of the files as they lie on disk. Where a file comes from, when it was taken and by whom is as it was given.",
                "class",
                "note");
        try (Table table =
                new Table(html, "Exhibits", List.of("Name", "SHA-256", "#Size", "Source", "Acquired", "By"))) {
            for (Exhibit exhibit : bundle.exhibits()) {
                table.row(
                        Cell.given(exhibit.name()),
                        Cell.of(cell -> Digests.whole(cell, exhibit.sha256())),
                        size(exhibit.size()),
                        Cell.given(exhibit.source()),
                        exhibit.acquired().isPresent()
                                ? Cell.moment(exhibit.acquired().get().toString())
                                : Cell.words("–"),
                        Cell.given(exhibit.acquiredBy()));
            }
        }
        references(html, bundle.basis());
        html.close();
    }

    private static void references(Html html, Basis basis) {
        if (!basis.references().isEmpty()) {
            html.element("h3", "Files that were read beside the exhibits");
            try (Table table = new Table(html, "Reference files", List.of("Name", "SHA-256", "#Size"))) {
                for (ReferenceFile file : basis.references()) {
                    table.row(
                            Cell.given(file.name()),
                            Cell.of(cell -> Digests.whole(cell, file.sha256())),
                            size(file.size()));
                }
            }
        }
        html.element("h3", "From text to tokens");
        html.open("p")
                .text("Normalisation of text before it was cut: ")
                .given(basis.normalisation())
                .text(".")
                .close();
        if (!basis.tokenizers().isEmpty()) {
            try (Table table = new Table(html, "Tokenizers", List.of("Id", "Digest of its vocabulary"))) {
                for (Basis.Tokenizer tokenizer : basis.tokenizers()) {
                    table.row(Cell.given(tokenizer.id()), Cell.of(cell -> Digests.whole(cell, tokenizer.digest())));
                }
            }
        }
    }

    private static Cell size(long size) {
        return Cell.numeric(Words.bytes(size));
    }
}
