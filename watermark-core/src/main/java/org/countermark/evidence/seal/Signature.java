package org.countermark.evidence.seal;

import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.countermark.internal.CanonicalBase64;

/**
 * The two signatures of a seal, of which neither stands for the other.
 *
 * <p>Immutable; equality is that of the texts. Source: docs/spec/seal.md, section "Signature".
 *
 * @param ed25519 the Ed25519 signature (RFC 8032), 64 bytes in base64 with padding
 * @param mlDsa65 the ML-DSA-65 signature (FIPS 204), 3309 bytes in base64 with padding
 */
public record Signature(String ed25519, String mlDsa65) {
    static final int ED25519_BYTES = Ed25519PrivateKeyParameters.SIGNATURE_SIZE;
    static final int ML_DSA_65_BYTES = 3309;

    /**
     * Refuses texts that are not the one spelling of so many bytes.
     *
     * @throws IllegalArgumentException if a part is not canonical base64 of its length
     */
    public Signature {
        CanonicalBase64.decode("ed25519", ed25519, ED25519_BYTES);
        CanonicalBase64.decode("mlDsa65", mlDsa65, ML_DSA_65_BYTES);
    }

    static Signature of(byte[] ed25519, byte[] mlDsa65) {
        return new Signature(CanonicalBase64.encode(ed25519), CanonicalBase64.encode(mlDsa65));
    }

    byte[] ed25519Bytes() {
        return CanonicalBase64.decode("ed25519", ed25519, ED25519_BYTES);
    }

    byte[] mlDsa65Bytes() {
        return CanonicalBase64.decode("mlDsa65", mlDsa65, ML_DSA_65_BYTES);
    }
}
