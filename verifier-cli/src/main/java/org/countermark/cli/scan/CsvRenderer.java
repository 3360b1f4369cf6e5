package org.countermark.cli.scan;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.codec.binary.Hex;
import org.countermark.contract.Channel;
import org.countermark.detect.Detection;

/** Writes a row for every distinct document and trial, in the order in which they first stand. */
final class CsvRenderer {
    private CsvRenderer() {}

    static void write(ScanResult result, OutputStream out) throws IOException {
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.writeRecord(
                "document",
                "digest",
                "key",
                "payload",
                "scored",
                "score_sum",
                "log10_p",
                "holm_log10_p",
                "log10_e",
                "profile_digest");
        for (TrialResult trial : result.trials()) {
            String payload =
                    trial.trial().channel() instanceof Channel.Payload channel ? Long.toString(channel.payload()) : "";
            List<ListedDocument> inOrder = trial.documents().listed().stream()
                    .sorted(Comparator.comparingInt(document -> document.score().index()))
                    .toList();
            for (ListedDocument document : inOrder) {
                Detection alone = document.score().alone();
                csv.writeRecord(
                        document.id(),
                        document.score().digest().toString(),
                        trial.trial().keyName(),
                        payload,
                        Long.toString(alone.score().n()),
                        Long.toString(alone.score().sum()),
                        Figures.exact(alone.p().log10()).toPlainString(),
                        Figures.exact(document.holm()).toPlainString(),
                        Figures.exact(alone.e().log10()).toPlainString(),
                        Hex.encodeHexString(trial.trial().profile().digest()));
            }
        }
        csv.flush();
    }
}
