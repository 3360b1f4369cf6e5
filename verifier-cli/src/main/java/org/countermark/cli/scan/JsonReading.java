package org.countermark.cli.scan;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collection;

/** Writes the last part of a result in JSON: what was read, and where the documents stood that the result names. */
public final class JsonReading {
    private JsonReading() {}

    /**
     * Where a document stood.
     *
     * @param digest its content
     * @param id the record in which it first stood
     * @param copies records with this content, at least 1
     */
    public record Place(String digest, String id, long copies) {}

    /**
     * Writes the field {@code reading}.
     *
     * @param json inside an object
     * @param reading what was read
     * @param places of the documents that the result names
     * @throws IOException if it cannot be written
     */
    public static void write(JsonGenerator json, ReadingReport reading, Collection<Place> places) throws IOException {
        json.writeObjectFieldStart("reading");
        json.writeNumberField("records", reading.records());
        json.writeNumberField("copies", reading.copies());
        json.writeNumberField("skipped", reading.skipped());
        json.writeNumberField("outside", reading.outside());
        json.writeObjectFieldStart("roundTrip");
        json.writeNumberField("same", reading.roundTrip().same());
        json.writeNumberField("tried", reading.roundTrip().tried());
        json.writeEndObject();
        json.writeArrayFieldStart("inputs");
        for (Scanned input : reading.inputs()) {
            json.writeStartObject();
            json.writeStringField("name", input.name());
            json.writeStringField("sha256", input.sha256());
            json.writeNumberField("bytes", input.bytes());
            json.writeNumberField("records", input.records());
            json.writeNumberField("skipped", input.skipped());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("documents");
        for (Place place : places) {
            json.writeStartObject();
            json.writeStringField("digest", place.digest());
            json.writeStringField("id", place.id());
            json.writeNumberField("copies", place.copies());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
