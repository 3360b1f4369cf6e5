package org.countermark.cli.registry;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.Content;
import org.countermark.cli.input.CsvRows;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.cli.input.Source;

/** A table of accounts: its columns are known, and no other ones are let in. */
final class CsvTable implements AutoCloseable {
    static final String ACCOUNT = "account";
    static final String PSEUDONYM = "pseudonym";
    static final String PAYLOAD = "payload";
    static final String COHORT = "cohort";
    static final String SINCE = "since";

    private static final List<String> COLUMNS = List.of(ACCOUNT, PSEUDONYM, PAYLOAD, COHORT, SINCE);
    private static final int LONGEST = 1 << 16;

    private final Content content;
    private final String shown;
    private final CsvRows rows;
    private final List<String> columns;

    private CsvTable(Content content, String shown) throws InputException {
        this.content = content;
        this.shown = shown;
        this.rows = new CsvRows(content, ',', LONGEST, "Nothing was changed.");
        this.columns = rows.header().getFields().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        for (String column : columns) {
            if (!COLUMNS.contains(column)) {
                throw wrongHeader("there is no use for a column \"" + column + "\"");
            }
        }
        if (columns.stream().distinct().count() < columns.size()) {
            throw wrongHeader("a column is named twice");
        }
        if (columns.contains(ACCOUNT) == columns.contains(PSEUDONYM)) {
            throw wrongHeader("the table needs a column account, or a column pseudonym, and not both");
        }
    }

    static CsvTable open(Terminal terminal, Path file) throws InputException, IOException {
        boolean standard = file.toString().equals("-");
        Source source = new Source(
                file.toString(),
                file.toString(),
                standard ? Optional.empty() : Optional.of(terminal.resolve(file)),
                false);
        Content content = Content.open(source, terminal.in());
        try {
            content.skipByteOrderMark();
            return new CsvTable(content, file.toString());
        } catch (InputException | RuntimeException problem) {
            content.close();
            throw problem;
        }
    }

    private InputException wrongHeader(String problem) {
        return new InputException(
                Position.of(shown, 1, 0),
                problem,
                "The first row names the columns: account or pseudonym, and payload, cohort, since as wanted.");
    }

    /** Whether accounts stand in it by their ids. */
    boolean hasIds() {
        return columns.contains(ACCOUNT);
    }

    /** One row. */
    final class Row {
        private final CsvRecord csv;

        Row(CsvRecord csv) {
            this.csv = csv;
        }

        /** What stands in a column; empty where nothing does, or there is no such column. */
        Optional<String> field(String column) {
            int index = columns.indexOf(column);
            return index < 0 || csv.getField(index).isEmpty() ? Optional.empty() : Optional.of(csv.getField(index));
        }

        InputException wrong(String problem, String remedy) {
            Position at = new Position(shown, OptionalLong.of(csv.getStartingLineNumber()), OptionalLong.empty());
            return new InputException(at, problem, remedy);
        }
    }

    Optional<Row> next() throws InputException {
        Optional<CsvRecord> record = rows.next();
        if (record.isEmpty()) {
            return Optional.empty();
        }
        Row row = new Row(record.get());
        if (record.get().getFieldCount() != columns.size()) {
            throw row.wrong(
                    "the row has " + record.get().getFieldCount() + " fields, the header " + columns.size(),
                    "Nothing was changed.");
        }
        return Optional.of(row);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
