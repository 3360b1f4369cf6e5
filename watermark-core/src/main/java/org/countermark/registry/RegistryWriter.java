package org.countermark.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/** Writes the canonical bytes of a registry: the same registry always gives the same ones. */
final class RegistryWriter {
    static final String FORMAT = "countermark/registry/1";

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private RegistryWriter(JsonGenerator json) {
        this.json = json;
    }

    /** Writes everything; flushes and does not close. */
    static void write(OutputStream out, PayloadRegistry registry) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .setRootValueSeparator(null)) {
            new RegistryWriter(json).write(registry);
        }
    }

    static String digest(PayloadRegistry registry) {
        MessageDigest sha = DigestUtils.getSha256Digest();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), sha)) {
            write(out, registry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private void write(PayloadRegistry registry) throws IOException {
        begin("format", FORMAT);
        json.writeNumberField("bits", registry.bits());
        json.writeStringField("order", registry.order().text());
        json.writeStringField("secret", registry.secretId());
        end();
        AccountTable accounts = registry.accountTable();
        for (int i = 0; i < accounts.size(); i++) {
            begin("account", accounts.pseudonym(i).hex());
            json.writeNumberField("payload", accounts.payload(i));
            since(accounts.since(i));
        }
        for (Holder.Cohort cohort : registry.cohorts()) {
            begin("cohort", cohort.name());
            json.writeNumberField("payload", cohort.payload());
            since(cohort.since().getEpochSecond());
        }
        for (int i : registry.moveTable().chronological()) {
            Move move = registry.move(i);
            begin("move", move.account().hex());
            json.writeFieldName("to");
            if (move.cohort().isPresent()) {
                json.writeString(move.cohort().get());
            } else {
                json.writeNull();
            }
            since(move.since().getEpochSecond());
        }
        for (Epoch epoch : registry.epochs()) {
            begin("epoch", epoch.label());
            since(epoch.since().getEpochSecond());
        }
        begin("end", FORMAT);
        json.writeNumberField("next", registry.nextNumber());
        json.writeNumberField("accounts", accounts.size());
        json.writeNumberField("cohorts", registry.cohorts().size());
        json.writeNumberField("moves", registry.moveTable().size());
        json.writeNumberField("epochs", registry.epochs().size());
        end();
    }

    private void begin(String kind, String value) throws IOException {
        json.writeStartObject();
        json.writeStringField(kind, value);
    }

    private void since(long second) throws IOException {
        json.writeStringField("since", Seconds.text(second));
        end();
    }

    private void end() throws IOException {
        json.writeEndObject();
        json.writeRaw('\n');
    }
}
