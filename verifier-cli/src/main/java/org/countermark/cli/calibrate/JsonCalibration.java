package org.countermark.cli.calibrate;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.countermark.cli.JsonDocument;
import org.countermark.cli.scan.ReadBody;
import org.countermark.corpora.calibration.Sizes;
import org.countermark.corpora.rates.Rate;

/** Writes a calibration as data: JSON by docs/spec/calibration-result.schema.json, and its quantiles as CSV. */
final class JsonCalibration {
    private static final String FORMAT = "countermark/calibration-result/1";
    private static final MathContext DIGITS = new MathContext(9);

    private final JsonGenerator json;

    private JsonCalibration(JsonGenerator json) {
        this.json = json;
    }

    static void write(Calibration calibration, OutputStream out) throws IOException {
        JsonDocument.write(out, json -> new JsonCalibration(json).calibration(calibration));
    }

    static void quantiles(Calibration calibration, OutputStream out) throws IOException {
        StringBuilder csv = new StringBuilder("test,expected_log10,observed_log10,low_log10,high_log10\n");
        for (NullSample sample : calibration.samples()) {
            for (NullSample.Quantile point : sample.quantiles()) {
                csv.append(String.format(
                        Locale.ROOT,
                        "%s,%.9g,%.9g,%.9g,%.9g%n",
                        sample.name(),
                        point.expected(),
                        point.observed(),
                        point.low(),
                        point.high()));
            }
        }
        out.write(csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void calibration(Calibration calibration) throws IOException {
        json.writeStartObject();
        json.writeStringField("format", FORMAT);
        json.writeBooleanField("holds", calibration.holds());
        number("oddsOfALimit", NullSample.ODDS);
        json.writeNumberField("seed", calibration.seed());
        json.writeStringField("profileDigest", calibration.profileDigest());
        json.writeStringField("scheme", calibration.profile().scheme().id());
        json.writeStringField("unitRule", calibration.rule().id());
        json.writeStringField("proxy", calibration.proxy());
        Calibration.Body body = calibration.body();
        json.writeObjectFieldStart("body");
        json.writeNumberField("records", body.records());
        json.writeNumberField("documents", body.documents());
        json.writeNumberField("shares", body.shares());
        json.writeNumberField("used", body.used());
        json.writeNumberField("units", body.units());
        json.writeEndObject();
        json.writeArrayFieldStart("tests");
        for (NullSample sample : calibration.samples()) {
            sample(sample);
        }
        json.writeEndArray();
        inputs(calibration);
        json.writeEndObject();
    }

    private void inputs(Calibration calibration) throws IOException {
        json.writeArrayFieldStart("inputs");
        for (ReadBody.Input input : calibration.inputs()) {
            json.writeStartObject();
            json.writeStringField("name", input.name());
            json.writeStringField("sha256", input.sha256());
            json.writeNumberField("bytes", input.bytes());
            json.writeNumberField("records", input.records());
            json.writeNumberField("skipped", input.skipped());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void sample(NullSample sample) throws IOException {
        json.writeStartObject();
        json.writeStringField("test", sample.name());
        json.writeNumberField("trials", sample.trials());
        json.writeArrayFieldStart("sizes");
        for (Rate rate : sample.rates()) {
            json.writeStartObject();
            number("level", Sizes.level(rate));
            json.writeNumberField("rejected", rate.detections());
            number("rate", rate.observed());
            number("lower", rate.lower(NullSample.ODDS));
            number("upper", rate.upper(NullSample.ODDS));
            json.writeStringField("verdict", NullSample.Verdict.of(rate).words().toLowerCase(Locale.ROOT));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("quantiles");
        for (NullSample.Quantile point : sample.quantiles()) {
            json.writeStartObject();
            number("expectedLog10", point.expected());
            number("observedLog10", point.observed());
            number("lowLog10", point.low());
            number("highLog10", point.high());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void number(String name, double value) throws IOException {
        BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        json.writeNumberField(name, rounded.setScale(Math.max(0, rounded.scale())));
    }
}
