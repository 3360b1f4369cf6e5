package org.countermark.cli.trace;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.binary.Hex;
import org.countermark.cli.JsonDocument;
import org.countermark.cli.scan.Figures;
import org.countermark.cli.scan.JsonReading;
import org.countermark.token.UnitCounts;

/**
 * Writes a report as JSON by docs/spec/trace-result.schema.json: no times, no paths, the same bytes on every machine. All
 * but the last part, {@code reading}, depends on the set of texts and their dates alone.
 */
final class JsonTrace {
    private static final String FORMAT = "countermark/trace-result/1";

    private final JsonGenerator json;
    private final boolean known;

    private JsonTrace(JsonGenerator json, boolean known) {
        this.json = json;
        this.known = known;
    }

    static void write(TraceReport report, OutputStream out) throws IOException {
        JsonDocument.write(out, json -> new JsonTrace(json, true).report(report));
    }

    /** The same by pseudonyms alone, as if nobody had brought account ids: for evidence, which others get to see. */
    static void writePseudonyms(TraceReport report, OutputStream out) throws IOException {
        JsonDocument.write(out, json -> new JsonTrace(json, false).report(report));
    }

    private void report(TraceReport report) throws IOException {
        json.writeStartObject();
        json.writeStringField("format", FORMAT);
        json.writeStringField("verdict", report.namesSomebody() ? "named" : "no account");
        json.writeStringField("words", report.verdict());
        json.writeStringField("alpha", report.identity().plan().alpha().toString());
        json.writeNumberField("accountsNamed", report.named(Party.Kind.ACCOUNT));
        json.writeNumberField("cohortsNamed", report.named(Party.Kind.COHORT));
        family(report.family());
        identity(report.identity());
        json.writeArrayFieldStart("accounts");
        for (AccountRow row : report.accounts()) {
            account(row);
        }
        json.writeEndArray();
        documents(report);
        decoys(report.decoys());
        json.writeArrayFieldStart("doesNotShow");
        for (String line : TraceLimits.of(report)) {
            json.writeString(line);
        }
        json.writeEndArray();
        JsonReading.write(json, report.reading(), places(report).values());
        json.writeEndObject();
    }

    private void family(TraceFamily family) throws IOException {
        json.writeObjectFieldStart("family");
        json.writeNumberField("accounts", family.accounts());
        json.writeNumberField("cohorts", family.cohorts());
        json.writeNumberField("decoys", family.decoys());
        json.writeNumberField("candidates", family.candidates());
        json.writeNumberField("documents", family.tested());
        json.writeEndObject();
    }

    private void identity(Identity identity) throws IOException {
        json.writeStringField("key", identity.key());
        json.writeFieldName("profile");
        json.writeRawValue(identity.profile().toJson());
        json.writeStringField(
                "profileDigest", Hex.encodeHexString(identity.profile().digest()));
        json.writeStringField("keyCommitment", identity.plan().commitment().hex());
        json.writeStringField("registryDigest", identity.registryDigest());
        json.writeStringField("planDigest", identity.plan().digest());
        json.writeStringField("tokenizer", identity.plan().tokenizer());
        json.writeStringField("proxy", identity.plan().proxy());
        json.writeStringField("weighing", identity.plan().weighing().id());
        json.writeNumberField("minimumUnits", identity.plan().minimumUnits());
    }

