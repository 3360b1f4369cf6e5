package org.countermark.cli.registry;

import java.util.concurrent.Callable;
import org.countermark.cli.Common;
import org.countermark.cli.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups what is done with registries. */
@Command(
        name = "registry",
        mixinStandardHelpOptions = true,
        description = "Keep which account carries which payload; accounts are known by pseudonyms only.")
public final class RegistryCommand implements Callable<Integer> {
    @Mixin
    Common common;

    @Spec
    private CommandSpec spec;

    private RegistryCommand() {}

    /**
     * The command with its own commands.
     *
     * @param terminal where they read and write
     * @return the command line
     */
    public static CommandLine line(Terminal terminal) {
        return new CommandLine(new RegistryCommand())
                .addSubcommand(new RegistryCreateCommand(terminal))
                .addSubcommand(new RegistryAddCommand(terminal))
                .addSubcommand(new RegistryImportCommand(terminal))
                .addSubcommand(new RegistryExportCommand(terminal))
                .addSubcommand("cohort", CohortCommand.line(terminal))
                .addSubcommand(new RegistryEpochCommand(terminal))
                .addSubcommand(new RegistryWidenCommand(terminal))
                .addSubcommand(new RegistryShowCommand(terminal));
    }

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "Say what to do with the registry: create, add, import, export, cohort, epoch, widen or show.");
    }
}
