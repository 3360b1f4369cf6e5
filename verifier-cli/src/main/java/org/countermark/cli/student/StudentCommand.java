package org.countermark.cli.student;

import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.countermark.cli.Common;
import org.countermark.cli.Stop;
import org.countermark.cli.Terminal;
import org.countermark.cli.student.collect.CollectCommand;
import org.countermark.cli.student.contexts.ContextsCommand;
import org.countermark.cli.student.plan.StudentPlanCommand;
import org.countermark.cli.student.rows.RowsCommand;
import org.countermark.cli.student.test.StudentTestCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups what asks whether a model was trained on marked text. */
@Command(
        name = "student",
        mixinStandardHelpOptions = true,
        description = "Find out whether a model was trained on marked text.")
public final class StudentCommand implements Callable<Integer> {
    @Mixin
    Common common;

    @Spec
    private CommandSpec spec;

    private StudentCommand() {}

    /**
     * The command with its own commands.
     *
     * @param terminal where they read and write
     * @param stop asks long work to stop
     * @return the command line
     */
    public static CommandLine line(Terminal terminal, Stop stop) {
        return new CommandLine(new StudentCommand())
                .addSubcommand(new StudentPlanCommand(terminal))
                .addSubcommand(new ContextsCommand(terminal, stop))
                .addSubcommand(new CollectCommand(terminal, stop, new SecureRandom()))
                .addSubcommand(new RowsCommand(terminal, stop))
                .addSubcommand(new StudentTestCommand(terminal, stop));
    }

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "Say what to do about the model: "
                        + String.join(", ", spec.subcommands().keySet()) + ".");
    }
}
