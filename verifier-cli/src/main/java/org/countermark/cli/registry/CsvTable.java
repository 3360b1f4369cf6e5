package org.countermark.cli.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.NamedTable;
import org.countermark.cli.input.Source;

/** Opens a table of accounts. */
final class CsvTable {
    static final String ACCOUNT = "account";
    static final String PSEUDONYM = "pseudonym";
    static final String PAYLOAD = "payload";
    static final String COHORT = "cohort";
    static final String SINCE = "since";

    private static final List<String> COLUMNS = List.of(ACCOUNT, PSEUDONYM, PAYLOAD, COHORT, SINCE);

    private CsvTable() {}

    static NamedTable open(Terminal terminal, Path file) throws InputException, IOException {
        boolean standard = file.toString().equals("-");
        Source source = new Source(
                file.toString(),
                file.toString(),
                standard ? Optional.empty() : Optional.of(terminal.resolve(file)),
                false);
        NamedTable table = NamedTable.open(source, terminal.in(), COLUMNS, "Nothing was changed.");
        if (hasIds(table) == table.has(PSEUDONYM)) {
            try (table) {
                throw table.wrongHeader(
                        "the table needs a column account, or a column pseudonym, and not both", COLUMNS);
            }
        }
        return table;
    }

    /** Whether accounts stand in it by their ids. */
    static boolean hasIds(NamedTable table) {
        return table.has(ACCOUNT);
    }
}
