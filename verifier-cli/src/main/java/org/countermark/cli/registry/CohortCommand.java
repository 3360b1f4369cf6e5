package org.countermark.cli.registry;

import java.util.concurrent.Callable;
import org.countermark.cli.Common;
import org.countermark.cli.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups what is done with cohorts. */
@Command(
        name = "cohort",
        mixinStandardHelpOptions = true,
        description = "Let many accounts carry one payload, or their own again.")
final class CohortCommand implements Callable<Integer> {
    @Mixin
    Common common;

    @Spec
    private CommandSpec spec;

    private CohortCommand() {}

    static CommandLine line(Terminal terminal) {
        return new CommandLine(new CohortCommand())
                .addSubcommand(new CohortCreateCommand(terminal))
                .addSubcommand(new CohortMoveCommand(terminal))
                .addSubcommand(new CohortReleaseCommand(terminal))
                .addSubcommand(new CohortDissolveCommand(terminal));
    }

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Say what to do with cohorts: create, move, release or dissolve.");
    }
}
