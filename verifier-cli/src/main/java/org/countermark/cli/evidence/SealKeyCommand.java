package org.countermark.cli.evidence;

import java.util.concurrent.Callable;
import org.countermark.cli.Common;
import org.countermark.cli.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups what is done with keys that seal. */
@Command(
        name = "seal-key",
        mixinStandardHelpOptions = true,
        description =
                "Make and show keys that seal evidence, and ask for their certificates. They mark no text, and keys that mark seal nothing.")
public final class SealKeyCommand implements Callable<Integer> {
    @Mixin
    Common common;

    @Spec
    private CommandSpec spec;

    private SealKeyCommand() {}

    /**
     * The command with its own commands.
     *
     * @param terminal where they read and write
     * @return the command line
     */
    public static CommandLine line(Terminal terminal) {
        return new CommandLine(new SealKeyCommand())
                .addSubcommand(new SealKeyCreateCommand(terminal))
                .addSubcommand(new SealKeyShowCommand(terminal))
                .addSubcommand(new SealKeyRequestCommand(terminal));
    }

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say what to do: create, show or request.");
    }
}
