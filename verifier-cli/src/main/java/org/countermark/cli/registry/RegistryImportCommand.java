package org.countermark.cli.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.NamedTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes accounts and cohorts in from a table. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Register the accounts of a table in CSV: all of them, or none where a row is wrong. Its header"
                + " names the columns: account or pseudonym, and as wanted payload, cohort and since. A row without an"
                + " account makes a cohort.")
final class RegistryImportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE.csv", description = "The table, or - for standard input.")
    private Path table;

    @Option(
            names = "--since",
            paramLabel = "DATE",
            converter = InstantOption.class,
            description = "From when rows without a date hold (default: now).")
    private Optional<Instant> since = Optional.empty();

    @Option(names = "--skip-known", description = "Leave out accounts that are registered already.")
    private boolean skipKnown;

    @Mixin
    private RegistryOptions options;

    @Mixin
    Common common;

    RegistryImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InputException, IOException {
        try (NamedTable rows = CsvTable.open(terminal, table)) {
            RegistryOptions.Opened opened = options.openToGive(terminal, CsvTable.hasIds(rows));
            CsvImport run = new CsvImport(rows, opened, since.orElseGet(Instant::now), skipKnown);
            new Change(terminal, options).make(opened, run::into);
        }
        return ExitCode.DONE.code();
    }
}
