package org.countermark.benchmarks.smollm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One recorded answer, as a line of JSON. */
final class Answer {
    private static final ObjectMapper JSON = new ObjectMapper();

    final Arm arm;
    final int prompt;
    final String kind;
    final int[] tokens;
    final int markedTokens;
    final int repeatedTokens;

    /** Mean entropy of the final distributions that the tokens were chosen from, in nats. */
    final double entropy;

    final String text;

    Answer(
            Arm arm,
            int prompt,
            String kind,
            int[] tokens,
            int markedTokens,
            int repeatedTokens,
            double entropy,
            String text) {
        this.arm = arm;
        this.prompt = prompt;
        this.kind = kind;
        this.tokens = tokens;
        this.markedTokens = markedTokens;
        this.repeatedTokens = repeatedTokens;
        this.entropy = entropy;
        this.text = text;
    }

    String toJson() throws IOException {
        ObjectNode node = JSON.createObjectNode()
                .put("arm", arm.name())
                .put("prompt", prompt)
                .put("kind", kind)
                .put("marked", markedTokens)
                .put("repeated", repeatedTokens)
                .put("entropy", Math.round(entropy * 1e4) / 1e4)
                .put("text", text);
        for (int token : tokens) {
            node.withArray("tokens").add(token);
        }
        return JSON.writeValueAsString(node);
    }

    static List<Answer> readAll(Path file) throws IOException {
        List<Answer> out = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode node = JSON.readTree(line);
            int[] tokens = new int[node.withArray("tokens").size()];
            for (int i = 0; i < tokens.length; i++) {
                tokens[i] = node.get("tokens").get(i).asInt();
            }
            out.add(new Answer(
                    Arm.valueOf(node.get("arm").asText()),
                    node.get("prompt").asInt(),
                    node.get("kind").asText(),
                    tokens,
                    node.get("marked").asInt(),
                    node.get("repeated").asInt(),
                    node.get("entropy").asDouble(),
                    node.get("text").asText()));
        }
        return out;
    }
}
