package org.countermark.cli.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.evidence.seal.SealingKey;
import org.countermark.evidence.seal.SealingKeyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a sealing key. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Make a sealing key: Ed25519 and ML-DSA-65 in one file, which only its owner may read.",
        footer = {"", "Example: countermark seal-key create --label lab-2026 --out lab.sealkey"})
final class SealKeyCreateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--label", paramLabel = "NAME", required = true, description = "A name for the key; not secret.")
    private String label;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "Where to write the key; never overwrites a file.")
    private Path out;

    @Mixin
    Common common;

    @Spec
    private CommandSpec spec;

    SealKeyCreateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        SealingKey key;
        try {
            key = SealingKey.generate(label, new SecureRandom());
        } catch (IllegalArgumentException problem) {
            throw new ParameterException(spec.commandLine(), "--label: " + problem.getMessage(), problem);
        }
        SealingKeyFile.write(terminal.resolve(out), key);
        key.destroy();
        terminal.out().println("fingerprint " + key.verifyingKey().fingerprint());
        if (!common.quiet()) {
            terminal.err()
                    .println("Publish 'countermark seal-key show " + out
                            + "', and let those who rely on the seal have the fingerprint on another way.");
        }
        return ExitCode.DONE.code();
    }
}
