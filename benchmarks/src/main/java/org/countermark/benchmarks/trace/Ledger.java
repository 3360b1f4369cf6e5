package org.countermark.benchmarks.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.countermark.benchmarks.Provenance;

/** Appends figures to a CSV, a row each, with the commit and the day: batches add up, and a run cut off loses one batch. */
public final class Ledger {
    private static final String HEADER = "commit,date,part,case,batch,figure,value\n";

    private final Path file;
    private final String commit;

    private Ledger(Path file, String commit) {
        this.file = file;
        this.commit = commit;
    }

    /**
     * Opens a ledger, with its header where it is new.
     *
     * @param file the CSV
     * @return the ledger
     * @throws IOException if the file cannot be written or git not be asked
     */
    public static Ledger at(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.writeString(file, HEADER);
        }
        return new Ledger(file, Provenance.commit());
    }

    /**
     * Adds a row.
     *
     * @param part the run
     * @param name what was tried in it
     * @param batch numbers of the trials, from which all seeds follow
     * @param figure what was counted or measured
     * @param value its value
     */
    public void add(String part, String name, String batch, String figure, double value) {
        String row = String.format(
                Locale.ROOT,
                "%s,%s,%s,%s,%s,%s,%.10g%n",
                commit,
                LocalDate.now(ZoneOffset.UTC),
                part,
                name,
                batch,
                figure,
                value);
        try {
            Files.writeString(file, row, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
