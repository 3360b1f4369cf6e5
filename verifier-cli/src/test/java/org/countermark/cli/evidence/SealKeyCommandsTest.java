package org.countermark.cli.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.countermark.cli.Cli;
import org.countermark.cli.ExitCode;
import org.countermark.evidence.seal.SealingKeyFile;
import org.countermark.evidence.seal.VerifyingKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sealing keys on the command line. */
final class SealKeyCommandsTest {
    @TempDir
    Path folder;

    private Cli cli;
    private String created;

    @BeforeEach
    void create() {
        cli = new Cli(folder);
        created = cli.ok("seal-key", "create", "--label", "lab", "--out", "lab.sealkey");
    }

    private void badInput(String word, String... arguments) {
        Cli.Outcome outcome = cli.run(arguments);
        assertEquals(ExitCode.INPUT.code(), outcome.code(), outcome.err());
        assertTrue(outcome.err().contains(word), outcome.err());
    }

    @Test
    void makesAKeyForItsOwnerAlone() throws IOException {
        VerifyingKey key = SealingKeyFile.read(cli.path("lab.sealkey")).verifyingKey();
        assertEquals("fingerprint " + key.fingerprint() + "\n", created);
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(cli.path("lab.sealkey"))));
        String before = Files.readString(cli.path("lab.sealkey"));
        badInput(
                "lab.sealkey: a file of keys is never overwritten",
                "seal-key",
                "create",
                "--label",
                "x",
                "--out",
                "lab.sealkey");
        assertEquals(before, Files.readString(cli.path("lab.sealkey")));
    }

    @Test
    void showsThePublicHalf() throws IOException {
        VerifyingKey key = SealingKeyFile.read(cli.path("lab.sealkey")).verifyingKey();
        String both = key.text() + "\n" + created;
        assertEquals(both, cli.ok("seal-key", "show", "lab.sealkey"));
        assertEquals(created, cli.ok("seal-key", "show", "lab.sealkey", "--out", "lab.pub"));
        assertEquals(key.text() + "\n", Files.readString(cli.path("lab.pub")));
        assertEquals(both, cli.ok("seal-key", "show", "lab.pub"));
        badInput("lab.pub: there is such a file already", "seal-key", "show", "lab.sealkey", "--out", "lab.pub");
        badInput("lab.sealkey: ", "seal-key", "show", "lab.pub", "--out", "lab.sealkey");
    }

    @Test
    void asksForCertificates() throws IOException {
        cli.ok("seal-key", "request", "lab.sealkey", "--holder", "CN=Laboratory,O=Example", "--out", "lab");
        for (String name : List.of("lab.ed25519.csr", "lab.ml-dsa-65.csr")) {
            try (PEMParser pem = new PEMParser(Files.newBufferedReader(cli.path(name)))) {
                PKCS10CertificationRequest request = (PKCS10CertificationRequest) pem.readObject();
                assertEquals("CN=Laboratory,O=Example", request.getSubject().toString());
            }
        }
        badInput(
                "lab.ed25519.csr: there is such a file already",
                "seal-key",
                "request",
                "lab.sealkey",
                "--holder",
                "CN=x",
                "--out",
                "lab");
        Cli.Outcome outcome = cli.run("seal-key", "request", "lab.sealkey", "--holder", "x", "--out", "new");
        assertEquals(ExitCode.USAGE.code(), outcome.code());
        assertTrue(outcome.err().contains("--holder"), outcome.err());
        assertFalse(Files.exists(cli.path("new.ed25519.csr")));
    }

    @Test
    void damageIsNamed() throws IOException {
        String secret = Files.readString(cli.path("lab.sealkey"));
        cli.file("cut.sealkey", secret.substring(0, 60));
        badInput("cut.sealkey", "seal-key", "show", "cut.sealkey");
        cli.file("other.sealkey", secret.replace("\"lab\"", "\"lap\""));
        badInput("do not fit", "seal-key", "show", "other.sealkey");
        cli.file("cut.pub", "countermark/seal-key/1:AAAA");
        badInput("cut.pub", "seal-key", "show", "cut.pub");
        badInput("none: no such file", "seal-key", "show", "none");
        assertFalse(Files.exists(cli.path("none")));
    }

    @Test
    void wrongLabelsAreUsageErrors() {
        Cli.Outcome outcome = cli.run("seal-key", "create", "--label", "two words", "--out", "b");
        assertEquals(ExitCode.USAGE.code(), outcome.code());
        assertTrue(outcome.err().contains("--label"), outcome.err());
        assertFalse(Files.exists(cli.path("b")));
        assertEquals(ExitCode.USAGE.code(), cli.run("seal-key").code());
    }
}
