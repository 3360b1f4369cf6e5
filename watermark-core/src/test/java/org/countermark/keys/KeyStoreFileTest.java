package org.countermark.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.countermark.internal.SecretFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Key stores keep what was put in, tell what is wrong with a file, and never leave half of one. */
class KeyStoreFileTest {
    private static final char[] PASSPHRASE = "correct horse battery staple".toCharArray();

    @TempDir
    private Path folder;

    @Test
    void keysSurviveTheFile() throws IOException {
        Path file = folder.resolve("keys.bcfks");
        RootKey production = RootKey.generate(new SecureRandom());
        RootKey staging = RootKey.generate(new SecureRandom());
        try (KeyStoreFile store = KeyStoreFile.create(file, PASSPHRASE)) {
            assertEquals(List.of(), store.list());
            store.add("staging", staging);
            store.add("production", production);
            assertThrows(IllegalArgumentException.class, () -> store.add("production", staging));
            assertThrows(IllegalArgumentException.class, () -> store.add("", staging));
        }
        try (KeyStoreFile store = KeyStoreFile.open(file, PASSPHRASE)) {
            assertEquals(List.of("production", "staging"), store.list());
            assertTrue(store.root("production").matches(production));
            assertTrue(store.root("staging").matches(staging));
            assertFalse(store.root("staging").matches(production));
            String message = assertThrows(IllegalArgumentException.class, () -> store.root("prod"))
                    .getMessage();
            assertTrue(message.contains("[production, staging]"), message);
        }
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
        assertNothingElse(file);
    }

    @Test
    void nothingIsInstalledAndNothingOverwritten() throws IOException {
        Provider[] before = Security.getProviders();
        Path file = Files.writeString(folder.resolve("notes.txt"), "mine");
        assertThrows(FileAlreadyExistsException.class, () -> KeyStoreFile.create(file, PASSPHRASE));
        assertEquals("mine", Files.readString(file));
        assertThrows(IllegalArgumentException.class, () -> KeyStoreFile.create(folder.resolve("k"), new char[0]));
        assertThrows(NoSuchFileException.class, () -> KeyStoreFile.open(folder.resolve("absent"), PASSPHRASE));
        assertThrows(IOException.class, () -> KeyStoreFile.create(folder.resolve("no/such/folder"), PASSPHRASE));
        assertEquals(Arrays.asList(before), Arrays.asList(Security.getProviders()));
    }

    @Test
    void wrongPassphraseAndDamageAreToldApart() throws IOException {
        Path file = folder.resolve("keys.bcfks");
        KeyStoreFile.create(file, PASSPHRASE).close();
        byte[] good = Files.readAllBytes(file);
        char[] wrong = "Tr0ub4dor&3".toCharArray();

        assertRefused(file, wrong, KeyFileException.Reason.WRONG_PASSPHRASE_OR_CHANGED);

        byte[] flipped = good.clone();
        flipped[flipped.length - 1] ^= 1;
        Files.write(file, flipped);
        assertRefused(file, PASSPHRASE, KeyFileException.Reason.WRONG_PASSPHRASE_OR_CHANGED);

        for (int length : new int[] {0, 1, good.length / 2, good.length - 1}) {
            Files.write(file, Arrays.copyOf(good, length));
            assertRefused(file, PASSPHRASE, KeyFileException.Reason.DAMAGED);
        }
        Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n");
        assertRefused(file, PASSPHRASE, KeyFileException.Reason.DAMAGED);
        Files.write(file, new byte[SecretFiles.MAX_BYTES + 1]);
        assertRefused(file, PASSPHRASE, KeyFileException.Reason.DAMAGED);

        Files.write(file, withScryptCost(good, 1 << 30));
        assertRefused(file, PASSPHRASE, KeyFileException.Reason.DAMAGED);
    }

    /** Sets N of the integrity check's scrypt, which is readable and writable without the passphrase. */
    private static byte[] withScryptCost(byte[] store, int cost) throws IOException {
        ASN1Sequence whole = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(store));
        return replace(whole, new int[] {1, 1, 1, 1}, 0, new ASN1Integer(cost)).getEncoded();
    }

    private static ASN1Sequence replace(ASN1Sequence sequence, int[] path, int depth, ASN1Integer value) {
        ASN1EncodableVector items = new ASN1EncodableVector();
        for (int i = 0; i < sequence.size(); i++) {
            if (i != path[depth]) {
                items.add(sequence.getObjectAt(i));
            } else if (depth == path.length - 1) {
                items.add(value);
            } else {
                items.add(replace(ASN1Sequence.getInstance(sequence.getObjectAt(i)), path, depth + 1, value));
            }
        }
        return new DERSequence(items);
    }

    private static void assertRefused(Path file, char[] passphrase, KeyFileException.Reason reason) {
        KeyFileException e = assertThrows(KeyFileException.class, () -> KeyStoreFile.open(file, passphrase));
        assertEquals(reason, e.reason(), e.getMessage());
        assertEquals(file, e.file());
        assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
        Secrets.assertAbsent(e, new String(passphrase).getBytes(StandardCharsets.UTF_8));
    }

    private void assertNothingElse(Path file) throws IOException {
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }
}
