package org.countermark.cli.student.rows;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import org.countermark.cli.input.Content;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Lines;
import org.countermark.cli.input.Position;

/** Reads rows that are written as lines of JSON: a head, then rows and what was shown before them. */
final class JsonRowSource implements RowSource {
    private static final String REMEDY = "A plan of open mode takes rows as docs/spec/row-file.md has them.";

    private final String shown;
    private final Lines lines;
    private final RowHead head;
    private int[] prompt = {};
    private Position position;

    JsonRowSource(Content content) throws InputException {
        shown = content.source().shown();
        lines = new Lines(content, RowFormat.LARGEST);
        position = Position.of(shown);
        Optional<Lines.Line> first = line();
        if (first.isEmpty()) {
            throw new InputException(position, "the file is empty", REMEDY);
        }
        head = parsed(() -> RowJson.head(first.get().bytes()));
    }

    private interface Parse<T> {
        T parse() throws IOException;
    }

    private <T> T parsed(Parse<T> parse) throws InputException {
        try {
            return parse.parse();
        } catch (JsonProcessingException problem) {
            String words = problem.getOriginalMessage().lines().findFirst().orElse("");
            throw new InputException(position, "broken JSON: " + words, REMEDY, problem);
        } catch (IOException | IllegalArgumentException problem) {
            throw new InputException(position, String.valueOf(problem.getMessage()), REMEDY, problem);
        }
    }

    private Optional<Lines.Line> line() throws InputException {
        Optional<Lines.Line> line = lines.next();
        while (line.isPresent() && line.get().isBlank()) {
            line = lines.next();
        }
        line.ifPresent(there -> position = Position.of(shown, there.number(), there.offset()));
        return line;
    }

    @Override
    public RowHead head() {
        return head;
    }

    @Override
    public Optional<TokenRow> next() throws InputException {
        Optional<Lines.Line> line = line();
        while (line.isPresent()) {
            byte[] bytes = line.get().bytes();
            Optional<TokenRow> row = parsed(() -> row(bytes));
            if (row.isPresent()) {
                return row;
            }
            line = line();
        }
        return Optional.empty();
    }

    @Override
    public Position position() {
        return position;
    }

    /** The row on a line; empty where it says what is shown before the rows to come. */
    private Optional<TokenRow> row(byte[] bytes) throws IOException {
        Optional<int[]> shownBefore = Optional.empty();
        Optional<int[]> context = Optional.empty();
        Optional<int[]> ids = Optional.empty();
        Optional<float[]> values = Optional.empty();
        try (JsonParser json = RowJson.FACTORY.createParser(bytes)) {
            RowJson.expect(json, JsonToken.START_OBJECT, "each line must be a JSON object");
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                switch (name) {
                    case "prompt" -> shownBefore = Optional.of(RowJson.ids(json, name));
                    case "context" -> context = Optional.of(RowJson.ids(json, name));
                    case "ids" -> ids = Optional.of(RowJson.ids(json, name));
                    case "probabilities", "logprobs" -> {
                        if (values.isPresent()) {
                            throw new IllegalArgumentException("a row has probabilities or logprobs, and not both");
                        }
                        values = Optional.of(RowJson.probabilities(json, name, name.equals("logprobs")));
                    }
                    default ->
                        throw new IllegalArgumentException("a line must hold prompt, or context, ids and probabilities"
                                + " or logprobs, and has another field");
                }
            }
            RowJson.end(json);
        }
        if (shownBefore.isPresent() && context.isEmpty() && ids.isEmpty() && values.isEmpty()) {
            prompt = shownBefore.get();
            return Optional.empty();
        }
        if (shownBefore.isPresent() || context.isEmpty() || values.isEmpty()) {
            throw new IllegalArgumentException(
                    "a row must have context and probabilities or logprobs, and a prompt a line of its own");
        }
        return Optional.of(new TokenRow(prompt, context.get(), ids, values.get()));
    }
}
