package org.countermark.cli.input;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** A table whose columns are known by name: no other ones are let in, and every row has all of them. Used by one thread. */
public final class NamedTable implements AutoCloseable {
    private static final int LONGEST = 1 << 16;

    private final Content content;
    private final String shown;
    private final String remedy;
    private final CsvRows rows;
    private final List<String> columns;

    private NamedTable(Content content, String shown, List<String> known, String remedy) throws InputException {
        this.content = content;
        this.shown = shown;
        this.remedy = remedy;
        this.rows = new CsvRows(content, ',', LONGEST, remedy);
        this.columns = rows.header().getFields().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        for (String column : columns) {
            if (!known.contains(column)) {
                throw wrongHeader("there is no use for a column \"" + column + "\"", known);
            }
        }
        if (columns.stream().distinct().count() < columns.size()) {
            throw wrongHeader("a column is named twice", known);
        }
    }

    /**
     * Opens a table.
     *
     * @param source where it is
     * @param standardInput what {@code -} means
     * @param known the columns that it may have
     * @param remedy what to do about a row that cannot be read, a sentence
     * @return the table, before its first row
     * @throws InputException when its header is not one
     * @throws IOException when it cannot be read
     */
    public static NamedTable open(Source source, InputStream standardInput, List<String> known, String remedy)
            throws InputException, IOException {
        Content content = Content.open(source, standardInput);
        try {
            content.skipByteOrderMark();
            return new NamedTable(content, source.shown(), known, remedy);
        } catch (InputException | RuntimeException problem) {
            content.close();
            throw problem;
        }
    }

    /**
     * Whether a column is there.
     *
     * @param column its name
     * @return true if it is
     */
    public boolean has(String column) {
        return columns.contains(column);
    }

    /**
     * A fault in the header.
     *
     * @param problem what is wrong
     * @param known the columns that it may have
     * @return the exception
     */
    public InputException wrongHeader(String problem, List<String> known) {
        return new InputException(
                Position.of(shown, 1, 0),
                problem,
                "The first row names the columns: any of " + String.join(", ", known) + ".");
    }

    /** One row. */
    public final class Row {
        private final CsvRecord csv;

        private Row(CsvRecord csv) {
            this.csv = csv;
        }

        /**
         * What stands in a column.
         *
         * @param column its name
         * @return the field; empty where nothing stands there, or there is no such column
         */
        public Optional<String> field(String column) {
            int index = columns.indexOf(column);
            return index < 0 || csv.getField(index).isEmpty() ? Optional.empty() : Optional.of(csv.getField(index));
        }

        /**
         * A fault in this row.
         *
         * @param problem what is wrong
         * @param what to do about it
         * @return the exception
         */
        public InputException wrong(String problem, String what) {
            Position at = new Position(shown, OptionalLong.of(csv.getStartingLineNumber()), OptionalLong.empty());
            return new InputException(at, problem, what);
        }
    }

    /**
     * The next row.
     *
     * @return the row; empty at the end
     * @throws InputException when it cannot be read, or has not a field for each column
     */
    public Optional<Row> next() throws InputException {
        Optional<CsvRecord> record = rows.next();
        if (record.isEmpty()) {
            return Optional.empty();
        }
        Row row = new Row(record.get());
        if (record.get().getFieldCount() != columns.size()) {
            throw row.wrong(
                    "the row has " + record.get().getFieldCount() + " fields, the header " + columns.size(), remedy);
        }
        return Optional.of(row);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
