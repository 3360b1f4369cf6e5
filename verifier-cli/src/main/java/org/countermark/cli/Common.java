package org.countermark.cli;

import picocli.CommandLine.Option;

/** The options that every command has. */
public final class Common {
    @Option(names = "--debug", description = "Show stack traces.")
    boolean debug;

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress and no remarks on standard error; errors are still shown.")
    boolean quiet;

    /**
     * Whether remarks are unwanted.
     *
     * @return true with --quiet
     */
    public boolean quiet() {
        return quiet;
    }
}
