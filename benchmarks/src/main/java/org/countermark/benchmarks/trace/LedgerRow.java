package org.countermark.benchmarks.trace;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A figure of a ledger, read back.
 *
 * @param part the run
 * @param name what was tried in it
 * @param batch numbers of the trials
 * @param figure what was counted or measured
 * @param value its value; infinite where it was never reached
 */
public record LedgerRow(String part, String name, String batch, String figure, double value) {
    /**
     * Reads a ledger.
     *
     * @param file the CSV
     * @return its rows, in their order
     * @throws IOException if it cannot be read
     */
    public static List<LedgerRow> read(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file);
                Stream<NamedCsvRecord> rows = csv.stream()) {
            return rows.map(LedgerRow::of).toList();
        }
    }

    private static LedgerRow of(NamedCsvRecord row) {
        return new LedgerRow(
                row.getField("part"),
                row.getField("case"),
                row.getField("batch"),
                row.getField("figure"),
                Double.parseDouble(row.getField("value")));
    }
}
