package org.countermark.evidence.log;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.countermark.internal.CanonicalBase64;

/**
 * The public key of a transparency log, in the text form that logs publish.
 *
 * <p>Immutable; equality is that of the text. Source: C2SP signed-note, signature type 1 (Ed25519); docs/spec/log-proof.md.
 *
 * @param text {@code name+id+key}: the key's name, its id as 8 lower-case hexadecimal digits, and in base64 the byte 1 and the 32 bytes of
 *     the public key
 */
public record LogKey(String text) {
    static final int ID_BYTES = 4;
    private static final byte ED25519 = 1;
    private static final int MAX_NAME = 200;

    /**
     * Refuses other forms, ids that are not the key's, and keys that are no points of the prime-order group.
     *
     * @throws IllegalArgumentException if the text is not such a key
     */
    public LogKey {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3 || !parts[1].matches("[0-9a-f]{8}")) {
            throw new IllegalArgumentException(
                    "log key must be name+id+key, with an id of 8 lower-case hexadecimal digits");
        }
        checkName(parts[0]);
        byte[] key = CanonicalBase64.decode("log key", parts[2], 1 + Ed25519.PUBLIC_KEY_SIZE);
        if (key[0] != ED25519) {
            throw new IllegalArgumentException("log key must be of type 1 (Ed25519), was of type " + (key[0] & 0xFF));
        }
        if (!Ed25519.validatePublicKeyFull(key, 1)) {
            throw new IllegalArgumentException("log key must hold an Ed25519 public key of full order");
        }
        if (!Hex.encodeHexString(id(parts[0], key)).equals(parts[1])) {
            throw new IllegalArgumentException("log key: the id is not the one of this name and key");
        }
    }

    /**
     * The key's name, which logs choose to be the origin in their checkpoints.
     *
     * @return the name
     */
    public String name() {
        return text.substring(0, text.indexOf('+'));
    }

    /** The first four bytes of each signature of this key. */
    byte[] id() {
        return id(name(), key());
    }

    boolean verifies(byte[] message, byte[] signature) {
        Ed25519Signer ed25519 = new Ed25519Signer();
        ed25519.init(false, new Ed25519PublicKeyParameters(key(), 1));
        ed25519.update(message, 0, message.length);
        return ed25519.verifySignature(signature);
    }

    private byte[] key() {
        return CanonicalBase64.decode("log key", text.split("\\+", 3)[2], 1 + Ed25519.PUBLIC_KEY_SIZE);
    }

    private static byte[] id(String name, byte[] key) {
        MessageDigest sha = DigestUtils.getSha256Digest();
        sha.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        sha.update(key);
        return Arrays.copyOf(sha.digest(), ID_BYTES);
    }

    private static void checkName(String name) {
        boolean printable = name.codePoints()
                .noneMatch(c -> Character.isSpaceChar(c)
                        || Character.isISOControl(c)
                        || Character.getType(c) == Character.SURROGATE);
        if (name.isEmpty() || name.length() > MAX_NAME || !printable) {
            throw new IllegalArgumentException("log key must have a name of 1.." + MAX_NAME
                    + " characters without spaces and controls, had " + name.length());
        }
    }
}
