package org.countermark.cli.key;

import java.util.concurrent.Callable;
import org.countermark.cli.Common;
import org.countermark.cli.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups what is done with keys. */
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        description = "Make, list, export and commit to keys, and exchange them with engines.")
public final class KeyCommand implements Callable<Integer> {
    @Mixin
    Common common;

    @Spec
    private CommandSpec spec;

    private KeyCommand() {}

    /**
     * The command with its own commands.
     *
     * @param terminal where they read and write
     * @return the command line
     */
    public static CommandLine line(Terminal terminal) {
        return new CommandLine(new KeyCommand())
                .addSubcommand(new KeyCreateCommand(terminal))
                .addSubcommand(new KeyListCommand(terminal))
                .addSubcommand(new KeyExportEpochCommand(terminal))
                .addSubcommand(new KeyCommitCommand(terminal))
                .addSubcommand(new KeyOpenCommand(terminal))
                .addSubcommand(new KeyDeriveCommand(terminal))
                .addSubcommand(new KeyImportCommand(terminal));
    }

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "Say what to do with keys: create, list, export-epoch, commit, open, derive or import.");
    }
}
