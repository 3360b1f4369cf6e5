package org.countermark.cli.input;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** CSV and TSV with a header: the text stands in one column. */
final class TableReader implements RecordReader {
    /** Columns that are taken for the text, best first. */
    static final List<String> COLUMNS =
            List.of("text", "completion", "response", "output", "answer", "content", "body", "document");

    private final Content content;
    private final StrictText strict;
    private final CsvReader<CsvRecord> csv;
    private final Iterator<CsvRecord> records;
    private final int column;
    private final int width;
    private boolean ended;

    TableReader(Content content, Reading reading, char separator) throws InputException {
        this.content = content;
        this.strict = new StrictText(content);
        this.csv = CsvReader.builder()
                .fieldSeparator(separator)
                .maxBufferSize(reading.maxRecord())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new InputStreamReader(strict, StandardCharsets.UTF_8));
        this.records = csv.iterator();
        CsvRecord header = read().orElseThrow(
                        () -> new InputException(Position.of(content.source().shown()), "the table has no header", ""));
        this.width = header.getFieldCount();
        this.column = column(header.getFields(), reading);
    }

    private int column(List<String> header, Reading reading) throws InputException {
        List<String> wanted = reading.textField()
                .map(field -> List.of(field.replaceFirst("^/", "")))
                .orElse(COLUMNS);
        List<String> names = header.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        for (String name : wanted) {
            int index = names.indexOf(name.toLowerCase(Locale.ROOT));
            if (index >= 0) {
                return index;
            }
        }
        throw new InputException(
                Position.of(content.source().shown(), 1, 0),
                "the table has no column " + String.join(", ", wanted) + "; its columns are "
                        + String.join(", ", header),
                "Name the column of the text with --text-column.");
    }

    @Override
    public Optional<Pending> next() throws InputException {
        Optional<CsvRecord> record = ended ? Optional.empty() : read();
        if (record.isEmpty()) {
            ended = true;
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
                position, content.source().name() + ":" + line, List.of(new Turn(true, new Body.Text(text))));
        return Optional.of(Pending.of(text.length(), document));
    }

    private Optional<CsvRecord> read() throws InputException {
        try {
            return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
        } catch (UncheckedIOException problem) {
            ended = true;
            throw content.explain(problem.getCause());
        } catch (CsvParseException problem) {
            ended = true;
            if (problem.getCause() instanceof IOException cause) {
                throw content.explain(cause);
            }
            throw new InputException(
                    Position.of(content.source().shown(), strict.line(), strict.offset()),
                    "the table cannot be read: " + problem.getMessage(),
                    "Mend it, or raise --max-record where a field is too long.",
                    problem);
        }
    }
}
