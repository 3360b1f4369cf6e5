package org.countermark.cli.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.Callable;
import org.countermark.cli.AtomicFile;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.evidence.seal.CertificateRequests;
import org.countermark.evidence.seal.SealingKey;
import org.countermark.evidence.seal.SealingKeyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what an issuer of certificates has to be given. */
@Command(
        name = "request",
        mixinStandardHelpOptions = true,
        description =
                "Write requests for certificates (PKCS #10): one for each half of a sealing key. What is issued goes"
                        + " into seals with --certificates.",
        footer = {
            "",
            "Example: countermark seal-key request lab.sealkey --holder \"CN=Laboratory,O=Example\" --out lab",
            "writes lab.ed25519.csr and lab.ml-dsa-65.csr."
        })
final class SealKeyRequestCommand implements Callable<Integer> {
    private static final int LINE = 64;

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "The sealing key.")
    private Path file;

    @Option(
            names = "--holder",
            paramLabel = "NAME",
            required = true,
            description = "The distinguished name to certify, the same in both, such as CN=Laboratory,O=Example.")
    private String holder;

    @Option(
            names = "--out",
            paramLabel = "NAME",
            required = true,
            description = "How the two files' names begin; never over a file.")
    private Path out;

    @Mixin
    Common common;

    @Spec
    private CommandSpec spec;

    SealKeyRequestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Path classical = Path.of(out + ".ed25519.csr");
        Path lattice = Path.of(out + ".ml-dsa-65.csr");
        AtomicFile.refuseExisting(terminal.resolve(classical), classical);
        AtomicFile.refuseExisting(terminal.resolve(lattice), lattice);
        SealingKey key = SealingKeyFile.read(terminal.resolve(file));
        try {
            byte[] first = CertificateRequests.ed25519(key, holder);
            byte[] second = CertificateRequests.mlDsa65(key, holder);
            write(classical, first);
            write(lattice, second);
        } catch (IllegalArgumentException problem) {
            throw new ParameterException(spec.commandLine(), "--holder: " + problem.getMessage(), problem);
        } finally {
            key.destroy();
        }
        terminal.out().println("requests for both halves of the key are in " + classical + " and " + lattice);
        return ExitCode.DONE.code();
    }

    private void write(Path target, byte[] der) throws IOException {
        String text = "-----BEGIN CERTIFICATE REQUEST-----\n"
                + Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END CERTIFICATE REQUEST-----\n";
        AtomicFile.write(terminal.resolve(target), stream -> stream.write(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
