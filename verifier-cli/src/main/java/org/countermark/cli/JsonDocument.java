package org.countermark.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;

/** JSON as all commands print it: indented by two blanks, lines ended by {@code \n} on every system, plain decimals. */
public final class JsonDocument {
    private JsonDocument() {}

    /** Writes the content of a document. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes.
         *
         * @param json takes one value
         * @throws IOException if it cannot be written
         */
        void writeTo(JsonGenerator json) throws IOException;
    }

    /**
     * Writes a document and a line's end.
     *
     * @param out receives it in UTF-8; flushed, not closed
     * @param content what is written
     * @throws IOException if it cannot be written
     */
    public static void write(OutputStream out, Content content) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        try (JsonGenerator json = new JsonFactory()
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                .setPrettyPrinter(
                        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter))) {
            content.writeTo(json);
            json.writeRaw('\n');
        }
    }
}
