package org.countermark.cli;

import picocli.CommandLine;

/** The list of commands, made by hand so that a reader can follow every call. */
final class Commands {
    private Commands() {}

    static CommandLine line(Terminal terminal) {
        return new CommandLine(new Countermark())
                .addSubcommand(new CompletionCommand(terminal))
                .setAbbreviatedOptionsAllowed(false)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }
}
