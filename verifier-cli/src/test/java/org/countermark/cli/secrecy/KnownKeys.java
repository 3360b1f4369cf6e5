package org.countermark.cli.secrecy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.cli.Cli;
import org.countermark.evidence.seal.SealingKey;
import org.countermark.evidence.seal.SealingKeyFile;
import org.countermark.keys.EpochKey;
import org.countermark.keys.EpochKeyFile;
import org.countermark.keys.KeyStoreFile;
import org.countermark.keys.Profile;
import org.countermark.keys.RootKey;

/** All secrets of a folder: of the key store, of what is derived from its root, of engines, of seals and of the registry. */
final class KnownKeys {
    /** The files that are there to hold a secret. */
    final List<String> files = new ArrayList<>(
            List.of("countermark.keys", "e.key", "registry.secret", "passphrase", "engine.key", "numbers", "seal.key"));

    final Secrets secrets = new Secrets();

    KnownKeys(Cli cli) throws IOException {
        cli.file("passphrase", Cli.PASSPHRASE + "\n");
        secrets.add("passphrase", Cli.PASSPHRASE);
        Profile profile = Profile.parse(Files.readString(cli.path("p.json")));
        RootKey root = KeyStoreFile.open(cli.path("countermark.keys"), Cli.PASSPHRASE.toCharArray())
                .root("main");
        secrets.add("root key", bytes(root));
        for (String label : List.of("2026-11", "2026-12")) {
            EpochKey epoch = root.epoch(label);
            secrets.add("epoch key " + label, epoch.exportSecretBytes());
            for (String purpose : List.of("context", "word", "payload")) {
                secrets.add(purpose + " key of " + label, epoch.purposeSecretBytes(profile, purpose));
            }
        }
        engine(cli, EpochKeyFile.read(cli.path("e.key")));
        String registry = new ObjectMapper()
                .readTree(cli.path("registry.secret").toFile())
                .path("secret")
                .asText();
        secrets.add("registry secret", Base64.getDecoder().decode(registry));
        seal(cli.path("seal.key"));
    }

    /** The store hands out what it derives, never the root itself. */
    private static byte[] bytes(RootKey root) {
        try {
            Field secret = RootKey.class.getDeclaredField("secret");
            secret.setAccessible(true);
            return (byte[]) secret.get(root);
        } catch (ReflectiveOperationException problem) {
            throw new LinkageError(problem.getMessage(), problem);
        }
    }

    private void engine(Cli cli, EpochKey epoch) throws IOException {
        cli.ok("profile", "new", "--tokenizer", "ids", "--contract", "sglang-gumbel", "--out", "engine.json");
        Profile profile = Profile.parse(Files.readString(cli.path("engine.json")));
        for (long number : epoch.engineSecretNumbers(profile)) {
            secrets.add("derived engine number", number);
        }
        long number = 0x5DEECE66D1234567L;
        cli.file("numbers", number + "\n");
        secrets.add("engine number", number);
        cli.ok(
                "key",
                "import",
                "-q",
                "--from",
                "numbers",
                "--contract",
                "sglang-gumbel",
                "--label",
                "e",
                "--out",
                "engine.key");
    }

    private void seal(Path file) throws IOException {
        byte[] seeds = new byte[64];
        new SplittableRandom(8).nextBytes(seeds);
        SealingKeyFile.write(file, SealingKey.of("lab", seeds));
        secrets.add("sealing key", seeds);
        // What Ed25519 signs with: the digest of its seed (RFC 8032, 5.1.5).
        secrets.add("sealing scalar", DigestUtils.sha512(Arrays.copyOf(seeds, 32)));
    }

    /** Commands that read a file as the key that it holds. */
    List<List<String>> readers(String file) {
        if (file.endsWith(".keys")) {
            return List.of(List.of("key", "list", "--store", file));
        }
        if (file.endsWith("registry.secret")) {
            return List.of(List.of("registry", "show", "--account", "alice", "--secret", file));
        }
        if (file.endsWith("passphrase")) {
            return List.of(List.of("key", "list", "--passphrase-file", file));
        }
        if (file.endsWith("numbers")) {
            return List.of(List.of(
                    "key",
                    "import",
                    "--from",
                    file,
                    "--contract",
                    "sglang-gumbel",
                    "--label",
                    "x",
                    "--out",
                    "damaged.key"));
        }
        if (file.endsWith("seal.key")) {
            return List.of(List.of("seal-key", "show", file));
        }
        return List.of(List.of("key", "commit", "--profile", "p.json", "--epoch-key", file));
    }
}
