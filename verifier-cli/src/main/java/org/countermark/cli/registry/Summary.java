package org.countermark.cli.registry;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import org.countermark.registry.Epoch;
import org.countermark.registry.PayloadRegistry;

/** Prints a registry as a whole: how much is given, the cohorts and the epochs. */
final class Summary {
    private static final String FORMAT = "countermark/registry-summary/1";

    private final PayloadRegistry registry;
    private final int[] sizes;

    Summary(PayloadRegistry registry, Instant now) {
        this.registry = registry;
        this.sizes = registry.cohortSizes(now);
    }

    private int given() {
        return registry.accounts() + registry.cohorts().size();
    }

    private int largest() {
        return (1 << registry.bits()) - 1;
    }

    void text(PrintStream out) {
        out.println("digest    " + registry.digest());
        out.println("payloads  1.." + largest() + ", " + registry.order().text() + "; " + given() + " given, "
                + (largest() - given()) + " left");
        out.println("accounts  " + registry.accounts() + ", " + Holders.counted(registry.moves(), "move"));
        for (int i = 0; i < sizes.length; i++) {
            out.println(Holders.text(registry.cohorts().get(i)) + ", " + Holders.counted(sizes[i], "member"));
        }
        for (Epoch epoch : registry.epochs()) {
            out.println("epoch \"" + epoch.label() + "\" since " + epoch.since());
        }
    }

    void json(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("format", FORMAT);
        json.writeStringField("digest", registry.digest());
        json.writeStringField("secret", registry.secretId());
        json.writeNumberField("bits", registry.bits());
        json.writeStringField("order", registry.order().text());
        json.writeNumberField("given", given());
        json.writeNumberField("left", largest() - given());
        json.writeNumberField("accounts", registry.accounts());
        json.writeNumberField("moves", registry.moves());
        json.writeArrayFieldStart("cohorts");
        for (int i = 0; i < sizes.length; i++) {
            json.writeStartObject();
            Holders.fields(json, registry.cohorts().get(i));
            json.writeNumberField("members", sizes[i]);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("epochs");
        for (Epoch epoch : registry.epochs()) {
            json.writeStartObject();
            json.writeStringField("label", epoch.label());
            json.writeStringField("since", epoch.since().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
