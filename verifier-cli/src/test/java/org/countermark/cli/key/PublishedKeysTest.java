package org.countermark.cli.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.countermark.cli.Cli;
import org.countermark.cli.ExitCode;
import org.countermark.cli.evidence.LocalAuthority;
import org.countermark.evidence.commit.KeyCommitment;
import org.countermark.evidence.commit.KeyLeaf;
import org.countermark.evidence.commit.KeyOpening;
import org.countermark.evidence.seal.SealFinding;
import org.countermark.evidence.seal.SealTrust;
import org.countermark.evidence.seal.VerifyingKey;
import org.countermark.evidence.time.TimeStampAuthorities;
import org.countermark.evidence.time.TimeStampCheck;
import org.countermark.keys.EpochKey;
import org.countermark.keys.EpochKeyFile;
import org.countermark.keys.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that are committed to in one file, sealed and stamped, and opened one at a time. */
final class PublishedKeysTest {
    @TempDir
    Path folder;

    private static TimeStampAuthorities trusted(LocalAuthority authority) throws CertificateException {
        return TimeStampAuthorities.of(List.of((X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(authority.rootPem().getBytes(StandardCharsets.US_ASCII)))));
    }

    private static void bad(ExitCode code, Cli.Outcome outcome, String... words) {
        assertEquals(code.code(), outcome.code(), outcome.err());
        for (String word : words) {
            assertTrue(outcome.err().contains(word), outcome.err());
        }
    }

    @Test
    void commitsToAYearSealedAndStampedAndOpensAMonth() throws Exception {
        Cli cli = new Cli(folder).withKeys("o200k_base");
        cli.ok("seal-key", "create", "--label", "provider", "--out", "p.sealkey", "-q");
        KeyCommitment commitment;
        try (LocalAuthority authority = new LocalAuthority()) {
            cli.file("root.pem", authority.rootPem());
            String out = cli.ok(
                    "key",
                    "commit",
                    "--profile",
                    "p.json",
                    "--epochs",
                    "2026-11..2027-10",
                    "--out",
                    "keys.commitment",
                    "--seal-key",
                    "p.sealkey",
                    "--tsa",
                    authority.address(),
                    "--tsa-certificate",
                    "root.pem");
            commitment = KeyCommitment.parse(Files.readAllBytes(cli.path("keys.commitment")));
            assertEquals("root " + commitment.root() + "\ndigest " + commitment.sealedDigest() + "\n", out);
            byte[] digest = HexFormat.of().parseHex(commitment.sealedDigest());
            assertInstanceOf(
                    TimeStampCheck.Valid.class,
                    trusted(authority)
                            .check(digest, commitment.timeStamp().orElseThrow().der()));
        }
        assertEquals(12, commitment.labels().size());
        assertEquals("2027-10", commitment.labels().get(11));
        String shown = cli.ok("seal-key", "show", "p.sealkey");
        VerifyingKey key = new VerifyingKey(shown.substring(0, shown.indexOf('\n')));
        assertInstanceOf(
                SealFinding.Trusted.class,
                SealTrust.of(List.of(key), Optional.empty())
                        .check(
                                commitment.seal().orElseThrow(),
                                KeyCommitment.TYPE,
                                HexFormat.of().parseHex(commitment.digest()),
                                Optional.empty()));

        String opened = cli.ok(
                "key",
                "open",
                "--commitment",
                "keys.commitment",
                "--profile",
                "p.json",
                "--epoch",
                "2026-11",
                "--out",
                "o");
        assertTrue(opened.contains("number 1 of 12"), opened);
        KeyOpening opening = KeyOpening.parse(Files.readAllBytes(cli.path("o")));
        assertEquals(commitment, opening.commitment());
        Profile profile = Profile.parse(Files.readString(cli.path("p.json")));
        EpochKey exported = EpochKeyFile.read(cli.path("e.key"));
        String profileDigest = HexFormat.of().formatHex(profile.digest());
        assertEquals(Optional.empty(), opening.refusal(profileDigest, KeyLeaf.of(profile, exported)));

        opensNothingElse(cli);
    }

