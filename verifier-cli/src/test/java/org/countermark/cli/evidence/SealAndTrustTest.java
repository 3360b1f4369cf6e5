package org.countermark.cli.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.countermark.cli.Cli;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.bundle.BundleChecks;
import org.countermark.evidence.bundle.CheckName;
import org.countermark.evidence.bundle.Material;
import org.countermark.evidence.bundle.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** What the options for sealing make, the options for trusting take, and nothing else. */
final class SealAndTrustTest {
    private static final Path VECTORS = Path.of("../docs/spec/vectors/evidence-bundle/vectors.json");

    @TempDir
    Path folder;

    private LocalAuthority authority;
    private Cli cli;
    private Terminal terminal;
    private Bundle bundle;

    @Command(name = "seal")
    private static final class Sealing {
        @Mixin
        private SealOptions options;
    }

    @Command(name = "trust")
    private static final class Trusting {
        @Mixin
        private TrustOptions options;
    }

    @BeforeEach
    void open() throws IOException {
        authority = new LocalAuthority();
        cli = new Cli(folder);
        cli.ok("seal-key", "create", "--label", "lab", "--out", "lab.sealkey", "-q");
        cli.ok("seal-key", "show", "lab.sealkey", "--out", "lab.pub");
        cli.ok("seal-key", "create", "--label", "other", "--out", "other.sealkey", "-q");
        cli.ok("seal-key", "show", "other.sealkey", "--out", "other.pub");
        cli.file("root.pem", authority.rootPem());
        cli.file(
                "lab.pem",
                authority.sealPem(Files.readString(cli.path("lab.pub")).strip(), "CN=Laboratory"));
        terminal = new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                Map.of(),
                folder,
                false,
                question -> Optional.empty());
        bundle = Bundle.parse(new ObjectMapper()
                .readTree(Files.readString(VECTORS))
                .path("bundle")
                .asText()
                .getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void close() {
        authority.close();
    }

    private Bundle sealed(String... options) throws InputException, IOException {
        Sealing sealing = new Sealing();
        new CommandLine(sealing).parseArgs(options);
        return sealing.options.apply(bundle, terminal);
    }

    private Outcome outcome(CheckName name, Bundle sealed, String... options) throws InputException, IOException {
        Trusting trusting = new Trusting();
        new CommandLine(trusting).parseArgs(options);
        Material material = trusting.options.apply(Material.none(), terminal);
        return BundleChecks.verify(sealed.toFile(), material).outcome(name);
    }

    private String[] stamped(String... more) {
        return Stream.concat(
                        Stream.of("--tsa", authority.address(), "--tsa-certificate", "root.pem"), Arrays.stream(more))
                .toArray(String[]::new);
    }

    @Test
    void sealsHoldByTheKeyAsFileAndAsText() throws Exception {
        Bundle sealed = sealed("--seal-key", "lab.sealkey");
        String text = Files.readString(cli.path("lab.pub")).strip();
        for (String key : List.of("lab.pub", text)) {
            assertInstanceOf(Outcome.Pass.class, outcome(CheckName.SEAL, sealed, "--trust-key", key));
        }
        assertInstanceOf(
                Outcome.Pass.class,
                outcome(CheckName.SEAL, sealed, "--trust-key", "other.pub", "--trust-key", "lab.pub"));
        assertInstanceOf(Outcome.Fail.class, outcome(CheckName.SEAL, sealed, "--trust-key", "other.pub"));
        assertInstanceOf(Outcome.NotPossible.class, outcome(CheckName.SEAL, sealed));
        assertInstanceOf(Outcome.NotPossible.class, outcome(CheckName.SEAL, bundle, "--trust-key", "lab.pub"));
    }

    @Test
    void certificatesHoldAtTheTimeOfTheStamp() throws Exception {
        Bundle sealed = sealed(stamped("--seal-key", "lab.sealkey", "--certificates", "lab.pem"));
        assertInstanceOf(Outcome.Pass.class, outcome(CheckName.TIME_STAMP, sealed, "--tsa-certificate", "root.pem"));
        Outcome found = outcome(CheckName.SEAL, sealed, "--trust-root", "root.pem", "--tsa-certificate", "root.pem");
        assertTrue(found instanceof Outcome.Pass pass && pass.found().contains("CN=Laboratory"), found.toString());
        assertInstanceOf(Outcome.NotPossible.class, outcome(CheckName.SEAL, sealed, "--trust-root", "root.pem"));
        try (LocalAuthority other = new LocalAuthority()) {
            cli.file("foreign.pem", other.rootPem());
            assertInstanceOf(
                    Outcome.Fail.class, outcome(CheckName.TIME_STAMP, sealed, "--tsa-certificate", "foreign.pem"));
            assertInstanceOf(
                    Outcome.Fail.class,
                    outcome(CheckName.SEAL, sealed, "--trust-root", "foreign.pem", "--tsa-certificate", "root.pem"));
        }
    }

    @Test
    void stampsWithoutASeal() throws Exception {
        Bundle stamped = sealed(stamped());
        assertEquals(bundle.contentDigest(), stamped.contentDigest());
        assertInstanceOf(Outcome.Pass.class, outcome(CheckName.TIME_STAMP, stamped, "--tsa-certificate", "root.pem"));
        assertEquals(bundle, sealed());
    }

    @Test
    void optionsThatDoNotGoTogetherAreRefusedBeforeAnybodyIsAsked() {
        List<List<String>> wrong = new ArrayList<>();
        wrong.add(List.of("--certificates", "lab.pem"));
        wrong.add(List.of("--tsa", authority.address()));
        wrong.add(List.of("--tsa-certificate", "root.pem"));
        wrong.add(List.of("--tsa", "localhost", "--tsa-certificate", "root.pem"));
        for (List<String> options : wrong) {
            assertThrows(ParameterException.class, () -> sealed(options.toArray(new String[0])), options.toString());
        }
        assertThrows(ParameterException.class, () -> outcome(CheckName.SEAL, bundle, "--log-origin", "x"));
        assertEquals(0, authority.asked());
    }

    private static void named(String file, String words, org.junit.jupiter.api.function.Executable made) {
        String message = assertThrows(InputException.class, made).getMessage();
        assertTrue(message.startsWith(file + ": ") && message.contains(words), message);
    }

    @Test
    void filesThatAreNoneAreNamed() throws IOException {
        cli.file("text.pem", "no certificate");
        cli.file("empty.pem", "");
        cli.file("large.pem", new byte[(1 << 20) + 1]);
        cli.file("bad.pub", "countermark/seal-key/1:AAAA\n");
        named("text.pem", "certificate", () -> sealed("--seal-key", "lab.sealkey", "--certificates", "text.pem"));
        named("empty.pem", "certificate", () -> outcome(CheckName.SEAL, bundle, "--trust-root", "empty.pem"));
        named("large.pem", "too large", () -> outcome(CheckName.SEAL, bundle, "--tsa-certificate", "large.pem"));
        named("bad.pub", "seal key", () -> outcome(CheckName.SEAL, bundle, "--trust-key", "bad.pub"));
        named(
                "the key given as text",
                "seal key",
                () -> outcome(CheckName.SEAL, bundle, "--trust-key", "countermark/seal-key/1:AAAA"));
        named("bad.pub", "log key", () -> outcome(CheckName.LOG_PROOF, bundle, "--log-key", "bad.pub"));
        named("root.pem", "Ed25519", () -> sealed("--seal-key", "lab.sealkey", "--certificates", "root.pem"));
        named("lab.pem", "'seal-key show'", () -> sealed("--seal-key", "other.sealkey", "--certificates", "lab.pem"));
        assertEquals(0, authority.asked());
    }

    @Test
    void logsAreTrustedByKey() throws Exception {
        String key = "log.example/evidence+dfada5d4+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs";
        assertInstanceOf(Outcome.Fail.class, outcome(CheckName.LOG_PROOF, bundle.logged("none"), "--log-key", key));
        cli.file("log.key", key + "\n");
        assertInstanceOf(
                Outcome.Fail.class,
                outcome(
                        CheckName.LOG_PROOF,
                        bundle.logged("none"),
                        "--log-key",
                        "log.key",
                        "--log-origin",
                        "log.example/other"));
        assertInstanceOf(Outcome.NotPossible.class, outcome(CheckName.LOG_PROOF, bundle.logged("none")));
    }
}
