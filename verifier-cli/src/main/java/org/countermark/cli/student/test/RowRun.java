package org.countermark.cli.student.test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countermark.cli.Interruption;
import org.countermark.cli.Meter;
import org.countermark.cli.Stop;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.scan.ReadingReport;
import org.countermark.cli.scan.Scanned;
import org.countermark.cli.student.rows.RowFile;
import org.countermark.student.OpenRow;
import org.countermark.student.OpenTest;

/** Runs a test over files of rows, beside those of a base model where the plan names one. For one run. */
final class RowRun {
    private final Terminal terminal;
    private final Stop stop;
    private final boolean quiet;
    private final StudentJob job;
    private final OpenTest test;
    private final List<Scanned> inputs = new ArrayList<>();
    private long read;
    private long beyond;

    RowRun(Terminal terminal, Stop stop, boolean quiet, StudentJob job) throws InputException {
        this.terminal = terminal;
        this.stop = stop;
        this.quiet = quiet;
        this.job = job;
        this.test = job.open();
    }

    /** The report; empty when it was interrupted. */
    Optional<RowReport> run(List<String> files, Optional<String> base) throws InputException, IOException {
        if (base.isEmpty()) {
            return read(files, Optional.empty()) ? Optional.of(report(Optional.empty())) : Optional.empty();
        }
        try (RowFile before = open(base.get())) {
            return read(files, Optional.of(before))
                    ? Optional.of(report(Optional.of(ReadingReport.of(List.of(before.scanned())))))
                    : Optional.empty();
        }
    }

    private RowReport report(Optional<ReadingReport> base) {
        return new RowReport(job.plan(), job.label(), test.result(), beyond, base, ReadingReport.of(inputs));
    }

    private RowFile open(String file) throws InputException, IOException {
        return RowFile.open(
                terminal, file, job.profile().tokenizer(), job.plan().sample().promptsDigest());
    }

    private boolean read(List<String> files, Optional<RowFile> base) throws InputException, IOException {
        Meter meter = new Meter(terminal, quiet, "rows", System::nanoTime);
        Interruption interruption = Interruption.listen(stop);
        try {
            for (int i = 0; i < files.size(); i++) {
                try (RowFile file = open(files.get(i))) {
                    if (!read(file, base, meter, i, files.size())) {
                        return false;
                    }
                    inputs.add(file.scanned());
                }
            }
            return true;
        } finally {
            interruption.end();
            meter.close();
        }
    }

    private boolean read(RowFile file, Optional<RowFile> base, Meter meter, int index, int of)
            throws InputException, IOException {
        for (Optional<OpenRow> row = file.next(); row.isPresent(); row = file.next()) {
            if (stop.requestedAt(read)) {
                return false;
            }
            read++;
            if (test.done()) {
                beyond++;
            } else if (base.isPresent()) {
                pair(row.get(), file, base.get());
            } else {
                test.add(row.get());
            }
            meter.at(file.share() < 0 ? -1 : (index + file.share()) / of, read);
        }
        return true;
    }

    private void pair(OpenRow row, RowFile file, RowFile base) throws InputException {
        OpenRow before = base.next()
                .orElseThrow(() -> new InputException(
                        file.position(),
                        "the base model has no row beside it",
                        "Make both files with the same texts and the same options."));
        try {
            test.add(row, before);
        } catch (IllegalArgumentException problem) {
            throw new InputException(
                    base.position(),
                    "its context is not that of the suspect's row at " + file.position(),
                    "Make both files with the same texts and the same options.",
                    problem);
        }
    }
}