    private static void opensNothingElse(Cli cli) {
        String[] open = {
            "key", "open", "--commitment", "keys.commitment", "--profile", "p.json", "--epoch", "2026-11", "--out", "o"
        };
        bad(ExitCode.INPUT, cli.run(open), "o: there is such a file already");
        open[9] = "new";
        open[7] = "2026-10";
        bad(ExitCode.INPUT, cli.run(open), "keys.commitment", "no epoch \"2026-10\"", "\"2026-11\" to \"2027-10\"");
        open[7] = "2026-11";
        cli.ok("profile", "new", "--tokenizer", "r50k_base", "--out", "other.json");
        open[5] = "other.json";
        bad(ExitCode.INPUT, cli.run(open), "other.json", "another profile");
        open[5] = "p.json";
        cli.ok("key", "create", "--store", "other.keys", "-q");
        String[] other = Arrays.copyOf(open, open.length + 2);
        other[10] = "--store";
        other[11] = "other.keys";
        bad(ExitCode.INPUT, cli.run(other), "keys.commitment", "other keys", "--store");
        open[3] = "p.json";
        bad(ExitCode.INPUT, cli.run(open), "p.json: key commitment");
        assertFalse(Files.exists(cli.path("new")));
    }

    @Test
    void commitsToKeysThatAreInNoStore() throws IOException {
        Cli cli = new Cli(folder).withKeys("o200k_base");
        String[] commit = {"key", "commit", "--profile", "p.json", "--epoch-key", "e.key", "--out", "c"};
        Cli.Outcome made = cli.run("wrong passphrase", commit);
        assertEquals(0, made.code(), made.err());
        assertTrue(made.err().contains("does not show when it was made"), made.err());
        String[] open = {
            "key",
            "open",
            "--commitment",
            "c",
            "--profile",
            "p.json",
            "--epoch",
            "2026-11",
            "--epoch-key",
            "e.key",
            "--out",
            "o"
        };
        Cli.Outcome opened = cli.run("wrong passphrase", open);
        assertEquals(0, opened.code(), opened.err());
        assertEquals(
                List.of(), KeyOpening.parse(Files.readAllBytes(cli.path("o"))).path());
        String twice = Files.readString(cli.path("c"));
        bad(ExitCode.INPUT, cli.run("", commit), "c: there is such a file already");
        assertEquals(twice, Files.readString(cli.path("c")));
    }

    @Test
    void nothingIsWrittenWhereAnythingIsWrong() throws IOException {
        Cli cli = new Cli(folder).withKeys("o200k_base");
        cli.ok("seal-key", "create", "--label", "provider", "--out", "p.sealkey", "-q");
        String[] base = {"key", "commit", "--profile", "p.json", "--epoch-key", "e.key"};
        try (LocalAuthority authority = new LocalAuthority();
                LocalAuthority stranger = new LocalAuthority()) {
            cli.file("root.pem", stranger.rootPem());
            String[] tsa = {"--tsa", authority.address(), "--tsa-certificate", "root.pem"};
            bad(ExitCode.INPUT, run(cli, base, tsa, "--out", "c"), authority.address(), "no time stamp that holds");
            bad(ExitCode.USAGE, run(cli, base, tsa), "--out");
            bad(ExitCode.USAGE, run(cli, base, tsa, "--out", "c", "--check", "00"), "--check");
        }
        String[] none = {};
        bad(ExitCode.INPUT, run(cli, base, none, "--out", "c", "--seal-key", "e.key"), "e.key");
        bad(ExitCode.USAGE, run(cli, base, none, "--out", "c", "--tsa", "http://localhost/"), "--tsa-certificate");
        bad(ExitCode.USAGE, run(cli, base, none, "--out", "c", "--epoch-key", "e.key"), "must differ");
        assertFalse(Files.exists(cli.path("c")));
    }

    private static Cli.Outcome run(Cli cli, String[] base, String[] tsa, String... more) {
        return cli.run(Stream.of(base, tsa, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    @Test
    void monthsAreRanges() {
        assertEquals(List.of("2026-12", "2027-01"), Months.labels("2026-12..2027-01"));
        assertEquals(List.of("2026-12"), Months.labels("2026-12..2026-12"));
        for (String wrong : List.of(
                "",
                "2026-12",
                "2026-12..2026-11",
                "2026-13..2027-01",
                "2026-1..2026-2",
                "a..b",
                "0001-01..9999-12",
                "2026-11..2026-12..2027-01")) {
            String message = assertThrows(IllegalArgumentException.class, () -> Months.labels(wrong))
                    .getMessage();
            assertTrue(message.contains("month"), message);
        }
        Cli cli = new Cli(folder);
        bad(ExitCode.USAGE, cli.run("key", "commit", "--profile", "p", "--epochs", "2026"), "--epochs");
    }
}
