package org.countermark.cli.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.bundle.KeyId;
import org.countermark.evidence.commit.KeyCommitment;
import org.countermark.evidence.commit.KeyOpening;

/** Which keys were looked for, and how many could have been tried until one fitted. Stateless. */
final class KeySection {
    private KeySection() {}

    static void write(Html html, Bundle bundle, List<Summary> summaries) {
        html.open("section", "id", "keys", "aria-labelledby", "keys-title");
        html.element("h2", "Keys and commitments", "id", "keys-title");
        html.element(
                "p",
                "No key stands in this record. A commitment is a digest that only one key opens; whoever has the key can show that it is this one.");
        try (Table table = new Table(
                html,
                "Keys",
                List.of(
                        "Label",
                        "Commitment",
                        "Of profile",
                        "Published with",
                        "Root of the tree",
                        "Seal",
                        "Time stamp"))) {
            for (KeyId key : bundle.basis().keys()) {
                Optional<KeyCommitment> tree = key.published().map(KeyOpening::commitment);
                table.row(
                        Cell.given(key.label()),
                        Cell.given(key.commitment().hex()),
                        Cell.given(key.profileDigest()),
                        Cell.words(tree.map(each -> Words.plural(each.labels().size(), "key", "keys"))
                                .orElse("–")),
                        Cell.given(tree.map(KeyCommitment::root)),
                        Cell.yes(tree.flatMap(KeyCommitment::seal).isPresent()),
                        Cell.yes(tree.flatMap(KeyCommitment::timeStamp).isPresent()));
            }
        }
        tried(html, bundle, summaries);
        html.close();
    }

    /** A key that was chosen after the text was known could have been chosen because it fits. */
    private static void tried(Html html, Bundle bundle, List<Summary> summaries) {
        html.element("h3", "How many keys could have been tried");
        TriedKeys tried = TriedKeys.of(bundle.basis());
        html.open("p").figures(tried.words()).close();
        List<Summary> withP = summaries.stream()
                .filter(summary -> summary.log10P().isPresent())
                .toList();
        if (withP.isEmpty()) {
            return;
        }
        try (Table table = new Table(
                html,
                "log10 p, multiplied by the keys that could have been tried",
                List.of("Run", "#as it is", "#times the keys that were committed to", "#times all keys there are"))) {
            for (Summary summary : withP) {
                double p = summary.log10P().getAsDouble();
                table.row(
                        Cell.words(summary.kind()),
                        Cell.number(p),
                        Cell.number(times(p, tried.log2Committed())),
                        Cell.number(times(p, OptionalDouble.of(tried.log2All()))));
            }
        }
    }

    private static OptionalDouble times(double log10P, OptionalDouble log2) {
        return log2.isPresent()
                ? OptionalDouble.of(Math.min(0, log10P + log2.getAsDouble() * StrictMath.log10(2)))
                : log2;
    }
}
