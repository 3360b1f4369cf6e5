package org.countermark.cli.plan;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;
import org.countermark.cli.JsonDocument;
import org.countermark.power.Power;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;

/** Writes an answer as JSON by docs/spec/plan-result.schema.json. */
final class JsonAnswer {
    private static final String FORMAT = "countermark/plan-result/1";

    private final JsonGenerator json;

    private JsonAnswer(JsonGenerator json) {
        this.json = json;
    }

    static void write(Answer answer, OutputStream out) throws IOException {
        JsonDocument.write(out, json -> new JsonAnswer(json).answer(answer));
    }

    private void answer(Answer answer) throws IOException {
        Question question = answer.question();
        json.writeStartObject();
        json.writeStringField("format", FORMAT);
        json.writeStringField("askedFor", answer.asked().name().toLowerCase(Locale.ROOT));
        json.writeBooleanField("inReach", answer.power().isPresent());
        scheme(question.scheme());
        number("excess", question.excess());
        number("spread", question.spread());
        whole("documents", question.documents());
        whole("tokens", question.tokens());
        number("scored", Optional.of(question.scored()));
        whole("units", question.tokens().map(question::units));
        number("share", question.share());
        json.writeStringField("shareOf", question.of().name().toLowerCase(Locale.ROOT));
        json.writeNumberField("keys", question.keys());
        json.writeStringField("alpha", question.alpha().toString());
        number("target", Optional.of(answer.target()));
        if (answer.power().isPresent()) {
            power("power", answer.power().get());
        }
        json.writeArrayFieldStart("otherShares");
        for (Answer.Other other : answer.others()) {
            json.writeStartObject();
            number("share", Optional.of(other.share()));
            number("power", other.power().map(Power::total));
            if (other.documents().isPresent()) {
                json.writeNumberField("documents", other.documents().getAsLong());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void scheme(Scheme scheme) throws IOException {
        json.writeStringField("scheme", scheme.id());
        if (scheme instanceof GreenListScheme list) {
            json.writeNumberField("gamma", list.gamma());
        } else if (scheme instanceof TournamentScheme tournament) {
            json.writeNumberField("depth", tournament.depth());
        }
    }

    private void power(String name, Power power) throws IOException {
        json.writeObjectFieldStart(name);
        number("total", Optional.of(power.total()));
        number("pooled", Optional.of(power.pooled()));
        number("evidence", Optional.of(power.evidence()));
        number("documents", Optional.of(power.documents()));
        json.writeEndObject();
    }

    /** Six significant digits of the exact binary value. */
    private void number(String name, Optional<Double> value) throws IOException {
        if (value.isPresent()) {
            BigDecimal rounded =
                    new BigDecimal(value.get()).round(new MathContext(6)).stripTrailingZeros();
            json.writeNumberField(name, rounded.setScale(Math.max(0, rounded.scale())));
        }
    }

    private void whole(String name, Optional<Long> value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.get());
        }
    }
}
