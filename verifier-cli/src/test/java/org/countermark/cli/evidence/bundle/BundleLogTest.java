package org.countermark.cli.evidence.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.countermark.cli.Cli;
import org.countermark.cli.evidence.Records;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle goes into a transparency log of one entry, written here by the published formats, and its proof into the bundle. */
final class BundleLogTest {
    private static final String NAME = "log.example/evidence";
    private static final Ed25519PrivateKeyParameters KEY = new Ed25519PrivateKeyParameters(new byte[32]);

    @TempDir
    Path folder;

    private static byte[] join(byte[]... parts) {
        byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private static byte[] typed() {
        return join(new byte[] {1}, KEY.generatePublicKey().getEncoded());
    }

    /** The first four bytes of SHA-256 of name, line end and typed key (C2SP signed-note). */
    private static byte[] id() {
        byte[] named = (NAME + "\n").getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(DigestUtils.sha256(join(named, typed())), 4);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String logKey() {
        return NAME + "+" + HexFormat.of().formatHex(id()) + "+" + base64(typed());
    }

    /** The root of a tree of one entry is SHA-256 of 0 and the entry (RFC 6962). */
    private static String proof(byte[] entry) {
        String root = base64(DigestUtils.sha256(join(new byte[] {0}, entry)));
        String checkpoint = NAME + "\n1\n" + root + "\n";
        byte[] signed = checkpoint.getBytes(StandardCharsets.UTF_8);
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, KEY);
        signer.update(signed, 0, signed.length);
        String signature = base64(join(id(), signer.generateSignature()));
        return "c2sp.org/tlog-proof@v1\nindex 0\n\n" + checkpoint + "\n\u2014 " + NAME + " " + signature + "\n";
    }

    @Test
    void aProofIsAttachedIfItHoldsAndCheckedByWhoeverTrustsTheLog() throws IOException {
        Records records = new Records(folder);
        Cli cli = records.cli;
        cli.ok("seal-key", "create", "--label", "lab", "--out", "lab.seal", "-q");
        cli.ok("bundle", "seal", "scan.json", "--seal-key", "lab.seal", "--out", "sealed.json", "-q");
        String digest = cli.ok("bundle", "digest", "--sealed", "sealed.json").strip();
        cli.file("proof.txt", proof(HexFormat.of().parseHex(digest)));
        cli.file("log.pub", logKey() + "\n");
        cli.ok("bundle", "log", "sealed.json", "--proof", "proof.txt", "--log-key", "log.pub", "--out", "logged.json");
        Cli.Outcome verified = cli.run("verify", "logged.json", "--log-key", logKey(), "--no-recompute");
        assertTrue(
                verified.out().contains("\n  pass          log proof          entry 0 of 1 in " + NAME),
                verified.out());
        cli.ok("bundle", "redact", "logged.json", "--out", "redacted.json", "-q");
        Cli.Outcome redacted = cli.run("verify", "redacted.json", "--log-key", "log.pub", "--no-recompute");
        assertTrue(redacted.out().contains("\n  pass          log proof"), redacted.out());
    }

    @Test
    void aProofOfAnotherBundleIsRefused() throws IOException {
        Records records = new Records(folder);
        records.cli.file("proof.txt", proof(new byte[32]));
        Cli.Outcome other = records.cli.run(
                "bundle", "log", "scan.json", "--proof", "proof.txt", "--log-key", logKey(), "--out", "logged.json");
        assertEquals(3, other.code(), other.toString());
        assertTrue(other.err().contains("proof.txt: it is no proof of this bundle"), other.err());
        Cli.Outcome nobody =
                records.cli.run("bundle", "log", "scan.json", "--proof", "proof.txt", "--out", "logged.json");
        assertEquals(2, nobody.code(), nobody.toString());
    }
}
