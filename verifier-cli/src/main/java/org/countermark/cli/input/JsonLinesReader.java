package org.countermark.cli.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.Optional;

/** One JSON value a line; a bad line does not end the file. */
final class JsonLinesReader implements RecordReader {
    private final Source source;
    private final Lines lines;
    private final ObjectReader json;
    private final JsonShapes shapes;

    JsonLinesReader(Content content, Reading reading) {
        this.source = content.source();
        this.lines = new Lines(content, reading.maxRecord());
        this.json = Json.reader(reading.maxRecord());
        this.shapes = new JsonShapes(reading);
    }

    @Override
    public Optional<Pending> next() throws InputException {
        while (true) {
            Optional<Lines.Line> line = lines.next();
            if (line.isEmpty()) {
                return Optional.empty();
            }
            if (!line.get().isBlank()) {
                return Optional.of(new Pending(line.get().bytes().length, () -> parse(line.get())));
            }
        }
    }

    private Document parse(Lines.Line line) throws InputException {
        Utf8.decode(source, line.bytes(), line.number(), line.offset());
        Position position = Position.of(source.shown(), line.number(), line.offset());
        JsonNode node;
        try {
            node = json.readTree(line.bytes());
        } catch (JsonProcessingException problem) {
            throw Json.broken(source, line.number(), line.offset(), problem);
        } catch (IOException problem) {
            throw new InputException(position, String.valueOf(problem.getMessage()), "", problem);
        }
        return shapes.document(node, position, RecordNumber.line(line.number()));
    }
}
