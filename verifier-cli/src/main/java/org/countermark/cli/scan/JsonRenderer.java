package org.countermark.cli.scan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalDouble;
import org.apache.commons.codec.binary.Hex;
import org.countermark.contract.Channel;

/** Writes a result as JSON by docs/spec/scan-result.schema.json: no times, no paths, the same bytes on every machine. */
final class JsonRenderer {
    private static final String FORMAT = "countermark/scan-result/1";

    private final JsonGenerator json;

    private JsonRenderer(JsonGenerator json) {
        this.json = json;
    }

    static void write(ScanResult result, OutputStream out) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        try (JsonGenerator json = new JsonFactory()
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                .setPrettyPrinter(
                        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter))) {
            new JsonRenderer(json).result(result);
            json.writeRaw('\n');
        }
    }

    private void result(ScanResult result) throws IOException {
        json.writeStartObject();
        json.writeStringField("format", FORMAT);
        json.writeStringField("verdict", result.verdict().words());
        json.writeStringField("alpha", result.alpha().toString());
        number("log10P", result.best().bestLog10());
        json.writeStringField("method", result.best().pooled().p().method());
        json.writeStringField("rarity", Figures.rarity(result.best().bestLog10()));
        family(result.family());
        json.writeArrayFieldStart("trials");
        for (TrialResult trial : result.trials()) {
            trial(trial);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("inputs");
        for (Scanned input : result.inputs()) {
            input(input);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("roundTrip");
        json.writeNumberField("same", result.roundTrip().same());
        json.writeNumberField("tried", result.roundTrip().tried());
        json.writeEndObject();
        json.writeArrayFieldStart("doesNotShow");
        for (String line : Limitations.of(result)) {
            json.writeString(line);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void family(Family family) throws IOException {
        json.writeObjectFieldStart("family");
        json.writeNumberField("keys", family.keys());
        json.writeNumberField("channels", family.channels());
        json.writeNumberField("profiles", family.profiles());
        json.writeNumberField("tokenizers", family.tokenizers());
        json.writeNumberField("trials", family.trials());
        json.writeNumberField("statistics", family.statistics());
        json.writeNumberField("size", family.size());
        json.writeEndObject();
    }

    private void trial(TrialResult trial) throws IOException {
        json.writeStartObject();
        json.writeStringField("key", trial.trial().keyName());
        if (trial.trial().channel() instanceof Channel.Payload payload) {
            json.writeStringField("channel", "payload");
            json.writeNumberField("payload", payload.payload());
        } else {
            json.writeStringField("channel", "provider");
        }
        json.writeFieldName("profile");
        json.writeRawValue(trial.trial().profile().toJson());
        json.writeStringField(
                "profileDigest", Hex.encodeHexString(trial.trial().profile().digest()));
        json.writeStringField("keyCommitment", trial.trial().plan().keyCommitment());
        json.writeStringField("planDigest", trial.pooled().planDigest());
        json.writeStringField("tokenizer", trial.tokenizer());
        number("log10P", trial.pooled().p().log10());
        json.writeStringField("method", trial.pooled().p().method());
        number("correctedLog10P", trial.correctedLog10());
        counts(trial);
        number("excess", trial.pooled().excess());
        json.writeObjectFieldStart("reach");
        optional("smallestExcess", trial.reach().smallestExcess());
        number("assumedExcess", trial.reach().assumedExcess());
        optional("smallestShare", trial.reach().smallestShare());
        json.writeEndObject();
        json.writeNumberField("documentsTested", trial.documentsTested());
        json.writeArrayFieldStart("documents");
        for (TrialResult.RankedDocument ranked : trial.documents()) {
            document(ranked);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void counts(TrialResult trial) throws IOException {
        json.writeObjectFieldStart("counts");
        json.writeNumberField("responses", trial.pooled().counts().responses());
        json.writeNumberField("tokens", trial.pooled().counts().tokens());
        json.writeNumberField("atStart", trial.pooled().counts().atStart());
        json.writeNumberField("inPrompt", trial.pooled().counts().inPrompt());
        json.writeNumberField("duplicates", trial.pooled().counts().duplicates());
        json.writeNumberField("units", trial.pooled().counts().units());
        json.writeNumberField("scored", trial.pooled().score().n());
        json.writeNumberField("scoreSum", trial.pooled().score().sum());
        json.writeEndObject();
    }

    private void document(TrialResult.RankedDocument ranked) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", ranked.id());
        json.writeStringField("digest", ranked.document().digest().toString());
        json.writeNumberField("scored", ranked.document().score().n());
        json.writeNumberField("scoreSum", ranked.document().score().sum());
        number("log10P", ranked.document().log10());
        number("holmLog10P", ranked.holmLog10());
        json.writeEndObject();
    }

    private void input(Scanned input) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", input.name());
        json.writeStringField("sha256", input.sha256());
        json.writeNumberField("bytes", input.bytes());
        json.writeNumberField("records", input.records());
        json.writeNumberField("skipped", input.skipped());
        json.writeEndObject();
    }

    private void number(String name, double value) throws IOException {
        json.writeNumberField(name, Figures.exact(value));
    }

    private void optional(String name, OptionalDouble value) throws IOException {
        if (value.isPresent()) {
            number(name, value.getAsDouble());
        }
    }
}
