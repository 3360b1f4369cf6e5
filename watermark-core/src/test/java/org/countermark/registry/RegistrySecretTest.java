package org.countermark.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The secret of a registry, in memory and as a file. */
class RegistrySecretTest {
    private static final String SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @TempDir
    private Path folder;

    @Test
    void hasNoTextAndNoEquality() {
        assertTrue(Arrays.stream(RegistrySecret.class.getDeclaredMethods())
                .noneMatch(method -> List.of("toString", "equals", "hashCode").contains(method.getName())));
        assertTrue(Arrays.stream(RegistrySecret.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getReturnType() == byte[].class)
                .allMatch(method -> method.getName().contains("SecretBytes")));
    }

    @Test
    void accountIdsAreTakenAsTheyAre() {
        RegistrySecret secret = MadeRegistry.secret();
        assertNotEquals(secret.pseudonym("alice"), secret.pseudonym("Alice"));
        assertNotEquals(secret.pseudonym("alice"), secret.pseudonym("alice "));
        assertNotEquals(secret.pseudonym("\u00e9"), secret.pseudonym("e\u0301"));
        assertNotEquals(
                secret.pseudonym("alice"),
                RegistrySecret.generate(new SecureRandom()).pseudonym("alice"));
        for (String bad : List.of("", "x".repeat(4097), "\ud800", "a\udc00b")) {
            assertThrows(IllegalArgumentException.class, () -> secret.pseudonym(bad));
        }
    }

    @Test
    void destroyedSecretsRefuse() {
        RegistrySecret secret = MadeRegistry.secret();
        assertTrue(secret.matches(MadeRegistry.secret()));
        secret.destroy();
        assertTrue(secret.isDestroyed());
        assertThrows(IllegalStateException.class, () -> secret.pseudonym("alice"));
        assertThrows(IllegalStateException.class, secret::id);
        assertThrows(IllegalStateException.class, secret::exportSecretBytes);
        assertThrows(IllegalArgumentException.class, () -> RegistrySecret.of(new byte[31]));
    }

    @Test
    void pseudonymsReadTheirOwnText() {
        Pseudonym pseudonym = MadeRegistry.of("alice");
        assertEquals(pseudonym, Pseudonym.of(pseudonym.hex()));
        assertEquals("0000000000000001ffffffffffffffff", new Pseudonym(1, -1).hex());
        for (String bad : List.of("", "0", "g".repeat(32), "A".repeat(32), "0".repeat(33))) {
            assertThrows(IllegalArgumentException.class, () -> Pseudonym.of(bad));
        }
    }

    @Test
    void filesAreTheOwnersOnlyAndNeverOverwritten() throws IOException {
        Path file = folder.resolve("registry.secret");
        RegistrySecretFile.write(file, MadeRegistry.secret());
        assertTrue(RegistrySecretFile.read(file).matches(MadeRegistry.secret()));
        assertTrue(Files.readString(file)
                .startsWith("{\"type\":\"countermark/registry-secret/1\",\"secret\":\"" + SECRET + "\",\"check\":\""));
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
        assertThrows(FileAlreadyExistsException.class, () -> RegistrySecretFile.write(file, MadeRegistry.secret()));
    }

    @Test
    void everyDefectIsNamedAndNothingIsQuoted() throws IOException {
        Path file = folder.resolve("registry.secret");
        RegistrySecretFile.write(file, MadeRegistry.secret());
        String good = Files.readString(file);
        Map<String, String> defects = Map.ofEntries(
                Map.entry(good.replace("AAEC", "AAED"), "\"check\""),
                Map.entry(good.replace("AAEC", "AA*C"), "base64"),
                Map.entry(good.replace("AAEC", ""), "32 bytes"),
                Map.entry(good.replace("secret/1", "secret/2"), "\"type\""),
                Map.entry(good.replace("\"check\"", "\"sum\""), "\"check\" is missing"),
                Map.entry(good.replace("}", ",\"more\":\"x\"}"), "unknown field \"more\""),
                Map.entry(good.substring(0, 60), "not valid JSON"),
                Map.entry("x".repeat((1 << 20) + 1), "larger than any file of keys"),
                Map.entry("", "object was expected"));
        for (Map.Entry<String, String> defect : defects.entrySet()) {
            Files.writeString(file, defect.getKey());
            RegistryFormatException e =
                    assertThrows(RegistryFormatException.class, () -> RegistrySecretFile.read(file));
            assertTrue(e.getMessage().contains(defect.getValue()), e.getMessage());
            assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
            assertFalse(e.getMessage().contains(SECRET.substring(4, 12)), e.getMessage());
        }
    }
}
