package org.countermark.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The top command: shows help when nothing is asked of it. */
@Command(
        name = "countermark",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        description = "Marks the output of language models, and proves later where a text came from.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:verified: no",
            "2:wrong command line",
            "3:bad input",
            "70:internal error",
            "130:interrupted"
        },
        footer = {"", "New here? './countermark demo' shows the whole story in about a minute."})
final class Countermark implements Callable<Integer> {
    @Mixin
    Common common;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name a command.");
    }
}
