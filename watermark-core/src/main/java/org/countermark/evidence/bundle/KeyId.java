package org.countermark.evidence.bundle;

import java.util.Optional;
import org.countermark.evidence.json.Fields;
import org.countermark.evidence.json.Json;
import org.countermark.evidence.time.TimeStamp;
import org.countermark.internal.Ids;
import org.countermark.keys.Commitment;

/**
 * Which key was used, without the key: its label, and the commitment that it opens under a profile. Immutable.
 *
 * @param label the epoch's label
 * @param profileDigest digest of the profile, 64 lower-case hexadecimal digits
 * @param commitment the commitment to key and profile
 * @param timeStamp a time stamp of the commitment, from before the text was looked at
 */
public record KeyId(String label, String profileDigest, Commitment commitment, Optional<TimeStamp> timeStamp) {
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
        timeStamp.ifPresent(stamp -> form.with("timeStamp", stamp.token()));
        return form.json();
    }

    static KeyId read(Fields fields) {
        return new KeyId(
                fields.text("label"),
                fields.text("profileDigest"),
                new Commitment(fields.text("commitment")),
                fields.optionalText("timeStamp").map(TimeStamp::new));
    }
}
