package org.countermark.cli.scan;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.countermark.contract.Channel;

/** Writes a row for every document and trial, in record order. */
final class CsvRenderer {
    private CsvRenderer() {}

    static void write(ScanResult result, OutputStream out) throws IOException {
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.writeRecord("document", "key", "payload", "scored", "score_sum", "log10_p", "holm_log10_p");
        for (TrialResult trial : result.trials()) {
            String payload =
                    trial.trial().channel() instanceof Channel.Payload channel ? Long.toString(channel.payload()) : "";
            List<TrialResult.RankedDocument> inOrder = trial.documents().stream()
                    .sorted(Comparator.comparingInt(ranked -> ranked.document().index()))
                    .toList();
            for (TrialResult.RankedDocument ranked : inOrder) {
                DocumentScore document = ranked.document();
                csv.writeRecord(
                        ranked.id(),
                        trial.trial().keyName(),
                        payload,
                        Long.toString(document.score().n()),
                        Long.toString(document.score().sum()),
                        Figures.exact(document.log10()).toPlainString(),
                        Figures.exact(ranked.holmLog10()).toPlainString());
            }
        }
        csv.flush();
    }
}
