package org.countermark.cli;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that says how many threads work. */
public final class Threads {
    private static final int MOST = 1024;

    @Option(names = "--threads", paramLabel = "N", description = "Worker threads (default: one for each core).")
    private Optional<Integer> threads = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /**
     * How many.
     *
     * @return 1..1024; results are the same for any number
     * @throws ParameterException if another number was asked for
     */
    public int count() {
        int count = threads.orElse(Math.min(MOST, Runtime.getRuntime().availableProcessors()));
        if (count < 1 || count > MOST) {
            throw new ParameterException(command.commandLine(), "--threads must be in 1.." + MOST + ", was " + count);
        }
        return count;
    }
}
