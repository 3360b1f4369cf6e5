package org.countermark.evidence.bundle;

import java.util.Objects;
import org.countermark.evidence.json.Fields;
import org.countermark.evidence.json.Json;
import org.countermark.evidence.seal.Signature;
import org.countermark.evidence.seal.VerifyingKey;

/**
 * Who vouches for a bundle: a public key and its two signatures on the content digest. Immutable.
 *
 * @param key the public key; whose it is must come from elsewhere
 * @param signature both signatures, for the purpose {@link Bundle#TYPE}
 */
public record Seal(VerifyingKey key, Signature signature) {
    /** Refuses nothing but what is absent; whether the signatures hold is left to a check. */
    public Seal {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(signature, "signature");
    }

    Json toJson() {
        return new Forms()
                .with("ed25519", signature.ed25519())
                .with("key", key.text())
                .with("mlDsa65", signature.mlDsa65())
                .json();
    }

    static Seal read(Fields fields) {
        return new Seal(
                new VerifyingKey(fields.text("key")), new Signature(fields.text("ed25519"), fields.text("mlDsa65")));
    }
}
