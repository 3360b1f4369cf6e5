package org.countermark.cli.stix;

import java.time.Instant;
import java.util.List;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.json.Json;

/** Who speaks in an export, and what stands in everything that he says. Immutable. */
final class Author {
    private final StixTerms terms;
    private final Json.Members identity;

    Author(Bundle bundle, StixTerms terms) {
        this.terms = terms;
        String name = terms.producer()
                .orElseGet(() -> bundle.proofs()
                        .seal()
                        .map(seal -> "Sealing key " + seal.key().fingerprint())
                        .orElse("Unknown producer"));
        // Who a key belongs to is not in the bundle: a person, a team, a machine.
        identity = times(new StixObject("identity"))
                .with("identity_class", "unknown")
                .with("name", name)
                .with("object_marking_refs", StixObject.texts(List.of(marking())))
                .named();
    }

    Json.Members identity() {
        return identity;
    }

    String marking() {
        return terms.tlp().id();
    }

    /** A finding: by this author, under the marking, as sure as he says he is. */
    StixObject finding(String type) {
        StixObject object = attributed(type).with("lang", "en");
        terms.confidence().ifPresent(confidence -> object.with("confidence", confidence));
        return object;
    }

    /** An object by this author, under the marking. */
    StixObject attributed(String type) {
        return marked(times(new StixObject(type)).with("created_by_ref", id(identity)));
    }

    /** An observable, which has no author. */
    StixObject marked(StixObject object) {
        return object.with("object_marking_refs", StixObject.texts(List.of(marking())));
    }

    String now() {
        return timestamp(terms.created());
    }

    private StixObject times(StixObject object) {
        return object.with("created", now()).with("modified", now());
    }

    static String id(Json.Members object) {
        return ((Json.Text) object.values().get("id")).value();
    }

    /** STIX wants milliseconds. */
    static String timestamp(Instant second) {
        return second.toString().replace("Z", ".000Z");
    }
}
