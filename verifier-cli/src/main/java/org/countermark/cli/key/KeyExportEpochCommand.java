package org.countermark.cli.key;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.keys.EpochKey;
import org.countermark.keys.EpochKeyFile;
import org.countermark.keys.KeyStoreFile;
import org.countermark.keys.RootKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the key of one epoch to a file, for an investigator. */
@Command(
        name = "export-epoch",
        mixinStandardHelpOptions = true,
        description = "Write the key of one epoch to a file, for an investigator. It gives away neither the root key"
                + " nor any other epoch; whoever has it can mark and detect for this one.")
final class KeyExportEpochCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    Common common;

    @Mixin
    private StoreOptions options;

    @Option(names = "--epoch", paramLabel = "LABEL", required = true, description = "The epoch, for example 2026-11.")
    private String epoch;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "Where to write the key; never overwrites a file.")
    private Path out;

    KeyExportEpochCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InputException, IOException {
        try (KeyStoreFile keys = options.open(terminal)) {
            RootKey root = options.root(keys);
            EpochKey key = root.epoch(epoch);
            root.destroy();
            EpochKeyFile.write(terminal.resolve(out), key);
            key.destroy();
        }
        terminal.out().println("the key of epoch \"" + epoch + "\" is in " + out);
        return ExitCode.DONE.code();
    }
}
