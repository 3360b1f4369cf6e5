package org.countermark.cli.evidence.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.cli.evidence.BundleFile;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.log.LogCheck;
import org.countermark.evidence.log.LogKey;
import org.countermark.evidence.log.TransparencyLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Attaches the proof that a bundle stands in a transparency log. */
@Command(
        name = "log",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Attach a transparency log's proof that the digest of 'bundle digest --sealed' is one of its"
                + " entries; it is checked before it is attached.")
final class BundleLogCommand implements Callable<Integer> {
    private static final int LONGEST = 1 << 17;

    private final Terminal terminal;

    @Parameters(paramLabel = "BUNDLE", description = "The bundle.")
    private Path file;

    @Option(
            names = "--proof",
            paramLabel = "FILE",
            required = true,
            description = "The proof, in C2SP tlog-proof form.")
    private Path proof;

    @Option(
            names = "--log-key",
            paramLabel = "KEY",
            required = true,
            description = "The log's public key, in the form NAME+HASH+KEY in which logs publish it.")
    private String key;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The bundle; never over another file.")
    private Path out;

    @Mixin
    Common common;

    BundleLogCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InputException, IOException {
        BundleFile.refuseExisting(terminal, out);
        Bundle bundle = BundleFile.read(terminal, file);
        byte[] bytes;
        try (InputStream in = Files.newInputStream(terminal.resolve(proof))) {
            bytes = in.readNBytes(LONGEST);
        }
        byte[] digest = HexFormat.of().parseHex(bundle.sealedDigest());
        LogCheck check = log().adopt(digest, new String(bytes, StandardCharsets.UTF_8));
        if (check instanceof LogCheck.Refused refused) {
            throw new InputException(
                    Position.of(proof.toString()),
                    "it is no proof of this bundle: " + refused.why(),
                    "A log's entry must be the 32 bytes that 'bundle digest --sealed' prints in hexadecimal.");
        }
        BundleFile.write(terminal, out, bundle.logged(((LogCheck.Included) check).proof()));
        return ExitCode.DONE.code();
    }

    private TransparencyLog log() throws InputException {
        try {
            return TransparencyLog.of(new LogKey(key));
        } catch (IllegalArgumentException problem) {
            throw new InputException(Position.of("--log-key"), problem.getMessage(), "", problem);
        }
    }
}
