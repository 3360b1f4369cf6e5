package org.countermark.cli.evidence.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.Dates;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.NamedTable;
import org.countermark.cli.input.Source;
import org.countermark.evidence.bundle.Exhibit;

/** A table of where exhibits came from. */
final class Origins {
    private static final List<String> COLUMNS = List.of("name", "source", "acquired", "acquired_by");
    static final String REMEDY = "Nothing was written.";

    private Origins() {}

    /** The exhibits with what the table says of them; those that it does not name stay as they are. */
    static List<Exhibit> read(Terminal terminal, Path file, List<Exhibit> exhibits) throws InputException, IOException {
        Map<String, Exhibit> all = new LinkedHashMap<>();
        exhibits.forEach(exhibit -> all.put(exhibit.name(), exhibit));
        try (NamedTable table = open(terminal, file, COLUMNS)) {
            for (Optional<NamedTable.Row> row = table.next(); row.isPresent(); row = table.next()) {
                String name = required(row.get(), "name");
                Exhibit exhibit = all.get(name);
                if (exhibit == null) {
                    throw row.get()
                            .wrong(
                                    "no exhibit is called " + name,
                                    "Its names: " + String.join(", ", all.keySet()) + ".");
                }
                try {
                    all.put(
                            name,
                            new Exhibit(
                                    exhibit.name(),
                                    exhibit.sha256(),
                                    exhibit.size(),
                                    row.get().field("source").or(exhibit::source),
                                    time(row.get(), "acquired").or(exhibit::acquired),
                                    row.get().field("acquired_by").or(exhibit::acquiredBy)));
                } catch (IllegalArgumentException problem) {
                    throw row.get().wrong(problem.getMessage(), REMEDY);
                }
            }
        }
        return new ArrayList<>(all.values());
    }

    static NamedTable open(Terminal terminal, Path file, List<String> columns) throws InputException, IOException {
        String shown = file.toString();
        Source source = new Source(
                shown, shown, shown.equals("-") ? Optional.empty() : Optional.of(terminal.resolve(file)), false);
        return NamedTable.open(source, terminal.in(), columns, REMEDY);
    }

    static String required(NamedTable.Row row, String column) throws InputException {
        return row.field(column).orElseThrow(() -> row.wrong("the row says nothing in column " + column, REMEDY));
    }

    static Optional<Instant> time(NamedTable.Row row, String column) throws InputException {
        Optional<String> text = row.field(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Instant time = Dates.of(text.get())
                .orElseThrow(() -> row.wrong(
                        "the field " + column + " is not a date",
                        "Dates are written 2026-11-03, 2026-11-03T14:00:00Z, or as Unix time."));
        return Optional.of(time.truncatedTo(ChronoUnit.SECONDS));
    }
}
