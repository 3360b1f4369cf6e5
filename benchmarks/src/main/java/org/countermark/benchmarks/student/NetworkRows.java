package org.countermark.benchmarks.student;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.countermark.corpora.llama.ForwardPass;
import org.countermark.corpora.llama.KeyValueCache;
import org.countermark.corpora.llama.LanguageModel;
import org.countermark.corpora.llama.Workers;
import org.countermark.student.OpenRow;

/** A network's probabilities of the next token behind every token of a text, at temperature 1. For one thread. */
final class NetworkRows {
    /** What is less likely weighs nothing in any test, and only costs time. */
    private static final double LEAST = 1e-6;

    private final ForwardPass pass;
    private final KeyValueCache cache;

    /** Texts have at most so many tokens. */
    NetworkRows(LanguageModel model, int longest, Workers workers) {
        pass = model.network().pass(longest, workers);
        cache = model.network().sequence(longest);
    }

    /** Reads a text whole. Its rows can be asked for until the next is read. */
    void read(int[] text) {
        cache.truncate(0);
        for (int token : text) {
            pass.add(cache, token, true);
        }
        pass.run();
    }

    /** The probabilities behind the first so many tokens of the text that was read. */
    double[] next(int tokens) {
        float[] logits = pass.logits(tokens - 1);
        float max = Float.NEGATIVE_INFINITY;
        for (float logit : logits) {
            max = Math.max(max, logit);
        }
        double[] probabilities = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] = Math.exp(logits[i] - max);
            sum += probabilities[i];
        }
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] /= sum;
        }
        return probabilities;
    }

    /** A row of the most likely tokens, as an open test is given it. */
    static OpenRow row(int[] text, int tokens, double[] probabilities, int most) {
        double[] likely = DoubleStream.of(probabilities)
                .filter(probability -> probability >= LEAST)
                .sorted()
                .toArray();
        double least = likely[Math.max(0, likely.length - most)];
        int[] ids = IntStream.range(0, probabilities.length)
                .filter(i -> probabilities[i] >= least)
                .limit(most)
                .toArray();
        return OpenRow.of(
                new int[0],
                Arrays.copyOf(text, tokens),
                ids,
                IntStream.of(ids).mapToDouble(i -> probabilities[i]).toArray());
    }
}
