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
import java.util.Optional;

/** The rows of a table by RFC 4180, in strict UTF-8; what is wrong is said with its place. Used by one thread. */
public final class CsvRows {
    private final Content content;
    private final StrictText strict;
    private final Iterator<CsvRecord> records;
    private final String remedy;
    private boolean ended;

    /**
     * Begins to read.
     *
     * @param content the table
     * @param separator what stands between fields
     * @param longest the most characters of a row
     * @param remedy what to do about a row that cannot be read, a sentence
     */
    public CsvRows(Content content, char separator, int longest, String remedy) {
        this.content = content;
        this.strict = new StrictText(content);
        this.remedy = remedy;
        this.records = CsvReader.builder()
                .fieldSeparator(separator)
                .maxBufferSize(longest)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(new InputStreamReader(strict, StandardCharsets.UTF_8))
                .iterator();
    }

    /**
     * The first row.
     *
     * @return the header
     * @throws InputException when there is none, or it cannot be read
     */
    public CsvRecord header() throws InputException {
        return next().orElseThrow(
                        () -> new InputException(Position.of(content.source().shown()), "the table has no header", ""));
    }

    /**
     * The next row, of any number of fields.
     *
     * @return the row; empty at the end, and after a row that could not be read
     * @throws InputException when it cannot be read
     */
    public Optional<CsvRecord> next() throws InputException {
        if (ended) {
            return Optional.empty();
        }
        try {
            ended = !records.hasNext();
            return ended ? Optional.empty() : Optional.of(records.next());
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
                    remedy,
                    problem);
        }
    }
}
