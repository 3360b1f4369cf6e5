package org.countermark.registry;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.security.auth.Destroyable;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.countermark.internal.Hkdf;

/**
 * The secret of a payload registry: it turns account ids into pseudonyms and shuffles payloads.
 *
 * <p>Whoever has it can test whether a known account id stands behind a pseudonym; it marks and detects nothing. Safe for
 * use by many threads until it is destroyed. Source: docs/spec/registry.md, section "Secret".
 */
public final class RegistrySecret implements Destroyable {
    /** Length in bytes. */
    public static final int LENGTH = 32;

    /** Longest account id, in bytes of UTF-8. */
    public static final int MAX_ACCOUNT_BYTES = 4096;

    private static final String DOMAIN = "countermark/registry/1/";
    private static final int ID_BYTES = 8;

    private final byte[] secret;
    private volatile boolean destroyed;

    private RegistrySecret(byte[] secret) {
        this.secret = secret;
    }

    /**
     * A new secret.
     *
     * @param random the source of its 32 bytes
     * @return the secret
     */
    public static RegistrySecret generate(SecureRandom random) {
        byte[] secret = new byte[LENGTH];
        random.nextBytes(secret);
        return new RegistrySecret(secret);
    }

    /**
     * A secret from its bytes.
     *
     * @param secret 32 bytes, copied
     * @return the secret
     * @throws IllegalArgumentException if there are not 32 bytes
     */
    public static RegistrySecret of(byte[] secret) {
        if (secret.length != LENGTH) {
            throw new IllegalArgumentException("a registry secret must have 32 bytes, had " + secret.length);
        }
        return new RegistrySecret(secret.clone());
    }

    /**
     * The pseudonym of an account: the first 128 bits of HMAC-SHA-256 over a label and the id. Takes about a microsecond.
     *
     * @param accountId the provider's own name of the account, 1..4096 bytes of UTF-8, taken as it is: no folding of case,
     *     no normalising
     * @return the pseudonym
     * @throws IllegalArgumentException if the id is empty, too long or has half a surrogate pair
     * @throws IllegalStateException if the secret was destroyed
     */
    public Pseudonym pseudonym(String accountId) {
        ByteBuffer hash = ByteBuffer.wrap(labelled("pseudonym").doFinal(utf8(accountId)));
        return new Pseudonym(hash.getLong(), hash.getLong());
    }

    private static byte[] utf8(String accountId) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(accountId));
            if (encoded.remaining() == 0 || encoded.remaining() > MAX_ACCOUNT_BYTES) {
                throw new IllegalArgumentException("an account id must have 1.." + MAX_ACCOUNT_BYTES
                        + " bytes of UTF-8, had " + encoded.remaining());
            }
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            // Replacing the broken character would give two accounts one pseudonym.
            throw new IllegalArgumentException("an account id must be Unicode text, had half a surrogate pair");
        }
    }

    /**
     * What a registry's file names its secret by, so that a wrong one is noticed; reveals nothing of it.
     *
     * @return 16 lower-case hexadecimal digits
     * @throws IllegalStateException if the secret was destroyed
     */
    public String id() {
        return HexFormat.of().formatHex(labelled("id").doFinal(), 0, ID_BYTES);
    }

    private Mac labelled(String purpose) {
        Mac mac = mac();
        mac.update(label(purpose));
        return mac;
    }

    /** HMAC-SHA-256 under the secret. */
    Mac mac() {
        byte[] key = exportSecretBytes();
        Mac mac = HmacUtils.getInitializedMac(HmacAlgorithms.HMAC_SHA_256, key);
        Arrays.fill(key, (byte) 0);
        return mac;
    }

    /** What every input for a purpose begins with; no label is the beginning of another one. */
    static byte[] label(String purpose) {
        return Hkdf.lp(DOMAIN + purpose);
    }

    /**
     * The raw secret. Whoever has these bytes can tell accounts from pseudonyms.
     *
     * @return a copy of the 32 bytes, which the caller should overwrite after use
     * @throws IllegalStateException if the secret was destroyed
     */
    public byte[] exportSecretBytes() {
        if (destroyed) {
            throw new IllegalStateException("the registry secret was destroyed");
        }
        return secret.clone();
    }

    /**
     * Whether two secrets have the same bytes, in constant time.
     *
     * @param other the other secret
     * @return true if all bytes agree
     */
    public boolean matches(RegistrySecret other) {
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
