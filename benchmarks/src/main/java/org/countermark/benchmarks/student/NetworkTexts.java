package org.countermark.benchmarks.student;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.countermark.corpora.llama.LanguageModel;

/** Reads what was asked and answered, as {@code countermark generate} writes it, and plain texts, one a line. */
final class NetworkTexts {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A prompt and its answer, as token ids. */
    static final class Exchange {
        final int[] prompt;
        final int[] answer;

        private Exchange(int[] prompt, int[] answer) {
            this.prompt = prompt;
            this.answer = answer;
        }
    }

    private NetworkTexts() {}

    static List<Exchange> exchanges(Path file, LanguageModel model) throws IOException {
        List<Exchange> exchanges = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode record = JSON.readTree(line);
            exchanges.add(new Exchange(model.prompt(record.get("prompt").asText()), ids(record.get("token_ids"))));
        }
        return exchanges;
    }

    private static int[] ids(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToInt(JsonNode::asInt)
                .toArray();
    }

    /** Texts of at most so many tokens: lines, or exchanges (a file that ends in .jsonl) with prompt and answer behind one another. */
    static List<int[]> texts(Path file, LanguageModel model, int longest) throws IOException {
        List<int[]> texts = new ArrayList<>();
        if (file.toString().endsWith(".jsonl")) {
            for (Exchange exchange : exchanges(file, model)) {
                texts.add(IntStream.concat(IntStream.of(exchange.prompt), IntStream.of(exchange.answer))
                        .toArray());
            }
        } else {
            for (String line : Files.readAllLines(file)) {
                texts.add(model.prompt(line));
            }
        }
        return texts.stream()
                .map(text -> IntStream.of(text).limit(longest).toArray())
                .toList();
    }
}
