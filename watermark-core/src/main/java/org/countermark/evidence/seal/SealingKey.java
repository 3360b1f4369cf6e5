package org.countermark.evidence.seal;

import java.security.SecureRandom;
import java.util.Arrays;
import javax.security.auth.Destroyable;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.MLDSASigner;
import org.countermark.internal.Ids;

/**
 * The secret that seals evidence: the seeds of an Ed25519 and of an ML-DSA-65 key. It marks no text and detects none.
 *
 * <p>Two signatures, because either may fall: Ed25519 to a quantum computer, ML-DSA to an attack on lattices not yet found. Safe
 * for use by many threads until it is destroyed. Source: docs/spec/seal.md, section "Sealing key".
 */
public final class SealingKey implements Destroyable {
    /** Bytes of both seeds. */
    static final int LENGTH = 64;

    private static final int SEED_BYTES = 32;

    private final String label;
    private final byte[] secret;
    private final VerifyingKey verifyingKey;
    private volatile boolean destroyed;

    private SealingKey(String label, byte[] secret) {
        this.label = Ids.check("sealing key label", label);
        this.secret = secret;
        MLDSAPrivateKeyParameters mlDsa65 = mlDsa65(secret);
        this.verifyingKey = VerifyingKey.of(ed25519(secret).generatePublicKey().getEncoded(), mlDsa65.getPublicKey());
        mlDsa65.destroy();
    }

    /**
     * A sealing key from its seeds, as read from a file.
     *
     * @param label a name for it; 1..200 visible ASCII characters without quotation mark and backslash
     * @param secret 64 bytes, copied: the Ed25519 seed (RFC 8032), then the ML-DSA-65 seed (FIPS 204, xi)
     * @return the key
     * @throws IllegalArgumentException if the label is not of that form or there are not 64 bytes
     */
    public static SealingKey of(String label, byte[] secret) {
        if (secret.length != LENGTH) {
            throw new IllegalArgumentException("a sealing key must have 64 bytes, had " + secret.length);
        }
        return new SealingKey(label, secret.clone());
    }

    /**
     * A new sealing key.
     *
     * @param label a name for it; 1..200 visible ASCII characters without quotation mark and backslash
     * @param random where its 64 bytes come from
     * @return the key
     * @throws IllegalArgumentException if the label is not of that form
     */
    public static SealingKey generate(String label, SecureRandom random) {
        byte[] secret = new byte[LENGTH];
        random.nextBytes(secret);
        return new SealingKey(label, secret);
    }

    /**
     * The name of the key; not secret.
     *
     * @return the label
     */
    public String label() {
        return label;
    }

    /**
     * The public half.
     *
     * @return what verifies this key's seals
     */
    public VerifyingKey verifyingKey() {
        return verifyingKey;
    }

    /**
     * Signs twice. Both signatures are deterministic: no weak source of randomness can give the key away. Cost: some milliseconds.
     *
     * @param purpose what is signed for; 1..200 visible ASCII characters without quotation mark and backslash
     * @param sha256 the SHA-256 of the message, 32 bytes
     * @return the two signatures
     * @throws IllegalArgumentException if the purpose is no such name, or there are not 32 bytes
     * @throws IllegalStateException if the key was destroyed
     */
    public Signature sign(String purpose, byte[] sha256) {
        return sign(SealedMessage.of(purpose, sha256));
    }

    /** Signs bytes as they are: what is signed must not begin like a sealed message, unless it is one. */
    Signature sign(byte[] message) {
        byte[] seeds = exportSecretBytes();
        MLDSAPrivateKeyParameters latticeKey = mlDsa65(seeds);
        try {
            Ed25519Signer ed25519 = new Ed25519Signer();
            ed25519.init(true, ed25519(seeds));
            ed25519.update(message, 0, message.length);
            MLDSASigner mlDsa65 = new MLDSASigner();
            mlDsa65.init(true, latticeKey);
            mlDsa65.update(message, 0, message.length);
            return Signature.of(ed25519.generateSignature(), mlDsa65.generateSignature());
        } catch (CryptoException e) {
            throw new IllegalStateException("signing failed", e);
        } finally {
            latticeKey.destroy();
            Arrays.fill(seeds, (byte) 0);
        }
    }

    /**
     * The raw seeds. Whoever has these bytes can seal in this key's name.
     *
     * @return a copy of the 64 bytes, which the caller should overwrite after use
     * @throws IllegalStateException if the key was destroyed
     */
    public byte[] exportSecretBytes() {
        byte[] copy = secret.clone();
        if (destroyed) {
            throw new IllegalStateException("the sealing key was destroyed");
        }
        return copy;
    }

    /** Overwrites the bytes with zeros; every later signature fails. The public half stays. */
    @Override
    public void destroy() {
        destroyed = true;
        Arrays.fill(secret, (byte) 0);
    }

    @Override
    public boolean isDestroyed() {
        return destroyed;
    }

    private static Ed25519PrivateKeyParameters ed25519(byte[] seeds) {
        return new Ed25519PrivateKeyParameters(seeds, 0);
    }

    private static MLDSAPrivateKeyParameters mlDsa65(byte[] seeds) {
        byte[] seed = Arrays.copyOfRange(seeds, SEED_BYTES, LENGTH);
        try {
            return new MLDSAPrivateKeyParameters(MLDSAParameters.ml_dsa_65, seed);
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }
}