    private void account(AccountRow row) throws IOException {
        json.writeStartObject();
        json.writeStringField("status", Figures.lower(row.status()));
        party(row.party());
        date("since", row.party().since());
        if (row.party().kind() == Party.Kind.COHORT) {
            members("members", row.party().members());
        }
        number("log10P", row.log10P());
        json.writeStringField("method", row.method());
        number("correctedLog10P", row.corrected());
        number("log10E", row.log10E());
        json.writeNumberField("documentsNaming", row.naming());
        json.writeNumberField("documentsEarly", row.early());
        json.writeNumberField("documentsSupporting", row.supporting());
        date("firstDate", row.first());
        date("lastDate", row.last());
        json.writeArrayFieldStart("strongest");
        for (DocumentRow document : row.strongest()) {
            document(document);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void documents(TraceReport report) throws IOException {
        json.writeNumberField("documents", report.family().documents());
        json.writeNumberField("documentsTested", report.family().tested());
        json.writeNumberField("documentsMarked", report.marked());
        json.writeNumberField("documentsNaming", report.naming());
        json.writeArrayFieldStart("listed");
        for (DocumentRow document : report.listed()) {
            document(document);
        }
        json.writeEndArray();
    }

    private void document(DocumentRow row) throws IOException {
        json.writeStartObject();
        json.writeStringField("digest", row.digest());
        date("date", row.date());
        UnitCounts counts = row.counts();
        json.writeNumberField("tokens", counts.tokens());
        json.writeNumberField("duplicates", counts.duplicates());
        json.writeNumberField("units", counts.units());
        json.writeNumberField("traced", row.traced());
        if (row.test().isPresent()) {
            test(row.test().get(), row.date());
        }
        json.writeEndObject();
    }

    private void test(DocumentRow.Test test, Optional<Instant> date) throws IOException {
        number("log10P", test.accused());
        json.writeStringField("method", test.method());
        number("correctedLog10P", test.corrected());
        if (test.margin().isPresent()) {
            number("margin", test.margin().get());
        }
        number("markedLog10P", test.detected());
        json.writeBooleanField("marked", test.marked());
        if (test.named().isPresent()) {
            Party party = test.named().get();
            json.writeObjectFieldStart("names");
            party(party);
            if (party.kind() == Party.Kind.COHORT) {
                members(date.isPresent() ? "membersAtDate" : "members", party.membersAt(date));
            }
            json.writeEndObject();
        }
    }

    private void party(Party party) throws IOException {
        json.writeStringField("kind", Figures.lower(party.kind()));
        if (!party.isDecoy()) {
            json.writeStringField("name", party.name());
        }
        if (known && party.knownAs().isPresent()) {
            json.writeStringField("knownAs", party.knownAs().get());
        }
        json.writeNumberField("payload", party.payload());
    }

    private void members(String name, List<Member> members) throws IOException {
        json.writeArrayFieldStart(name);
        for (Member member : members) {
            json.writeStartObject();
            json.writeStringField("name", member.pseudonym());
            if (known && member.knownAs().isPresent()) {
                json.writeStringField("knownAs", member.knownAs().get());
            }
            json.writeStringField("from", member.from().toString());
            date("until", member.until());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void decoys(Decoys decoys) throws IOException {
        json.writeObjectFieldStart("decoys");
        json.writeNumberField("count", decoys.count());
        json.writeNumberField("documents", decoys.documents());
        number("smallestCorrectedLog10P", decoys.smallest());
        json.writeArrayFieldStart("named");
        for (int payload : decoys.named()) {
            json.writeNumber(payload);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Where all documents stood that the report names, each once. */
    private static Map<String, JsonReading.Place> places(TraceReport report) {
        Map<String, JsonReading.Place> places = new LinkedHashMap<>();
        for (AccountRow account : report.accounts()) {
            account.strongest().forEach(row -> place(row, places));
        }
        report.listed().forEach(row -> place(row, places));
        return places;
    }

    private static void place(DocumentRow row, Map<String, JsonReading.Place> places) {
        places.putIfAbsent(row.digest(), new JsonReading.Place(row.digest(), row.id(), row.copies()));
    }

    private void date(String name, Optional<Instant> moment) throws IOException {
        if (moment.isPresent()) {
            json.writeStringField(name, moment.get().toString());
        }
    }

    private void number(String name, double value) throws IOException {
        json.writeNumberField(name, Figures.exact(value));
    }
}
