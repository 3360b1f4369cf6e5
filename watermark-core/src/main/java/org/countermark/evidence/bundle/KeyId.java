package org.countermark.evidence.bundle;

import java.util.Optional;
import org.countermark.evidence.commit.KeyLeaf;
import org.countermark.evidence.commit.KeyOpening;
import org.countermark.evidence.json.Fields;
import org.countermark.evidence.json.Json;
import org.countermark.internal.Ids;
import org.countermark.keys.Commitment;

/**
 * Which key was used, without the key: its label, and the commitment that it opens under a profile. Immutable.
 *
 * @param label the epoch's label
 * @param profileDigest digest of the profile, 64 lower-case hexadecimal digits
 * @param commitment the commitment to key and profile
 * @param published shows that the commitment is one of those that were published before any text was marked
 */
public record KeyId(String label, String profileDigest, Commitment commitment, Optional<KeyOpening> published) {
    /** Refuses labels and digests of another form. */
    public KeyId {
        Ids.check("label", label);
        Texts.digest("profileDigest", profileDigest);
    }

    Json toJson() {
        Forms form = new Forms()
                .with("commitment", commitment.hex())
                .with("label", label)
                .with("profileDigest", profileDigest);
        published.ifPresent(opening -> form.with("published", opening.toJson()));
        return form.json();
    }

    static KeyId read(Fields fields) {
        return new KeyId(
                fields.text("label"),
                fields.text("profileDigest"),
                new Commitment(fields.text("commitment")),
                fields.optionalObject("published", KeyOpening::read));
    }

    /** Why the commitment is none of those published, if there are such. */
    Optional<String> unpublished() {
        return published.flatMap(opening -> opening.refusal(profileDigest, new KeyLeaf(label, commitment)));
    }
}
