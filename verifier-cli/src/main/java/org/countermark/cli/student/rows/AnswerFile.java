package org.countermark.cli.student.rows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.Content;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Lines;
import org.countermark.cli.input.Position;
import org.countermark.cli.input.Source;

/** Reads answers as {@code student collect} exports them. */
final class AnswerFile {
    private static final int LONGEST = 64 << 20;
    private static final ObjectReader JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST)
                            .maxNestingDepth(200)
                            .build())
                    .build())
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private AnswerFile() {}

    /** Takes answers. */
    @FunctionalInterface
    interface Takes {
        void answer(JsonNode answer) throws IOException;
    }

    /** Reads all answers, each of which must be to one of the prompts; returns how many there are. */
    static long read(Terminal terminal, Path file, Set<String> prompts, Takes takes)
            throws InputException, IOException {
        Path path = terminal.resolve(file);
        if (!Files.isRegularFile(path)) {
            throw new InputException(
                    Position.of(file.toString()),
                    "there is no file of answers",
                    "Collect them with 'countermark student collect --logprobs 20'.");
        }
        Source source = new Source(String.valueOf(path.getFileName()), file.toString(), Optional.of(path), false);
        long answers = 0;
        try (Content content = Content.open(source, terminal.in())) {
            content.skipByteOrderMark();
            Lines lines = new Lines(content, LONGEST);
            for (Optional<Lines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                if (!line.get().isBlank()) {
                    takes.answer(answer(file, line.get(), prompts));
                    answers++;
                }
            }
        }
        return answers;
    }

    private static JsonNode answer(Path file, Lines.Line line, Set<String> prompts) throws InputException {
        Position position = Position.of(file.toString(), line.number(), line.offset());
        JsonNode answer;
        try {
            answer = JSON.readTree(line.bytes());
        } catch (JsonProcessingException problem) {
            throw new InputException(position, "broken JSON", "Export the answers again.", problem);
        } catch (IOException problem) {
            throw new InputException(position, String.valueOf(problem.getMessage()), "", problem);
        }
        if (!prompts.contains(answer.path("prompt").asText(""))) {
            throw new InputException(
                    position, "its prompt is none of the file's", "Name the file of prompts that were asked.");
        }
        return answer;
    }
}
