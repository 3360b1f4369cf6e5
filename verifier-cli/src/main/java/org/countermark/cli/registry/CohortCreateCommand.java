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

/** Makes a cohort. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Make a cohort under a payload that nobody ever had.")
final class CohortCreateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "NAME", description = "Visible ASCII without blanks; it stands in the public file.")
    private String name;

    @Option(
            names = "--since",
            paramLabel = "DATE",
            converter = InstantOption.class,
            description = "From when there is such a cohort (default: now).")
    private Optional<Instant> since = Optional.empty();

    @Mixin
    private RegistryOptions options;

    @Mixin
    Common common;

    CohortCreateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InputException, IOException {
        Instant from = since.orElseGet(Instant::now);
        new Change(terminal, options)
                .make(options.openToGive(terminal, false), editor -> new int[] {editor.addCohort(name, from)});
        return ExitCode.DONE.code();
    }
}
