package org.countermark.cli.input;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** CSV and TSV with a header: the text stands in one column. */
final class TableReader implements RecordReader {
    /** Columns that are taken for the text, best first. */
    static final List<String> COLUMNS =
            List.of("text", "completion", "response", "output", "answer", "content", "body", "document");

    private final Content content;
    private final CsvRows rows;
    private final int column;
    private final OptionalInt dateColumn;
    private final boolean dateNamed;
    private final int width;

    TableReader(Content content, Reading reading, char separator) throws InputException {
        this.content = content;
        this.rows = new CsvRows(
                content, separator, reading.maxRecord(), "Mend it, or raise --max-record where a field is too long.");
        CsvRecord header = rows.header();
        this.width = header.getFieldCount();
        List<String> names = header.getFields().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        this.column = column(names, header.getFields(), reading);
        this.dateNamed = reading.dateField().isPresent();
        this.dateColumn = indexOf(names, wanted(reading.dateField(), Dates.NAMES));
        if (dateNamed && dateColumn.isEmpty()) {
            throw missing(
                    reading.dateField().stream().toList(),
                    header.getFields(),
                    "Name the column of the date with --date-column.");
        }
    }

    private int column(List<String> names, List<String> header, Reading reading) throws InputException {
        List<String> wanted = wanted(reading.textField(), COLUMNS);
        OptionalInt found = indexOf(names, wanted);
        if (found.isEmpty()) {
            throw missing(wanted, header, "Name the column of the text with --text-column.");
        }
        return found.getAsInt();
    }

    private static List<String> wanted(Optional<String> named, List<String> usual) {
        return named.map(field -> List.of(field.replaceFirst("^/", ""))).orElse(usual);
    }

    private static OptionalInt indexOf(List<String> names, List<String> wanted) {
        return wanted.stream()
                .mapToInt(name -> names.indexOf(name.toLowerCase(Locale.ROOT)))
                .filter(index -> index >= 0)
                .findFirst();
    }

    private InputException missing(List<String> wanted, List<String> header, String remedy) {
        return new InputException(
                Position.of(content.source().shown(), 1, 0),
                "the table has no column " + String.join(", ", wanted) + "; its columns are "
                        + String.join(", ", header),
                remedy);
    }

    private Optional<Instant> date(CsvRecord record, Position position) throws InputException {
        if (dateColumn.isEmpty() || record.getField(dateColumn.getAsInt()).isBlank()) {
            return Optional.empty();
        }
        String value = record.getField(dateColumn.getAsInt());
        Optional<Instant> date = Dates.of(value);
        if (dateNamed && date.isEmpty()) {
            throw Dates.unreadable(position, value);
        }
        return date;
    }

    @Override
    public Optional<Pending> next() throws InputException {
        Optional<CsvRecord> record = rows.next();
        if (record.isEmpty()) {
            return Optional.empty();
        }
        long line = record.get().getStartingLineNumber();
        Position position =
                new Position(content.source().shown(), java.util.OptionalLong.of(line), java.util.OptionalLong.empty());
        if (record.get().getFieldCount() != width) {
            throw new InputException(
                    position,
                    "the row has " + record.get().getFieldCount() + " fields, the header " + width,
                    "Mend the row, or skip it with --skip-bad.");
        }
        String text = record.get().getField(column);
        Document document = new Document(
                position,
                RecordNumber.line(line),
                List.of(new Turn(true, new Body.Text(text))),
                date(record.get(), position));
        return Optional.of(Pending.of(text.length(), document));
    }
}
