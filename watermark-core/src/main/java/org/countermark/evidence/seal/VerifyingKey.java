package org.countermark.evidence.seal;

import java.security.MessageDigest;
import java.util.Arrays;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.MLDSASigner;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.countermark.internal.CanonicalBase64;
import org.countermark.internal.Hkdf;

/**
 * The public half of a sealing key: both public keys as one text, and what verifies seals.
 *
 * <p>Immutable and safe for use by many threads; equality is that of the text. Source: docs/spec/seal.md, section "Verifying key".
 *
 * @param text {@code countermark/seal-key/1:} and, in base64 with padding, the 32 bytes of the Ed25519 and the 1952 bytes of the
 *     ML-DSA-65 public key
 */
public record VerifyingKey(String text) {
    static final int ED25519_BYTES = Ed25519PublicKeyParameters.KEY_SIZE;
    static final int ML_DSA_65_BYTES = 1952;
    private static final String TYPE = "countermark/seal-key/1";
    private static final String PREFIX = TYPE + ":";

    /**
     * Refuses all but the one spelling of two possible public keys.
     *
     * @throws IllegalArgumentException if the text has another form, or the Ed25519 key is no point of the prime-order group (of
     *     which a small one would let a signature fit any message)
     */
    public VerifyingKey {
        byte[] bytes = decode(text);
        if (!Ed25519.validatePublicKeyFull(bytes, 0)) {
            throw new IllegalArgumentException(
                    "seal key: the first 32 bytes must be an Ed25519 public key of full order");
        }
    }

    /**
     * A verifying key from its two public keys.
     *
     * @param ed25519 32 bytes
     * @param mlDsa65 1952 bytes
     * @return the key
     * @throws IllegalArgumentException if they are not such
     */
    public static VerifyingKey of(byte[] ed25519, byte[] mlDsa65) {
        if (ed25519.length != ED25519_BYTES || mlDsa65.length != ML_DSA_65_BYTES) {
            throw new IllegalArgumentException(
                    "public keys must have 32 and 1952 bytes, had " + ed25519.length + " and " + mlDsa65.length);
        }
        byte[] both = Arrays.copyOf(ed25519, ED25519_BYTES + ML_DSA_65_BYTES);
        System.arraycopy(mlDsa65, 0, both, ED25519_BYTES, ML_DSA_65_BYTES);
        return new VerifyingKey(PREFIX + CanonicalBase64.encode(both));
    }

    /**
     * A short name for the key that nobody can give to another: SHA-256 of lp("countermark/seal-key/1") ‖ both public keys.
     *
     * @return 64 lower-case hexadecimal digits
     */
    public String fingerprint() {
        MessageDigest sha = DigestUtils.getSha256Digest();
        sha.update(Hkdf.lp(TYPE));
        sha.update(decode(text));
        return Hex.encodeHexString(sha.digest());
    }

    /**
     * Verifies a seal. Cost: under a millisecond.
     *
     * @param purpose what was signed for, as it was given when signing
     * @param sha256 the SHA-256 of the message, 32 bytes
     * @param signature the two signatures
     * @return valid only if both hold; else which one fails
     * @throws IllegalArgumentException if the purpose is no name, or there are not 32 bytes
     */
    public SealCheck verify(String purpose, byte[] sha256, Signature signature) {
        byte[] message = SealedMessage.of(purpose, sha256);
        byte[] both = decode(text);

        Ed25519Signer ed25519 = new Ed25519Signer();
        ed25519.init(false, new Ed25519PublicKeyParameters(both, 0));
        ed25519.update(message, 0, message.length);
        boolean classical = ed25519.verifySignature(signature.ed25519Bytes());

        MLDSASigner mlDsa65 = new MLDSASigner();
        byte[] encoded = Arrays.copyOfRange(both, ED25519_BYTES, both.length);
        mlDsa65.init(false, new MLDSAPublicKeyParameters(MLDSAParameters.ml_dsa_65, encoded));
        mlDsa65.update(message, 0, message.length);
        return SealCheck.of(classical, mlDsa65.verifySignature(signature.mlDsa65Bytes()));
    }

    byte[] ed25519() {
        return Arrays.copyOf(decode(text), ED25519_BYTES);
    }

    byte[] mlDsa65() {
        return Arrays.copyOfRange(decode(text), ED25519_BYTES, ED25519_BYTES + ML_DSA_65_BYTES);
    }

    private static byte[] decode(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("seal key must start with \"" + PREFIX + "\"");
        }
        return CanonicalBase64.decode("seal key", text.substring(PREFIX.length()), ED25519_BYTES + ML_DSA_65_BYTES);
    }
}
