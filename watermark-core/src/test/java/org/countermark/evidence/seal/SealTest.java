package org.countermark.evidence.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.Test;

/** Seals: another implementation's are taken, ours are the page's, and any change to any part is refused. */
class SealTest {
    private static final SealVector VECTOR = SealVector.PUBLISHED;
    /** On docs/spec/seal.md, and verified by the program beside the vector. */
    private static final String DETERMINISTIC = "25cb8e6f0a131a954998c13960304cc901e1ea20174d42654c8837a1e8358531";

    private final VerifyingKey key = new VerifyingKey(VECTOR.verifyingKey());

    private SealCheck verify(Signature signature) {
        return key.verify(VECTOR.purpose(), VECTOR.sha256(), signature);
    }

    @Test
    void anotherImplementationsKeysAndSignaturesFit() {
        assertEquals(key, VECTOR.key().verifyingKey());
        assertEquals(VECTOR.fingerprint(), key.fingerprint());
        assertArrayEquals(VECTOR.message(), SealedMessage.of(VECTOR.purpose(), VECTOR.sha256()));
        assertEquals(SealCheck.VALID, verify(VECTOR.signature()));
    }

    @Test
    void oursAreTheOnesOfThePage() {
        Signature made = VECTOR.key().sign(VECTOR.purpose(), VECTOR.sha256());
        assertEquals(VECTOR.signature().ed25519(), made.ed25519());
        assertEquals(DETERMINISTIC, DigestUtils.sha256Hex(Base64.getDecoder().decode(made.mlDsa65())));
        assertEquals(SealCheck.VALID, verify(made));
    }

    @Test
    void neitherSignatureStandsForTheOther() {
        Signature good = VECTOR.signature();
        SealingKey stranger = SealingKey.generate("stranger", new SecureRandom());
        Signature foreign = stranger.sign(VECTOR.purpose(), VECTOR.sha256());
        assertEquals(SealCheck.ED25519_FAILS, verify(new Signature(foreign.ed25519(), good.mlDsa65())));
        assertEquals(SealCheck.ML_DSA_65_FAILS, verify(new Signature(good.ed25519(), foreign.mlDsa65())));
        assertEquals(SealCheck.BOTH_FAIL, verify(foreign));
        assertEquals(SealCheck.BOTH_FAIL, stranger.verifyingKey().verify(VECTOR.purpose(), VECTOR.sha256(), good));
    }

    @Test
    void purposeAndMessageAreBound() {
        byte[] other = VECTOR.sha256().clone();
        other[31] ^= 1;
        assertEquals(SealCheck.BOTH_FAIL, key.verify(VECTOR.purpose(), other, VECTOR.signature()));
        assertEquals(SealCheck.BOTH_FAIL, key.verify("exampl", VECTOR.sha256(), VECTOR.signature()));
        for (String purpose : List.of("", "two words", "quote\"", "x".repeat(201))) {
            assertThrows(
                    IllegalArgumentException.class, () -> key.verify(purpose, VECTOR.sha256(), VECTOR.signature()));
        }
        assertThrows(IllegalArgumentException.class, () -> VECTOR.key().sign("example", new byte[31]));
    }

    /** Every byte of the classical signature; of the long one, its three parts, hints included, at each 13th. */
    @Test
    void everyChangedByteFails() {
        byte[] classical = VECTOR.signature().ed25519Bytes();
        for (int i = 0; i < classical.length; i++) {
            byte[] changed = classical.clone();
            changed[i] ^= 0x10;
            Signature signature = Signature.of(changed, VECTOR.signature().mlDsa65Bytes());
            assertEquals(SealCheck.ED25519_FAILS, verify(signature), "byte " + i);
        }
        byte[] lattice = VECTOR.signature().mlDsa65Bytes();
        for (int i = 0; i < lattice.length; i += 13) {
            byte[] changed = lattice.clone();
            changed[i] ^= 0x10;
            Signature signature = Signature.of(VECTOR.signature().ed25519Bytes(), changed);
            assertEquals(SealCheck.ML_DSA_65_FAILS, verify(signature), "byte " + i);
        }
    }

