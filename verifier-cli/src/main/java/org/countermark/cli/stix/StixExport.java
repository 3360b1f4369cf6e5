package org.countermark.cli.stix;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.bundle.KeyId;
import org.countermark.evidence.bundle.Proofs;
import org.countermark.evidence.bundle.Redaction;
import org.countermark.evidence.bundle.Run;
import org.countermark.evidence.bundle.Stated;
import org.countermark.evidence.json.CanonicalJson;
import org.countermark.evidence.json.Json;

/**
 * Writes what a bundle found in STIX 2.1, for exchange between those who look for threats. Stateless.
 *
 * <p>It says nothing that the bundle does not say, and less: no key, no payload, no custody log, nobody's name. The same bundle and
 * terms give the same bytes. Source: docs/spec/stix-export.md; STIX 2.1, OASIS Standard of 10 June 2021.
 */
public final class StixExport {
    private StixExport() {}

    /**
     * An export under {@link StixTerms#at the usual terms}.
     *
     * @param bundle the evidence, whole or redacted
     * @param created when the export is made; a whole second
     * @return a bundle of STIX 2.1 in canonical JSON, and one line end
     * @throws IllegalArgumentException if the time is out of range
     */
    public static byte[] render(Bundle bundle, Instant created) {
        return render(bundle, StixTerms.at(created));
    }

    /**
     * An export.
     *
     * @param bundle the evidence, whole or redacted
     * @param terms what is said beside it
     * @return a bundle of STIX 2.1 in canonical JSON, and one line end
     */
    public static byte[] render(Bundle bundle, StixTerms terms) {
        Author author = new Author(bundle, terms);
        boolean redacted = bundle.redaction() instanceof Redaction.Done;
        Observables observables = new Observables(author, redacted, bundle.exhibits());
        Findings findings = new Findings(author, redacted, observables);
        bundle.results().runs().forEach(findings::add);

        List<Json.Members> contents = new ArrayList<>(observables.objects());
        contents.addAll(findings.objects());
        List<Json.Members> objects = new ArrayList<>(List.of(
                terms.tlp().definition(),
                EvidenceExtension.software(),
                EvidenceExtension.definition(),
                author.identity()));
        objects.addAll(contents);
        objects.add(report(bundle, redacted, author, contents));
        return file(objects);
    }

    private static Json.Members report(Bundle bundle, boolean redacted, Author author, List<Json.Members> contents) {
        SortedMap<String, Json> source = new TreeMap<>();
        source.put("source_name", new Json.Text("Countermark evidence bundle"));
        source.put("external_id", new Json.Text(bundle.contentDigest()));
        source.put(
                "description",
                new Json.Text("Its content digest. Whoever has the bundle can check this report by it."));
        List<String> refs = contents.stream().map(Author::id).distinct().toList();
        return author.finding("report")
                .with(
                        "name",
                        "Examination for marked text " + bundle.contentDigest().substring(0, 12))
                .with("description", words(bundle))
                .with("report_types", List.of("observed-data"))
                .with("published", author.now())
                .with("object_refs", refs)
                .with("external_references", new Json.Items(List.of(new Json.Members(source))))
                .extended(EvidenceExtension.ID, figures(bundle, redacted))
                .named();
    }

    private static String words(Bundle bundle) {
        List<String> lines = new ArrayList<>();
        int files = bundle.exhibits().size();
        lines.add("Examined: " + files + (files == 1 ? " file." : " files.") + " Software: "
                + bundle.software().name() + " " + bundle.software().version() + ". Tests made: "
                + bundle.results().tests() + ".");
        for (Run run : bundle.results().runs()) {
            lines.add("- " + Findings.title(new ResultFields(run.result())));
        }
        lines.add("The notes say how surely, and what it does not show.");
        return String.join("\n", lines);
    }

    private static Json.Members figures(Bundle bundle, boolean redacted) {
        Proofs proofs = bundle.proofs();
        List<String> attached = new ArrayList<>();
        proofs.seal().ifPresent(seal -> attached.add("seal"));
        proofs.timeStamp().ifPresent(stamp -> attached.add("time-stamp"));
        proofs.logProof().ifPresent(proof -> attached.add("log-proof"));
        return new EvidenceExtension()
                .with("content_digest", Optional.of(bundle.contentDigest()))
                .with("form", Optional.of(redacted ? "redacted" : "whole"))
                .with("tests", bundle.results().tests())
                .with("software_build", Optional.of(bundle.software().build()))
                .with("attached_proofs", attached)
                .with("sealed_by", proofs.seal().map(seal -> seal.key().fingerprint()))
                .with(
                        "profile_digests",
                        bundle.basis().profiles().stream().map(Stated::digest).toList())
                .with(
                        "key_commitments",
                        bundle.basis().keys().stream()
                                .map(KeyId::commitment)
                                .map(each -> each.hex())
                                .toList())
                .properties();
    }

    private static byte[] file(List<Json.Members> objects) {
        Map<String, Json> each = new LinkedHashMap<>();
        objects.forEach(object -> each.put(Author.id(object), object));
        SortedMap<String, Json> bundle = new TreeMap<>();
        bundle.put("type", new Json.Text("bundle"));
        bundle.put("objects", new Json.Items(List.copyOf(each.values())));
        bundle.put("id", new Json.Text(StixIds.ofContent("bundle", new Json.Members(bundle))));
        byte[] text = CanonicalJson.bytes(new Json.Members(bundle));
        byte[] file = Arrays.copyOf(text, text.length + 1);
        file[text.length] = '\n';
        return file;
    }
}
