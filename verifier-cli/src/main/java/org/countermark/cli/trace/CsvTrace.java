package org.countermark.cli.trace;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.countermark.cli.scan.Figures;

/** Writes a report as tables: a row for every document, or for every account that is named or a lead. */
final class CsvTrace {
    private CsvTrace() {}

    /** A row for every listed document, in the order of digests. */
    static void documents(TraceReport report, OutputStream out) throws IOException {
        CsvWriter csv = writer(out);
        csv.writeRecord(
                "document",
                "digest",
                "copies",
                "date",
                "verdict",
                "kind",
                "name",
                "known_as",
                "payload",
                "members",
                "units",
                "traced",
                "log10_p",
                "method",
                "corrected_log10_p",
                "margin",
                "marked_log10_p");
        List<DocumentRow> rows = report.listed().stream()
                .sorted(Comparator.comparing(DocumentRow::digest))
                .toList();
        for (DocumentRow row : rows) {
            Optional<DocumentRow.Test> test = row.test();
            Optional<Party> named = row.named();
            csv.writeRecord(
                    row.id(),
                    row.digest(),
                    Long.toString(row.copies()),
                    date(row.date()),
                    verdict(row),
                    named.map(party -> Figures.lower(party.kind())).orElse(""),
                    named.map(Party::name).orElse(""),
                    named.flatMap(Party::knownAs).orElse(""),
                    named.map(party -> Integer.toString(party.payload())).orElse(""),
                    named.map(party -> members(party.membersAt(row.date()))).orElse(""),
                    Long.toString(row.counts().units()),
                    Integer.toString(row.traced()),
                    test.map(found -> number(found.accused())).orElse(""),
                    test.map(DocumentRow.Test::method).orElse(""),
                    test.map(found -> number(found.corrected())).orElse(""),
                    test.flatMap(DocumentRow.Test::margin).map(CsvTrace::number).orElse(""),
                    test.map(found -> number(found.detected())).orElse(""));
        }
        csv.flush();
    }

    /** A row for every account and cohort that is named, then for every lead. */
    static void accounts(TraceReport report, OutputStream out) throws IOException {
        CsvWriter csv = writer(out);
        csv.writeRecord(
                "status",
                "kind",
                "name",
                "known_as",
                "payload",
                "since",
                "members",
                "documents_naming",
                "documents_early",
                "documents_supporting",
                "first_date",
                "last_date",
                "log10_p",
                "method",
                "corrected_log10_p",
                "log10_e");
        for (AccountRow row : report.accounts()) {
            Party party = row.party();
            csv.writeRecord(
                    Figures.lower(row.status()),
                    Figures.lower(party.kind()),
                    party.name(),
                    party.knownAs().orElse(""),
                    Integer.toString(party.payload()),
                    date(party.since()),
                    members(party.members()),
                    Integer.toString(row.naming()),
                    Integer.toString(row.early()),
                    Integer.toString(row.supporting()),
                    date(row.first()),
                    date(row.last()),
                    number(row.log10P()),
                    row.method(),
                    number(row.corrected()),
                    number(row.log10E()));
        }
        csv.flush();
    }

    private static String verdict(DocumentRow row) {
        if (row.test().isEmpty()) {
            return "too short";
        }
        return row.named().isPresent() ? "named" : "no account";
    }

    /** Pseudonyms, with a blank between them. */
    private static String members(List<Member> members) {
        return members.stream().map(Member::pseudonym).distinct().collect(Collectors.joining(" "));
    }

    private static CsvWriter writer(OutputStream out) {
        return CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    private static String date(Optional<Instant> moment) {
        return moment.map(Instant::toString).orElse("");
    }

    private static String number(double value) {
        return Figures.exact(value).toPlainString();
    }
}
