package org.countermark.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Serializable;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.countermark.scheme.GumbelScheme;
import org.junit.jupiter.api.Test;

/** Root and epoch keys: what they derive, and that they do not give themselves away. */
class KeysTest {
    static final String EPOCH_CHECK = "edd878a86b82fc9d";
    private static final String COMMITMENT = "5b440cc2ccc69347576933f3725f9a25a750ac48d75ee0b301ca4b4beeb26937";

    private static final Profile PROFILE = new Profile(new GumbelScheme(), 4, "o200k_base", 32768);

    static RootKey root() {
        byte[] secret = new byte[32];
        for (int i = 0; i < 32; i++) {
            secret[i] = (byte) i;
        }
        return RootKey.of(secret);
    }

    @Test
    void secretsHaveNoEqualsHashCodeOrToString() {
        for (Class<?> secret : List.of(RootKey.class, EpochKey.class, KeyStoreFile.class)) {
            assertFalse(secret.isRecord());
            assertFalse(Serializable.class.isAssignableFrom(secret));
            for (Method method : secret.getDeclaredMethods()) {
                assertFalse(
                        List.of("equals", "hashCode", "toString").contains(method.getName()), secret + " " + method);
            }
        }
    }

    @Test
    void rawBytesLeaveOnlyThroughSecretBytes() {
        for (Class<?> secret : List.of(RootKey.class, EpochKey.class, KeyStoreFile.class)) {
            Arrays.stream(secret.getMethods())
                    .filter(method -> method.getReturnType() == byte[].class || method.getReturnType() == char[].class)
                    .forEach(method -> assertTrue(method.getName().contains("SecretBytes"), method.toString()));
        }
    }

    @Test
    void destroyedKeysRefuseEveryUse() {
        RootKey root = root();
        EpochKey key = root.epoch("2026-11");
        root.destroy();
        assertTrue(root.isDestroyed());
        assertFalse(key.isDestroyed());
        assertThrows(IllegalStateException.class, () -> root.epoch("2026-12"));
        assertThrows(IllegalStateException.class, () -> root.matches(root()));
        key.destroy();
        assertTrue(key.isDestroyed());
        assertThrows(IllegalStateException.class, key::exportSecretBytes);
        assertThrows(IllegalStateException.class, () -> key.purposeSecretBytes(PROFILE, "word"));
    }

    @Test
    void bytesAreCopiedInAndOut() {
        byte[] secret = new byte[32];
        EpochKey key = EpochKey.of("a", secret);
        secret[0] = 1;
        key.exportSecretBytes()[1] = 1;
        assertTrue(key.matches(EpochKey.of("b", new byte[32])));
        assertFalse(key.matches(EpochKey.of("a", secret)));
    }

    @Test
    void epochsAndProfilesSeparateKeys() {
        assertFalse(root().epoch("2026-11").matches(root().epoch("2026-12")));
        Profile other = new Profile(new GumbelScheme(), 4, "o200k_base", 0);
        EpochKey key = root().epoch("2026-11");
        assertFalse(Arrays.equals(key.purposeSecretBytes(PROFILE, "word"), key.purposeSecretBytes(other, "word")));
    }

    @Test
    void malformedKeysAndLabelsAreRefusedWithoutQuotingThem() {
        byte[] secret = root().epoch("2026-11").exportSecretBytes();
        for (int length : new int[] {0, 16, 31, 33}) {
            byte[] bytes = Arrays.copyOf(secret, length);
            Secrets.assertAbsent(assertThrows(IllegalArgumentException.class, () -> RootKey.of(bytes)), secret);
            Secrets.assertAbsent(assertThrows(IllegalArgumentException.class, () -> EpochKey.of("a", bytes)), secret);
        }
        for (String label : List.of("", " ", "a b", "a\"b", "a\\b", "é", "a".repeat(201), "a\n")) {
            assertThrows(IllegalArgumentException.class, () -> root().epoch(label));
            assertThrows(IllegalArgumentException.class, () -> EpochKey.of(label, new byte[32]));
        }
    }

    @Test
    void commitmentBindsProfileAndKey() {
        EpochKey key = root().epoch("2026-11");
        Commitment commitment = Commitment.of(PROFILE, key);
        assertEquals(COMMITMENT, commitment.hex());
        assertEquals(commitment, new Commitment(COMMITMENT));
        assertTrue(commitment.matches(PROFILE, key));
        Profile other = new Profile(new GumbelScheme(), 5, "o200k_base", 32768);
        assertFalse(commitment.matches(other, key));
        assertFalse(commitment.matches(PROFILE, root().epoch("2026-12")));
        assertNotEquals(commitment, Commitment.of(other, key));
        for (String bad : List.of("", "00", COMMITMENT.toUpperCase(java.util.Locale.ROOT), COMMITMENT + "0")) {
            assertThrows(IllegalArgumentException.class, () -> new Commitment(bad));
        }
    }
}
