package org.countermark.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.security.auth.Destroyable;
import org.countermark.internal.Hkdf;

/**
 * The provider's root secret, from which epoch keys are derived; it never leaves its key store.
 *
 * <p>Safe for use by many threads until it is destroyed. Source: docs/spec/keys.md, section "Tree".
 */
public final class RootKey implements Destroyable {
    /** Length of a root key and of every key below it, in bytes. */
    public static final int LENGTH = 32;

    private static final byte[] SALT = "countermark/1".getBytes(StandardCharsets.UTF_8);

    private final byte[] secret;
    private volatile boolean destroyed;

    private RootKey(byte[] secret) {
        this.secret = secret;
    }

    /**
     * A new root key.
     *
     * @param random the source of its 32 bytes
     * @return the key
     */
    public static RootKey generate(SecureRandom random) {
        byte[] secret = new byte[LENGTH];
        random.nextBytes(secret);
        return new RootKey(secret);
    }

    /**
     * A root key from its bytes.
     *
     * @param secret 32 bytes, copied
     * @return the key
     * @throws IllegalArgumentException if there are not 32 bytes
     */
    public static RootKey of(byte[] secret) {
        if (secret.length != LENGTH) {
            throw new IllegalArgumentException("a root key must have 32 bytes, had " + secret.length);
        }
        return new RootKey(secret.clone());
    }

    /**
     * Derives the key of an epoch: HKDF-SHA-256 with salt "countermark/1" and info lp("epoch") ‖ lp(label).
     *
     * @param label the epoch, such as {@code 2026-11}; 1..200 visible ASCII characters without quotation mark and backslash
     * @return the key; knowing it reveals neither the root nor another epoch
     * @throws IllegalArgumentException if the label is not of that form
     * @throws IllegalStateException if the root was destroyed
     */
    public EpochKey epoch(String label) {
        EpochKey.checkLabel(label);
        byte[] derived = Hkdf.sha256(secretBytes(), SALT, Hkdf.lp("epoch", label), LENGTH);
        EpochKey key = EpochKey.of(label, derived);
        Arrays.fill(derived, (byte) 0);
        return key;
    }

    /**
     * Whether two roots are the same, in constant time.
     *
     * @param other the other root
     * @return true if all bytes agree
     */
    public boolean matches(RootKey other) {
        return MessageDigest.isEqual(secretBytes(), other.secretBytes());
    }

    /** Not a copy: for the key store in this package, which must not leave another one behind. */
    byte[] secretBytes() {
        if (destroyed) {
            throw new IllegalStateException("the root key was destroyed");
        }
        return secret;
    }

    /** Overwrites the bytes with zeros; every later use fails. */
    @Override
    public void destroy() {
        destroyed = true;
        Arrays.fill(secret, (byte) 0);
    }

    @Override
    public boolean isDestroyed() {
        return destroyed;
    }
}
