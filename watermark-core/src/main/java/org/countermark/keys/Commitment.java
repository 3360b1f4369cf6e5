package org.countermark.keys;

import java.security.MessageDigest;
import java.util.Arrays;
import org.apache.commons.codec.DecoderException;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.internal.Hkdf;

/**
 * A public digest that binds its publisher to a profile and an epoch key without revealing the key.
 *
 * <p>SHA-256 of lp("countermark/commitment/1") ‖ profileDigest ‖ epochKey. Published before text is examined, it shows that
 * the key was not chosen afterwards to fit the text. The key has 256 random bits, so the digest hides it without a nonce.
 * Immutable; equality is that of the digest. Source: docs/spec/keys.md, section "Commitment".
 *
 * @param hex the digest, 64 lower-case hexadecimal digits
 */
public record Commitment(String hex) {
    private static final String DOMAIN = "countermark/commitment/1";

    /** Refuses anything but 64 lower-case hexadecimal digits. */
    public Commitment {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "commitment must be 64 lower-case hexadecimal digits, was \"" + hex + "\"");
        }
    }

    /**
     * Commits to a key under a profile.
     *
     * @param profile the public parameters
     * @param key the secret
     * @return the commitment
     */
    public static Commitment of(Profile profile, EpochKey key) {
        return new Commitment(Hex.encodeHexString(digest(profile, key)));
    }

    /**
     * Whether this is the commitment to a key under a profile, in constant time.
     *
     * @param profile the public parameters
     * @param key the secret
     * @return true if it opens this commitment
     */
    public boolean matches(Profile profile, EpochKey key) {
        try {
            return MessageDigest.isEqual(Hex.decodeHex(hex), digest(profile, key));
        } catch (DecoderException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] digest(Profile profile, EpochKey key) {
        byte[] secret = key.exportSecretBytes();
        MessageDigest sha = DigestUtils.getSha256Digest();
        sha.update(Hkdf.lp(DOMAIN));
        sha.update(profile.digest());
        sha.update(secret);
        Arrays.fill(secret, (byte) 0);
        return sha.digest();
    }
}
