package org.countermark.cli.registry;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes all accounts out of a cohort. */
@Command(
        name = "dissolve",
        mixinStandardHelpOptions = true,
        description = "Let all members of a cohort carry their own payloads again. The cohort keeps its payload, which"
                + " is given to nobody else.")
final class CohortDissolveCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "COHORT", description = "The cohort.")
    private String cohort;

    @Option(
            names = "--at",
            paramLabel = "DATE",
            converter = InstantOption.class,
            description = "From when; after each member's last move (default: now).")
    private Optional<Instant> at = Optional.empty();

    @Mixin
    private RegistryOptions options;

    @Mixin
    Common common;

    CohortDissolveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InputException, IOException {
        RegistryOptions.Opened opened = options.open(terminal, false);
        Instant from = at.orElseGet(Instant::now);
        new Change(terminal, options).make(opened, editor -> {
            editor.dissolve(cohort, from);
            return new int[0];
        });
        return ExitCode.DONE.code();
    }
}
