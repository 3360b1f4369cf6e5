package org.countermark.cli.stix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countermark.evidence.bundle.Run;
import org.countermark.evidence.json.Json;

/** A run's result as a note, and whom it names. Thread-confined. */
final class Findings {
    private final Author author;
    private final boolean redacted;
    private final Observables exhibits;
    private final List<Json.Members> objects = new ArrayList<>();

    Findings(Author author, boolean redacted, Observables exhibits) {
        this.author = author;
        this.redacted = redacted;
        this.exhibits = exhibits;
    }

    List<Json.Members> objects() {
        return List.copyOf(objects);
    }

    void add(Run run) {
        ResultFields result = new ResultFields(run.result());
        List<String> read = read(result);
        objects.add(author.finding("note")
                .with("abstract", title(result))
                .with("content", FindingText.of(result, redacted))
                .with("object_refs", read)
                .extended(
                        EvidenceExtension.ID, figures(result, redacted ? Optional.empty() : Optional.of(run.digest())))
                .named());
        // Names of a redacted bundle are nobody's, and where a decoy is named no name is to be believed.
        if (!redacted && !decoysNamed(result)) {
            Places places = Places.of(result, exhibits.names());
            result.objects("accounts").stream()
                    .filter(account -> account.text("status").equals(Optional.of("named")))
                    .forEach(account -> objects.addAll(NamedAccount.of(author, exhibits, result, places, account)
                            .objects()));
        }
    }

    /** The exhibits that a result is about: all, if it names none of them. */
    private List<String> read(ResultFields result) {
        List<String> names = new ArrayList<>();
        result.within("reading")
                .objects("inputs")
                .forEach(input -> input.text("name").ifPresent(names::add));
        List<String> files = exhibits.files(names);
        return files.isEmpty() ? exhibits.files() : files;
    }

    static String title(ResultFields result) {
        String format = result.text("format").orElse("");
        return FindingText.question(format).orElse("Another result.") + " Verdict: "
                + result.text("verdict").orElse("none");
    }

    private static Json.Members figures(ResultFields result, Optional<String> digest) {
        EvidenceExtension extension = new EvidenceExtension()
                .with("result_format", Optional.of(result.text("format").orElse("unknown")))
                .with("verdict", Optional.of(result.text("verdict").orElse("none")))
                .with(
                        "alpha",
                        result.text("alpha").or(() -> result.within("plan").text("alpha")))
                .with("log10_p", result.figure("log10P"))
                .with("method", result.text("method"))
                .with("statistic", result.text("statistic"))
                .with("log10_e", result.figure("log10E"))
                .with("result_digest", digest)
                .with("plan_digests", result.everywhere("planDigest"))
                .with("key_commitments", result.everywhere("keyCommitment"));
        tests(result).ifPresent(tests -> extension.with("tests", tests));
        return extension.properties();
    }

    /** How many tests the p-value is corrected for. */
    static Optional<Long> tests(ResultFields result) {
        ResultFields family = result.within("family");
        return family.object().values().get("size") instanceof Json.Whole size
                ? Optional.of(size.value())
                : family.object().values().get("candidates") instanceof Json.Whole candidates
                        ? Optional.of(candidates.value())
                        : Optional.empty();
    }

    static boolean decoysNamed(ResultFields result) {
        return !result.within("decoys").items("named").isEmpty();
    }
}