    /** S + the group's order is the same number to a careless verifier, and would give a seal two texts. */
    @Test
    void ed25519IsNotMalleable() {
        byte[] order = {
            (byte) 0xed,
            (byte) 0xd3,
            (byte) 0xf5,
            0x5c,
            0x1a,
            0x63,
            0x12,
            0x58,
            (byte) 0xd6,
            (byte) 0x9c,
            (byte) 0xf7,
            (byte) 0xa2,
            (byte) 0xde,
            (byte) 0xf9,
            (byte) 0xde,
            0x14,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0x10
        };
        byte[] changed = VECTOR.signature().ed25519Bytes();
        int carry = 0;
        for (int i = 0; i < order.length; i++) {
            int sum = (changed[32 + i] & 0xFF) + (order[i] & 0xFF) + carry;
            changed[32 + i] = (byte) sum;
            carry = sum >> 8;
        }
        assertEquals(0, carry);
        assertEquals(
                SealCheck.ED25519_FAILS,
                verify(Signature.of(changed, VECTOR.signature().mlDsa65Bytes())));
    }

    @Test
    void textsHaveOneSpelling() {
        String text = VECTOR.verifyingKey();
        String lastDigit = text.substring(0, text.length() - 3);
        assertTrue(text.endsWith("=="));
        for (String bad : List.of(
                text + "\n",
                " " + text,
                text.replace("seal-key/1", "seal-key/2"),
                text.substring(0, text.length() - 2),
                text.substring(0, text.length() - 4),
                text.replace('+', '-'),
                lastDigit + (char) (text.charAt(text.length() - 3) + 1) + "==")) {
            assertThrows(IllegalArgumentException.class, () -> new VerifyingKey(bad), bad);
        }
        Signature good = VECTOR.signature();
        assertThrows(IllegalArgumentException.class, () -> new Signature("", good.mlDsa65()));
        assertThrows(IllegalArgumentException.class, () -> new Signature(good.mlDsa65(), good.ed25519()));
        assertThrows(IllegalArgumentException.class, () -> new Signature(good.ed25519(), good.mlDsa65() + "AAAA"));
    }

    /** With the neutral element as key, one signature would hold for any message. */
    @Test
    void ed25519KeysOfSmallOrderAreRefused() {
        byte[] lattice = Arrays.copyOfRange(
                Base64.getDecoder().decode(VECTOR.verifyingKey().substring(23)), 32, 32 + VerifyingKey.ML_DSA_65_BYTES);
        byte[] neutral = new byte[Ed25519.PUBLIC_KEY_SIZE];
        neutral[0] = 1;
        assertThrows(IllegalArgumentException.class, () -> VerifyingKey.of(neutral, lattice));
        assertThrows(IllegalArgumentException.class, () -> VerifyingKey.of(new byte[32], lattice));
        assertThrows(IllegalArgumentException.class, () -> VerifyingKey.of(new byte[31], lattice));
    }

    @Test
    void theKeyIsCopiedKeptToItselfAndWiped() throws NoSuchMethodException {
        byte[] secret = VECTOR.secret().clone();
        SealingKey sealing = SealingKey.of("lab", secret);
        Arrays.fill(secret, (byte) 0);
        assertArrayEquals(VECTOR.secret(), sealing.exportSecretBytes());
        for (Method method : List.of(
                SealingKey.class.getMethod("toString"),
                SealingKey.class.getMethod("hashCode"),
                SealingKey.class.getMethod("equals", Object.class))) {
            assertEquals(Object.class, method.getDeclaringClass());
        }
        Set<String> raw = Set.of("exportSecretBytes");
        for (Method method : SealingKey.class.getMethods()) {
            assertEquals(method.getReturnType() == byte[].class, raw.contains(method.getName()), method.toString());
        }
        assertFalse(sealing.isDestroyed());
        sealing.destroy();
        assertTrue(sealing.isDestroyed());
        assertThrows(IllegalStateException.class, sealing::exportSecretBytes);
        assertThrows(IllegalStateException.class, () -> sealing.sign("example", VECTOR.sha256()));
        assertEquals(key, sealing.verifyingKey());
        assertThrows(IllegalArgumentException.class, () -> SealingKey.of("lab", new byte[63]));
        assertThrows(IllegalArgumentException.class, () -> SealingKey.of("two words", VECTOR.secret()));
    }

    @Test
    void newKeysDiffer() {
        SecureRandom random = new SecureRandom();
        assertNotEquals(
                SealingKey.generate("a", random).verifyingKey(),
                SealingKey.generate("a", random).verifyingKey());
    }
}
