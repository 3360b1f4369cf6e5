package org.countermark.cli.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.Optional;

/** JSON that is laid out over many lines: an array of records, or records one after the other. */
final class JsonStreamReader implements RecordReader {
    private final Source source;
    private final Content content;
    private final Reading reading;
    private final JsonShapes shapes;
    private final ObjectReader json;
    private Optional<Bounded> parser = Optional.empty();
    private boolean ended;
    private long count;

    JsonStreamReader(Content content, Reading reading) {
        this.source = content.source();
        this.content = content;
        this.reading = reading;
        this.shapes = new JsonShapes(reading);
        this.json = Json.reader(reading.maxRecord()).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    @Override
    public Optional<Pending> next() throws InputException {
        if (ended) {
            return Optional.empty();
        }
        try {
            return read();
        } catch (JsonProcessingException problem) {
            ended = true;
            long line =
                    problem.getLocation() == null ? 1 : problem.getLocation().getLineNr();
            throw Json.broken(source, line, content.start(), problem);
        } catch (TooLongException problem) {
            ended = true;
            throw Limits.tooLong(source, problem.line, problem.offset, problem.length, reading.maxRecord());
        } catch (IOException problem) {
            ended = true;
            throw content.explain(problem);
        }
    }

    private Optional<Pending> read() throws IOException {
        if (parser.isEmpty()) {
            parser = Optional.of(
                    new Bounded(json.getFactory().createParser(new StrictText(content)), reading.maxRecord()));
        }
        Bounded in = parser.get();
        JsonToken token = in.nextToken();
        if (token == JsonToken.START_ARRAY && count == 0) {
            token = in.nextToken();
        }
        if (token == null || token == JsonToken.END_ARRAY) {
            ended = true;
            return Optional.empty();
        }
        in.begin();
        Position position = Position.of(source.shown(), in.line(), in.offset());
        JsonNode node = json.readTree(in);
        long size = in.length();
        in.end();
        RecordNumber number = RecordNumber.object(++count);
        return Optional.of(new Pending(size, () -> shapes.document(node, position, number)));
    }

    /** A parser that refuses to build a value beyond the limit. */
    private static final class Bounded extends JsonParserDelegate {
        private final int limit;
        private long start = -1;
        private long startLine;

        Bounded(JsonParser parser, int limit) {
            super(parser);
            this.limit = limit;
        }

        void begin() {
            start = delegate.currentTokenLocation().getByteOffset();
            startLine = delegate.currentTokenLocation().getLineNr();
        }

        void end() {
            start = -1;
        }

        long length() {
            return delegate.currentLocation().getByteOffset() - start;
        }

        long line() {
            return startLine;
        }

        long offset() {
            return start;
        }

        @Override
        public JsonToken nextToken() throws IOException {
            JsonToken token = super.nextToken();
            if (start >= 0) {
                if (length() > limit) {
                    throw new TooLongException(startLine, start, length());
                }
            }
            return token;
        }
    }

    private static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;
        private final long line;
        private final long offset;
        private final long length;

        TooLongException(long line, long offset, long length) {
            super("record too long");
            this.line = line;
            this.offset = offset;
            this.length = length;
        }
    }
}
