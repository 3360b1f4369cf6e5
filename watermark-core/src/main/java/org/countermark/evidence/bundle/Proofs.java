package org.countermark.evidence.bundle;

import java.util.Objects;
import java.util.Optional;
import org.countermark.evidence.json.Fields;
import org.countermark.evidence.json.Json;
import org.countermark.evidence.seal.Seal;
import org.countermark.evidence.time.TimeStamp;

/**
 * What is attached to a bundle's content afterwards and is no part of it. Immutable.
 *
 * @param seal who vouches for the content
 * @param timeStamp since when content and seal are what they are
 * @param logProof that content and seal stand in a transparency log, as it is kept; at most 65536 characters
 */
public record Proofs(Optional<Seal> seal, Optional<TimeStamp> timeStamp, Optional<String> logProof) {
    private static final int MAX_LENGTH = 1 << 16;

    /** Refuses a proof that is too long; whether it shows anything is left to a check. */
    public Proofs {
        Objects.requireNonNull(seal, "seal");
        Objects.requireNonNull(timeStamp, "timeStamp");
        if (logProof.filter(proof -> proof.length() > MAX_LENGTH).isPresent()) {
            throw new IllegalArgumentException("logProof must have at most " + MAX_LENGTH + " characters");
        }
    }

    /**
     * Nothing attached.
     *
     * @return no proofs
     */
    public static Proofs none() {
        return new Proofs(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A content with these attached. */
    Json.Members on(Json.Members content) {
        Forms form = Forms.of(content);
        seal.ifPresent(each -> form.with("seal", each.toJson()));
        logProof.ifPresent(proof -> form.with("logProof", proof));
        timeStamp.ifPresent(stamp -> form.with("timeStamp", stamp.token()));
        return form.json();
    }

    static Proofs read(Fields fields) {
        return new Proofs(
                fields.optionalObject("seal", Seal::read),
                fields.optionalText("timeStamp").map(TimeStamp::new),
                fields.optionalText("logProof"));
    }
}
