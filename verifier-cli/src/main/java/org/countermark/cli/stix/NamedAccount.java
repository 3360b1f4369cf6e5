package org.countermark.cli.stix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countermark.evidence.json.Json;

/**
 * An account or cohort that a trace names, as what STIX has for it: a pseudonymous user account, or a group.
 *
 * @param objects the account, what is said of it, and its relations to the files in which documents name it
 */
record NamedAccount(List<Json.Members> objects) {
    static NamedAccount of(
            Author author, Observables exhibits, ResultFields result, Places places, ResultFields account) {
        Optional<String> name = account.text("name");
        if (name.isEmpty()) {
            return new NamedAccount(List.of());
        }
        boolean cohort = account.text("kind").equals(Optional.of("cohort"));
        Json.Members who = cohort ? group(author, name.get()) : account(author, name.get());
        List<String> files = exhibits.files(places.of(account));
        List<Json.Members> objects = new ArrayList<>(List.of(who));

        List<String> about = new ArrayList<>(List.of(Author.id(who)));
        about.addAll(files);
        objects.add(author.finding("note")
                .with("abstract", (cohort ? "Cohort " : "Account ") + name.get() + " is named")
                .with("content", words(result, account, cohort))
                .with("object_refs", about)
                .extended(EvidenceExtension.ID, figures(result, account))
                .named());
        for (String file : files) {
            objects.add(author.finding("relationship")
                    .with("relationship_type", "related-to")
                    .with("source_ref", file)
                    .with("target_ref", Author.id(who))
                    .with(
                            "description",
                            "Text in the file depends on the payload of the " + (cohort ? "cohort." : "account."))
                    .named());
        }
        return new NamedAccount(objects);
    }

    private static Json.Members account(Author author, String pseudonym) {
        Json.Text user = new Json.Text(pseudonym);
        return author.marked(new StixObject("user-account").with("user_id", user))
                .named(StixIds.ofObservable("user-account", new Json.Members(StixObject.single("user_id", user))));
    }

    private static Json.Members group(Author author, String name) {
        return author.attributed("identity")
                .with("identity_class", "group")
                .with("name", name)
                .named();
    }

    private static String words(ResultFields result, ResultFields account, boolean cohort) {
        List<String> lines = new ArrayList<>();
        lines.add("The text depends on the payload of this " + (cohort ? "cohort." : "account."));
        lines.add("Null hypothesis: no document was made with its payload, whatever else made them.");
        account.figure("log10P")
                .ifPresent(p -> lines.add("log10 p = " + p + FindingText.bracketed(account.text("method"))
                        + account.figure("correctedLog10P")
                                .map(corrected -> "; " + corrected + " corrected for all candidates")
                                .orElse("")));
        account.count("documentsNaming")
                .ifPresent(count -> lines.add("Documents that name it by themselves: " + count));
        if (cohort) {
            lines.add("A cohort's accounts share one payload: none of them is named by it.");
        }
        FindingText.list("This does not show:", result.texts("doesNotShow"), lines);
        return String.join("\n", lines);
    }

    private static Json.Members figures(ResultFields result, ResultFields account) {
        EvidenceExtension extension = new EvidenceExtension()
                .with("result_format", Optional.of(result.text("format").orElse("unknown")))
                .with("verdict", account.text("status"))
                .with("alpha", result.text("alpha"))
                .with("log10_p", account.figure("log10P"))
                .with("corrected_log10_p", account.figure("correctedLog10P"))
                .with("method", account.text("method"))
                .with("log10_e", account.figure("log10E"));
        account.count("documentsNaming").ifPresent(count -> extension.with("documents_naming", count));
        Findings.tests(result).ifPresent(tests -> extension.with("tests", tests));
        return extension.properties();
    }
}
