package org.countermark.cli.registry;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.countermark.cli.input.Dates;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.NamedTable;
import org.countermark.registry.Pseudonym;
import org.countermark.registry.RegistryEditor;

/** Adds the rows of a table to a registry; the first one that is wrong ends it. */
final class CsvImport {
    private static final String UNCHANGED = "Nothing was changed.";

    private final NamedTable table;
    private final RegistryOptions.Opened opened;
    private final Instant usual;
    private final boolean skipKnown;

    CsvImport(NamedTable table, RegistryOptions.Opened opened, Instant usual, boolean skipKnown) {
        this.table = table;
        this.opened = opened;
        this.usual = usual;
        this.skipKnown = skipKnown;
    }

    /** All rows; there are too many to tell each one's payload. */
    int[] into(RegistryEditor editor) throws InputException {
        for (Optional<NamedTable.Row> row = table.next(); row.isPresent(); row = table.next()) {
            try {
                add(row.get(), editor);
            } catch (IllegalArgumentException | IllegalStateException problem) {
                throw row.get().wrong(problem.getMessage(), UNCHANGED);
            }
        }
        return new int[0];
    }

    private void add(NamedTable.Row row, RegistryEditor editor) throws InputException {
        OptionalInt payload = payload(row);
        Instant since = since(row);
        Optional<String> cohort = row.field(CsvTable.COHORT);
        Optional<String> account = row.field(CsvTable.hasIds(table) ? CsvTable.ACCOUNT : CsvTable.PSEUDONYM);
        if (account.isPresent()) {
            Pseudonym pseudonym = CsvTable.hasIds(table)
                    ? opened.secret().orElseThrow().pseudonym(account.get())
                    : Pseudonym.of(account.get());
            if (editor.isRegistered(pseudonym)) {
                if (skipKnown) {
                    return;
                }
                throw row.wrong(
                        "the account " + pseudonym.hex() + " is registered already",
                        "Nothing was changed; --skip-known leaves out such accounts.");
            }
            if (payload.isPresent()) {
                editor.addAccount(pseudonym, since, payload.getAsInt());
            } else {
                editor.addAccount(pseudonym, since);
            }
            if (cohort.isPresent()) {
                editor.move(pseudonym, cohort, since);
            }
        } else if (payload.isPresent()) {
            editor.addCohort(name(row, cohort), since, payload.getAsInt());
        } else {
            editor.addCohort(name(row, cohort), since);
        }
    }

    private static String name(NamedTable.Row row, Optional<String> cohort) throws InputException {
        return cohort.orElseThrow(() ->
                row.wrong("the row names neither an account nor a cohort", "A row without an account makes a cohort."));
    }

    private static OptionalInt payload(NamedTable.Row row) throws InputException {
        Optional<String> text = row.field(CsvTable.PAYLOAD);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!text.get().matches("[0-9]{1,9}")) {
            throw row.wrong("the payload is not a number from 1 on", UNCHANGED);
        }
        return OptionalInt.of(Integer.parseInt(text.get()));
    }

    private Instant since(NamedTable.Row row) throws InputException {
        Optional<String> text = row.field(CsvTable.SINCE);
        if (text.isEmpty()) {
            return usual;
        }
        return Dates.of(text.get())
                .orElseThrow(() -> row.wrong(
                        "the field since is not a date",
                        "Dates are written 2026-11-03, 2026-11-03T14:00:00Z, or as Unix time."));
    }
}
