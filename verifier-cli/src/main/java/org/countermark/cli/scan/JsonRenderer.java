package org.countermark.cli.scan;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.countermark.cli.JsonDocument;

/**
 * Writes a result as JSON by docs/spec/scan-result.schema.json: no times, no paths, the same bytes on every machine. All
 * but the last part, {@code reading}, depends on the set of texts alone.
 */
final class JsonRenderer {
    private static final String FORMAT = "countermark/scan-result/2";

    private final JsonGenerator json;

    private JsonRenderer(JsonGenerator json) {
        this.json = json;
    }

    static void write(ScanResult result, OutputStream out) throws IOException {
        JsonDocument.write(out, json -> new JsonRenderer(json).result(result));
    }

    private void result(ScanResult result) throws IOException {
        Finding best = result.best().best();
        json.writeStartObject();
        json.writeStringField("format", FORMAT);
        json.writeStringField("verdict", result.verdict().words());
        json.writeStringField("alpha", result.alpha().toString());
        number("log10P", best.corrected());
        json.writeStringField("method", best.method());
        json.writeStringField("statistic", best.statistic().words());
        json.writeStringField("rarity", Figures.rarity(best.corrected()));
        number("log10E", result.best().corpus().e().log10());
        method(result.method());
        family(result.family());
        json.writeArrayFieldStart("trials");
        for (TrialResult trial : result.trials()) {
            new JsonTrial(json).write(trial);
        }
        json.writeEndArray();
        if (result.timeline().isPresent()) {
            new JsonTimeline(json).write(result.timeline().get(), result);
        }
        json.writeArrayFieldStart("doesNotShow");
        for (String line : Limitations.of(result)) {
            json.writeString(line);
        }
        json.writeEndArray();
        reading(result);
        json.writeEndObject();
    }

    private void method(Method method) throws IOException {
        json.writeStringField("units", method.units().id());
        json.writeStringField("dedup", method.dedup() == Method.Dedup.EXACT ? "exact" : "bloom");
        json.writeStringField("slice", Figures.share(method.share()));
    }

    private void family(Family family) throws IOException {
        json.writeObjectFieldStart("family");
        json.writeNumberField("keys", family.keys());
        json.writeNumberField("channels", family.channels());
        json.writeNumberField("profiles", family.profiles());
        json.writeNumberField("tokenizers", family.tokenizers());
        json.writeNumberField("trials", family.trials());
        json.writeNumberField("variants", family.variants());
        json.writeNumberField("statistics", family.statistics());
        json.writeNumberField("size", family.size());
        json.writeEndObject();
    }

    private void reading(ScanResult result) throws IOException {
        Map<String, JsonReading.Place> places = new LinkedHashMap<>();
        for (TrialResult trial : result.trials()) {
            for (ListedDocument document : trial.documents().listed()) {
                String digest = document.score().digest().toString();
                places.putIfAbsent(digest, new JsonReading.Place(digest, document.id(), document.copies()));
            }
        }
        JsonReading.write(json, result.reading(), places.values());
    }

    private void number(String name, double value) throws IOException {
        json.writeNumberField(name, Figures.exact(value));
    }
}
