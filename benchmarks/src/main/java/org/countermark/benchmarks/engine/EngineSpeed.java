package org.countermark.benchmarks.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.countermark.corpora.gguf.GgufFile;
import org.countermark.corpora.llama.ForwardPass;
import org.countermark.corpora.llama.KeyValueCache;
import org.countermark.corpora.llama.LlamaModel;
import org.countermark.corpora.llama.Workers;

/**
 * Measures decoding speed: logits for one token of every sequence in each step, random tokens, nothing chosen. Arguments:
 * the model's GGUF file, threads, tokens a sequence (the first third only warms up), then batch sizes.
 */
public final class EngineSpeed {
    private EngineSpeed() {}

    /**
     * Runs.
     *
     * @param args the model file, threads, tokens a sequence, batch sizes
     * @throws IOException when the model cannot be read
     */
    public static void main(String[] args) throws IOException {
        if (args.length < 4) {
            throw new IllegalArgumentException("usage: EngineSpeed MODEL.gguf THREADS TOKENS BATCH...");
        }
        LlamaModel model = LlamaModel.of(GgufFile.open(Path.of(args[0])));
        int tokens = Integer.parseInt(args[2]);
        try (Workers workers = Workers.of(Integer.parseInt(args[1]))) {
            for (String batch : Arrays.asList(args).subList(3, args.length)) {
                double rate = rate(model, workers, tokens, Integer.parseInt(batch));
                System.out.printf("| %s | %s | %d | %.0f |%n", args[1], batch, tokens, rate);
            }
        }
    }

    private static double rate(LlamaModel model, Workers workers, int tokens, int batch) {
        ForwardPass pass = model.pass(batch, workers);
        KeyValueCache[] sequences = new KeyValueCache[batch];
        Arrays.setAll(sequences, i -> model.sequence(tokens));
        SplittableRandom random = new SplittableRandom(1);
        long start = 0;
        int measured = 0;
        for (int i = 0; i < tokens; i++) {
            if (i == tokens / 3) {
                start = System.nanoTime();
                measured = (tokens - i) * batch;
            }
            for (KeyValueCache sequence : sequences) {
                pass.add(sequence, random.nextInt(model.shape().vocabulary()), true);
            }
            pass.run();
        }
        return measured * 1e9 / (System.nanoTime() - start);
    }
}
