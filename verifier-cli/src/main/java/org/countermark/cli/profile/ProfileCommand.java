package org.countermark.cli.profile;

import java.util.concurrent.Callable;
import org.countermark.cli.Common;
import org.countermark.cli.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups what is done with profiles. */
@Command(name = "profile", mixinStandardHelpOptions = true, description = "Make profiles.")
public final class ProfileCommand implements Callable<Integer> {
    @Mixin
    Common common;

    @Spec
    private CommandSpec spec;

    private ProfileCommand() {}

    /**
     * The command with its own commands.
     *
     * @param terminal where they read and write
     * @return the command line
     */
    public static CommandLine line(Terminal terminal) {
        return new CommandLine(new ProfileCommand()).addSubcommand(new ProfileNewCommand(terminal));
    }

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say what to do with profiles: new.");
    }
}
