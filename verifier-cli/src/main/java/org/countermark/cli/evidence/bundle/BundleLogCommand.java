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
import org.countermark.cli.evidence.LogOptions;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.log.LogCheck;
import org.countermark.evidence.log.TransparencyLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

    @Mixin
    private LogOptions log;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The bundle; never over another file.")
    private Path out;

    @Mixin
    Common common;

    @Spec
    private CommandSpec spec;

    BundleLogCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InputException, IOException {
        TransparencyLog trusted = log.log(terminal)
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "Name the log with --log-key."));
        BundleFile.refuseExisting(terminal, out);
        Bundle bundle = BundleFile.read(terminal, file);
        byte[] bytes;
        try (InputStream in = Files.newInputStream(terminal.resolve(proof))) {
            bytes = in.readNBytes(LONGEST);
        }
        byte[] digest = HexFormat.of().parseHex(bundle.sealedDigest());
        LogCheck check = trusted.adopt(digest, new String(bytes, StandardCharsets.UTF_8));
        if (check instanceof LogCheck.Refused refused) {
            throw new InputException(
                    Position.of(proof.toString()),
                    "it is no proof of this bundle: " + refused.why(),
                    "A log's entry must be the 32 bytes that 'bundle digest --sealed' prints in hexadecimal.");
        }
        BundleFile.write(terminal, out, bundle.logged(((LogCheck.Included) check).proof()));
        return ExitCode.DONE.code();
    }
}
