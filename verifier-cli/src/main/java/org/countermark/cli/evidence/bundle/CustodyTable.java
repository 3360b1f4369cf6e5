package org.countermark.cli.evidence.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.NamedTable;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.bundle.CustodyEntry;
import org.countermark.evidence.bundle.Exhibit;

/** A table of who had the exhibits, which becomes a chain of entries. */
final class CustodyTable {
    private static final List<String> COLUMNS = List.of("at", "by", "what", "exhibits");

    private CustodyTable() {}

    /** The bundle's log with the rows of the table behind it. */
    static List<CustodyEntry> read(Terminal terminal, Path file, Bundle bundle) throws InputException, IOException {
        Map<String, String> digests =
                bundle.exhibits().stream().collect(Collectors.toMap(Exhibit::name, Exhibit::sha256));
        List<String> all = digests.values().stream().distinct().sorted().toList();
        List<CustodyEntry> log = new ArrayList<>(bundle.custody());
        try (NamedTable table = Origins.open(terminal, file, COLUMNS)) {
            for (Optional<NamedTable.Row> row = table.next(); row.isPresent(); row = table.next()) {
                Optional<String> names = row.get().field("exhibits");
                log.add(entry(row.get(), log, names.isPresent() ? concerned(row.get(), names.get(), digests) : all));
            }
        }
        return log;
    }

    private static CustodyEntry entry(NamedTable.Row row, List<CustodyEntry> before, List<String> exhibits)
            throws InputException {
        Instant at = Origins.time(row, "at").orElseThrow(() -> row.wrong("the row has no time", Origins.REMEDY));
        Optional<CustodyEntry> last = before.isEmpty() ? Optional.empty() : Optional.of(before.get(before.size() - 1));
        if (last.filter(entry -> at.isBefore(entry.at())).isPresent()) {
            throw row.wrong("it is earlier than the row before", "Put the rows in order of time.");
        }
        try {
            return CustodyEntry.of(
                    last.map(CustodyEntry::digest).orElse(CustodyEntry.NONE),
                    at,
                    Origins.required(row, "by"),
                    Origins.required(row, "what"),
                    exhibits);
        } catch (IllegalArgumentException problem) {
            throw row.wrong(problem.getMessage(), Origins.REMEDY);
        }
    }

    private static List<String> concerned(NamedTable.Row row, String names, Map<String, String> digests)
            throws InputException {
        List<String> concerned = new ArrayList<>();
        for (String name : names.split(";", -1)) {
            String digest = digests.get(name.strip());
            if (digest == null) {
                throw row.wrong("no exhibit is called " + name.strip(), Origins.REMEDY);
            }
            if (!concerned.contains(digest)) {
                concerned.add(digest);
            }
        }
        return concerned;
    }
}
