package org.countermark.keys;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.util.PBKDFConfig;
import org.bouncycastle.crypto.util.ScryptConfig;
import org.bouncycastle.jcajce.BCFKSLoadStoreParameter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.countermark.internal.Ids;
import org.countermark.internal.SecretFiles;

/**
 * A provider's root keys in one password-protected file, by name.
 *
 * <p>The format is BCFKS: AES-256-CCM under a key from scrypt, authenticated by HMAC-SHA-512. The file is written whole, by
 * rename, readable by its owner only. Opening takes some tenths of a second, by design of scrypt. Thread-confined; closing
 * forgets the passphrase. Source: docs/spec/keys.md, section "Key store".
 */
public final class KeyStoreFile implements AutoCloseable {
    /** Handed over where it is needed and never installed: a library does not change what its user's other code gets. */
    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    /** 16 MiB and about a tenth of a second a guess. */
    private static final PBKDFConfig SCRYPT =
            new ScryptConfig.Builder(1 << 14, 8, 1).withSaltLength(16).build();

    /** A name that the format knows; the entry is 32 bytes for HKDF, which is HMAC underneath. */
    private static final String ENTRY_ALGORITHM = "HmacSHA256";

    private final Path file;
    private final char[] passphrase;
    private final KeyStore store;

    private KeyStoreFile(Path file, char[] passphrase, KeyStore store) {
        this.file = file;
        this.passphrase = passphrase.clone();
        this.store = store;
    }

    /**
     * Makes an empty key store and writes it.
     *
     * @param file a path where no file is yet
     * @param passphrase at least one character; copied
     * @return the open key store
     * @throws java.nio.file.FileAlreadyExistsException if there is a file already
     * @throws IOException if it cannot be written
     */
    public static KeyStoreFile create(Path file, char[] passphrase) throws IOException {
        checkPassphrase(passphrase);
        SecretFiles.refuseExisting(file);
        try {
            KeyStore empty = bcfks();
            empty.load(null, null);
            byte[] bytes = bytes(empty, passphrase);
            // Loaded again, the store takes scrypt for its entries too, which a fresh one does not.
            KeyStoreFile created = new KeyStoreFile(file, passphrase, load(bytes, passphrase));
            SecretFiles.write(file, bytes);
            return created;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key store provider failed", e);
        }
    }

    /**
     * Opens an existing key store.
     *
     * @param file its path
     * @param passphrase its passphrase; copied
     * @return the open key store
     * @throws java.nio.file.NoSuchFileException if there is no such file
     * @throws KeyFileException if the file is damaged, or the passphrase wrong; the reason says which, as far as the format
     *     can tell
     * @throws IOException if the file cannot be read
     */
    public static KeyStoreFile open(Path file, char[] passphrase) throws IOException {
        checkPassphrase(passphrase);
        byte[] bytes =
                SecretFiles.read(file, problem -> new KeyFileException(file, KeyFileException.Reason.DAMAGED, problem));
        KeyStoreShape.check(file, bytes);
        try {
            return new KeyStoreFile(file, passphrase, load(bytes, passphrase));
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            // The shape is right, so what failed is the MAC. No cause: its message would say "corrupted" either way.
            throw new KeyFileException(
                    file,
                    KeyFileException.Reason.WRONG_PASSPHRASE_OR_CHANGED,
                    "wrong passphrase, or the file was changed after it was written");
        }
    }

    /**
     * The names of the root keys.
     *
     * @return the names in ascending order
     */
    public List<String> list() {
        try {
            return Collections.list(store.aliases()).stream().sorted().toList();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key store provider failed", e);
        }
    }

    /**
     * A root key.
     *
     * @param name its name
     * @return the key; destroy it after use
     * @throws IllegalArgumentException if there is no key of that name
     * @throws KeyFileException if the entry cannot be read
     */
    public RootKey root(String name) throws KeyFileException {
        if (!list().contains(name)) {
            throw new IllegalArgumentException(file + ": no key named \"" + name + "\"; there are " + list());
        }
        try {
            Key key = store.getKey(name, passphrase);
            byte[] secret = key == null ? new byte[0] : key.getEncoded();
            RootKey root = RootKey.of(secret);
            Arrays.fill(secret, (byte) 0);
            return root;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new KeyFileException(
                    file, KeyFileException.Reason.DAMAGED, "the entry \"" + name + "\" is not a root key");
        }
    }

    /**
     * Adds a root key and writes the file; on failure the file is as before.
     *
     * @param name a new name; 1..200 visible ASCII characters without quotation mark and backslash
     * @param root the key
     * @throws IllegalArgumentException if the name is taken or not of that form
     * @throws IOException if the file cannot be written
     */
    public void add(String name, RootKey root) throws IOException {
        Ids.check("key name", name);
        if (list().contains(name)) {
            throw new IllegalArgumentException(file + ": a key named \"" + name + "\" is there already");
        }
        try {
            store.setEntry(
                    name,
                    new KeyStore.SecretKeyEntry(new SecretKeySpec(root.secretBytes(), ENTRY_ALGORITHM)),
                    new KeyStore.PasswordProtection(passphrase));
            try {
                SecretFiles.write(file, bytes(store, passphrase));
            } catch (IOException e) {
                store.deleteEntry(name);
                throw e;
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key store provider failed", e);
        }
    }

    /** Overwrites the passphrase; the file stays. */
    @Override
    public void close() {
        Arrays.fill(passphrase, '\0');
    }

    private static KeyStore bcfks() throws GeneralSecurityException {
        return KeyStore.getInstance("BCFKS", BOUNCY_CASTLE);
    }

    private static KeyStore load(byte[] bytes, char[] passphrase) throws GeneralSecurityException, IOException {
        KeyStore store = bcfks();
        store.load(new ByteArrayInputStream(bytes), passphrase);
        return store;
    }

    private static byte[] bytes(KeyStore store, char[] passphrase) throws GeneralSecurityException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(new BCFKSLoadStoreParameter.Builder(out, passphrase)
                .withStorePBKDFConfig(SCRYPT)
                .build());
        return out.toByteArray();
    }

    private static void checkPassphrase(char[] passphrase) {
        if (passphrase.length == 0) {
            throw new IllegalArgumentException("passphrase must have at least one character");
        }
    }
}
