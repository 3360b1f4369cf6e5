package org.countermark.keys;

import java.security.MessageDigest;
import java.util.Arrays;
import javax.security.auth.Destroyable;
import org.countermark.internal.Hkdf;
import org.countermark.internal.Ids;

/**
 * The secret of one epoch: all that marking or detecting needs, and all that an investigator is ever given.
 *
 * <p>Safe for use by many threads until it is destroyed. Source: docs/spec/keys.md, section "Tree".
 */
public final class EpochKey implements Destroyable {
    private final String label;
    private final byte[] secret;
    private volatile boolean destroyed;

    private EpochKey(String label, byte[] secret) {
        this.label = label;
        this.secret = secret;
    }

    /**
     * An epoch key from its bytes, as read from an export.
     *
     * @param label the epoch's name; 1..200 visible ASCII characters without quotation mark and backslash
     * @param secret 32 bytes, copied
     * @return the key
     * @throws IllegalArgumentException if the label is not of that form or there are not 32 bytes
     */
    public static EpochKey of(String label, byte[] secret) {
        checkLabel(label);
        if (secret.length != RootKey.LENGTH) {
            throw new IllegalArgumentException("an epoch key must have 32 bytes, had " + secret.length);
        }
        return new EpochKey(label, secret.clone());
    }

    static void checkLabel(String label) {
        Ids.check("epoch label", label);
    }

    /**
     * The name of the epoch; not secret.
     *
     * @return the label
     */
    public String label() {
        return label;
    }

    /**
     * The raw key. Whoever has these bytes can mark and detect for this epoch.
     *
     * @return a copy of the 32 bytes, which the caller should overwrite after use
     * @throws IllegalStateException if the key was destroyed
     */
    public byte[] exportSecretBytes() {
        if (destroyed) {
            throw new IllegalStateException("the epoch key was destroyed");
        }
        return secret.clone();
    }

    /**
     * Derives the AES-256 key of a purpose: HKDF-SHA-256 with the profile's digest as salt and info lp(purpose).
     *
     * @param profile the profile that the key is bound to
     * @param purpose {@code context}, {@code word} or {@code payload} in {@code countermark/1}
     * @return 32 bytes, which the caller should overwrite after use
     * @throws IllegalStateException if the key was destroyed
     */
    public byte[] purposeSecretBytes(Profile profile, String purpose) {
        byte[] ikm = exportSecretBytes();
        byte[] derived = Hkdf.sha256(ikm, profile.digest(), Hkdf.lp(purpose), RootKey.LENGTH);
        Arrays.fill(ikm, (byte) 0);
        return derived;
    }

    /**
     * Whether two keys have the same bytes, in constant time; labels are not compared.
     *
     * @param other the other key
     * @return true if all bytes agree
     */
    public boolean matches(EpochKey other) {
        byte[] mine = exportSecretBytes();
        byte[] theirs = other.exportSecretBytes();
        boolean same = MessageDigest.isEqual(mine, theirs);
        Arrays.fill(mine, (byte) 0);
        Arrays.fill(theirs, (byte) 0);
        return same;
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
