package org.countermark.cli.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.countermark.cli.AtomicFile;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.evidence.seal.SealingKey;
import org.countermark.evidence.seal.SealingKeyFile;
import org.countermark.evidence.seal.VerifyingKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the public half of a sealing key. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Print the verifying key of a sealing key, and its fingerprint. Of a file with a verifying key,"
                + " the same.",
        footer = {"", "Example: countermark seal-key show lab.sealkey --out lab.pub"})
final class SealKeyShowCommand implements Callable<Integer> {
    private static final String PUBLIC = "countermark/seal-key/1:";
    private static final int MAX_BYTES = 1 << 16;

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "A sealing key, or a verifying key.")
    private Path file;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the verifying key there, never over a file, and print the fingerprint alone.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    Common common;

    SealKeyShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InputException, IOException {
        VerifyingKey key = key();
        if (out.isPresent()) {
            Path target = terminal.resolve(out.get());
            AtomicFile.refuseExisting(target, out.get());
            AtomicFile.write(target, stream -> stream.write((key.text() + "\n").getBytes(StandardCharsets.UTF_8)));
        } else {
            terminal.out().println(key.text());
        }
        terminal.out().println("fingerprint " + key.fingerprint());
        return ExitCode.DONE.code();
    }

    private VerifyingKey key() throws InputException, IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(terminal.resolve(file))) {
            start = in.readNBytes(PUBLIC.length());
        }
        if (!new String(start, StandardCharsets.UTF_8).equals(PUBLIC)) {
            SealingKey secret = SealingKeyFile.read(terminal.resolve(file));
            secret.destroy();
            return secret.verifyingKey();
        }
        try (InputStream in = Files.newInputStream(terminal.resolve(file))) {
            return new VerifyingKey(new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8).strip());
        } catch (IllegalArgumentException problem) {
            throw new InputException(
                    Position.of(file.toString()), problem.getMessage(), "Get the key again from its owner.", problem);
        }
    }
}
