package org.countermark.benchmarks.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.countermark.corpora.gguf.GgufFile;
import org.countermark.corpora.llama.ForwardPass;
import org.countermark.corpora.llama.KeyValueCache;
import org.countermark.corpora.llama.LlamaModel;
import org.countermark.corpora.llama.Workers;

/**
 * Compares the engine's logits with a record of another implementation (test-corpora/model/check_engine.py). Arguments:
 * the model's GGUF file, and the record.
 */
public final class EngineCheck {
    private EngineCheck() {}

    /**
     * Runs.
     *
     * @param args the model file and the record
     * @throws IOException when one of them cannot be read
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException("usage: EngineCheck MODEL.gguf LOGITS.json");
        }
        LlamaModel model = LlamaModel.of(GgufFile.open(Path.of(args[0])));
        System.out.println("| tokens | logits from | to | largest difference | mean difference | same best token |");
        System.out.println("|---|---|---|---|---|---|");
        try (Workers workers = Workers.of(2)) {
            ForwardPass pass = model.pass(64, workers);
            for (JsonNode record : new ObjectMapper().readTree(Path.of(args[1]).toFile())) {
                compare(record, logits(model, pass, record.get("ids")));
            }
        }
    }

    private static float[] logits(LlamaModel model, ForwardPass pass, JsonNode ids) {
        KeyValueCache cache = model.sequence(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            if (pass.room() == 0) {
                pass.run();
            }
            pass.add(cache, ids.get(i).asInt(), i == ids.size() - 1);
        }
        pass.run();
        return pass.logits(0);
    }

    private static void compare(JsonNode record, float[] actual) {
        JsonNode expected = record.get("logits");
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        double largest = 0;
        double sum = 0;
        int best = 0;
        int bestActual = 0;
        for (int i = 0; i < actual.length; i++) {
            double value = expected.get(i).asDouble();
            least = Math.min(least, value);
            most = Math.max(most, value);
            largest = Math.max(largest, Math.abs(value - actual[i]));
            sum += Math.abs(value - actual[i]);
            best = value > expected.get(best).asDouble() ? i : best;
            bestActual = actual[i] > actual[bestActual] ? i : bestActual;
        }
        System.out.printf(
                "| %d | %.2f | %.2f | %.1e | %.1e | %s |%n",
                record.get("ids").size(), least, most, largest, sum / actual.length, best == bestActual ? "yes" : "no");
    }
}
