package org.countermark.evidence.seal;

import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.countermark.evidence.json.Fields;
import org.countermark.evidence.json.Json;

/**
 * A seal as it stands in a document: a public key, its two signatures on a digest, and maybe who says whose key it is. Immutable.
 *
 * <p>Source: docs/spec/seal.md, section "In a document".
 *
 * @param key the public key; whose it is must come from elsewhere, or from the certificates
 * @param signature both signatures
 * @param certificates the chains of both public keys, if issuers say whose they are
 */
public record Seal(VerifyingKey key, Signature signature, Optional<Certificates> certificates) {
    /** Refuses nothing but what is absent; whether the signatures hold is left to a check. */
    public Seal {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(signature, "signature");
        Objects.requireNonNull(certificates, "certificates");
    }

    /**
     * Seals a digest.
     *
     * @param key who vouches for it
     * @param certificates what says whose key that is
     * @param purpose what is sealed for; 1..200 visible ASCII characters without quotation mark and backslash
     * @param digest SHA-256 of what is sealed, 64 lower-case hexadecimal digits
     * @return the seal
     * @throws IllegalArgumentException if purpose or digest are not such
     * @throws IllegalStateException if the key was destroyed
     */
    public static Seal of(SealingKey key, Optional<Certificates> certificates, String purpose, String digest) {
        return new Seal(key.verifyingKey(), key.sign(purpose, HexFormat.of().parseHex(digest)), certificates);
    }

    /**
     * The form in which it stands in a document.
     *
     * @return an object of key, signatures and, where there are some, certificates
     */
    public Json toJson() {
        TreeMap<String, Json> members = new TreeMap<>();
        certificates.ifPresent(chains -> members.put("certificates", chains.toJson()));
        members.put("ed25519", new Json.Text(signature.ed25519()));
        members.put("key", new Json.Text(key.text()));
        members.put("mlDsa65", new Json.Text(signature.mlDsa65()));
        return new Json.Members(members);
    }

    /**
     * Takes the fields of a seal.
     *
     * @param fields those of the object
     * @return the seal
     * @throws IllegalArgumentException if one is missing or not of its form
     */
    public static Seal read(Fields fields) {
        return new Seal(
                new VerifyingKey(fields.text("key")),
                new Signature(fields.text("ed25519"), fields.text("mlDsa65")),
                fields.optionalObject("certificates", Certificates::read));
    }
}
