package org.countermark.cli.scan;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.codec.binary.Hex;
import org.countermark.contract.Channel;
import org.countermark.detect.DecoyControl;
import org.countermark.detect.GrowthPoint;
import org.countermark.detect.Region;
import org.countermark.token.UnitCounts;

/** Writes what one trial found. */
final class JsonTrial {
    private final JsonGenerator json;

    JsonTrial(JsonGenerator json) {
        this.json = json;
    }

    void write(TrialResult trial) throws IOException {
        json.writeStartObject();
        identity(trial);
        if (trial.memory().dedup() == Method.Dedup.BLOOM) {
            json.writeObjectFieldStart("filters");
            json.writeNumberField("bytes", trial.memory().bloomBytes());
            number("expectedLoss", trial.memory().expectedLoss());
            json.writeEndObject();
        }
        json.writeArrayFieldStart("findings");
        for (Finding finding : trial.findings()) {
            finding(finding);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("evidence");
        number("log10E", trial.corpus().e().log10());
        number("dense", trial.corpus().pooled().e().log10());
        number("sparse", trial.corpus().sparse().log10());
        json.writeEndObject();
        growth(trial.growth());
        counts(trial);
        number("excess", trial.pooled().excess());
        json.writeObjectFieldStart("reach");
        optional("smallestExcess", trial.reach().smallestExcess());
        number("assumedExcess", trial.reach().assumedExcess());
        optional("smallestShare", trial.reach().smallestShare());
        json.writeEndObject();
        json.writeNumberField("documents", trial.corpus().documents());
        json.writeNumberField("documentsTested", trial.documents().tested());
        json.writeNumberField("markedAtLeast", trial.corpus().markedAtLeast());
        json.writeNumberField("leads", trial.documents().leads());
        json.writeArrayFieldStart("listed");
        for (ListedDocument document : trial.documents().listed()) {
            document(document);
        }
        json.writeEndArray();
        if (trial.corpus().control().isPresent()) {
            decoys(trial.corpus().control().get());
        }
        json.writeEndObject();
    }

    private void identity(TrialResult trial) throws IOException {
        json.writeStringField("key", trial.trial().keyName());
        if (trial.trial().channel() instanceof Channel.Payload payload) {
            json.writeStringField("channel", "payload");
            json.writeNumberField("payload", payload.payload());
        } else {
            json.writeStringField("channel", "provider");
        }
        if (trial.trial().mistake().isPresent()) {
            json.writeStringField("nearVariant", trial.trial().mistake().get());
        }
        json.writeFieldName("profile");
        json.writeRawValue(trial.trial().profile().toJson());
        json.writeStringField(
                "profileDigest", Hex.encodeHexString(trial.trial().profile().digest()));
        json.writeStringField("keyCommitment", trial.trial().plan().keyCommitment());
        json.writeStringField("planDigest", trial.pooled().planDigest());
        json.writeStringField("tokenizer", trial.tokenizer());
        json.writeStringField("proxy", trial.trial().plan().proxy());
        json.writeStringField("weighing", trial.trial().plan().weighing().id());
    }

    private void finding(Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("statistic", finding.statistic().words());
        json.writeStringField("method", finding.method());
        number("log10P", finding.log10());
        number("correctedLog10P", finding.corrected());
        json.writeEndObject();
    }

    private void growth(List<GrowthPoint> growth) throws IOException {
        json.writeArrayFieldStart("growth");
        for (GrowthPoint point : growth) {
            json.writeStartObject();
            json.writeNumberField("documents", point.documents());
            json.writeNumberField("tokens", point.tokens());
            json.writeNumberField("units", point.units());
            number("log10P", point.p().log10());
            number("log10E", point.e().log10());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void counts(TrialResult trial) throws IOException {
        UnitCounts counts = trial.pooled().counts();
        json.writeObjectFieldStart("counts");
        json.writeNumberField("responses", counts.responses());
        json.writeNumberField("tokens", counts.tokens());
        json.writeNumberField("atStart", counts.atStart());
        json.writeNumberField("inPrompt", counts.inPrompt());
        json.writeNumberField("notModal", counts.notModal());
        json.writeNumberField("duplicates", counts.duplicates());
        json.writeNumberField("units", counts.units());
        json.writeNumberField("scored", trial.pooled().score().n());
        json.writeNumberField("scoreSum", trial.pooled().score().sum());
        json.writeEndObject();
    }

    private void document(ListedDocument document) throws IOException {
        json.writeStartObject();
        json.writeStringField("digest", document.score().digest().toString());
        json.writeNumberField("tokens", document.tokens());
        json.writeNumberField("scored", document.score().alone().score().n());
        json.writeNumberField("scoreSum", document.score().alone().score().sum());
        number("log10P", document.score().log10());
        number("holmLog10P", document.holm());
        number("log10E", document.score().alone().e().log10());
        json.writeBooleanField("lead", document.lead());
        if (document.passages().isPresent()) {
            json.writeArrayFieldStart("passages");
            for (Passage passage : document.passages().get()) {
                passage(passage);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void passage(Passage passage) throws IOException {
        Region region = passage.region();
        json.writeStartObject();
        json.writeNumberField("fromToken", region.from());
        json.writeNumberField("toToken", region.to());
        json.writeNumberField("scored", region.score().n());
        json.writeNumberField("scoreSum", region.score().sum());
        number("excess", region.excess());
        number("correctedLog10P", region.corrected());
        json.writeArrayFieldStart("spans");
        for (Passage.Span span : passage.spans()) {
            json.writeStartObject();
            json.writeNumberField("response", span.response());
            json.writeNumberField("fromByte", span.text().fromByte());
            json.writeNumberField("toByte", span.text().toByte());
            json.writeNumberField("fromCharacter", span.text().fromCodePoint());
            json.writeNumberField("toCharacter", span.text().toCodePoint());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void decoys(DecoyControl control) throws IOException {
        json.writeObjectFieldStart("decoys");
        json.writeNumberField("keys", control.decoyP().size());
        json.writeStringField("slice", Figures.share(control.slice()));
        json.writeNumberField("documents", control.documents());
        number("log10P", control.p().log10());
        number("log10E", control.e().log10());
        json.writeNumberField("rankByP", control.rankByP());
        json.writeNumberField("rankByE", control.rankByE());
        number("uniformityLog10P", control.uniformity().log10());
        numbers("decoyLog10P", control.decoyP());
        numbers("decoyLog10E", control.decoyE());
        json.writeEndObject();
    }

    private void numbers(String name, List<Double> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (double value : values) {
            json.writeNumber(Figures.exact(value));
        }
        json.writeEndArray();
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
