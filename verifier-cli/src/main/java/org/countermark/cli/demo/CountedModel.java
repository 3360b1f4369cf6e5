package org.countermark.cli.demo;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.countermark.corpora.kneserney.NgramTeacher;
import org.countermark.proxy.KneserNeyModel;
import org.countermark.token.TextTokenizer;

/**
 * A small model that learned from texts: it has counted which token follows which four.
 *
 * <p>It gives the same answer to the same prompt. Thread-confined.
 */
final class CountedModel {
    private static final int ORDER = 5;
    // What it counted was sampled already and need not be sharpened again; only the tail of guesses is cut off.
    private static final double TEMPERATURE = 0.8;
    private static final double MIN_P = 0.02;

    private final TextTokenizer tokenizer;
    private final NgramTeacher model;

    private CountedModel(TextTokenizer tokenizer, NgramTeacher model) {
        this.tokenizer = tokenizer;
        this.model = model;
    }

    static CountedModel of(TextTokenizer tokenizer, List<String> texts) {
        List<int[]> tokens = texts.stream().map(tokenizer::encode).toList();
        KneserNeyModel counts = KneserNeyModel.train(tokens, tokenizer.vocabularySize(), ORDER);
        return new CountedModel(tokenizer, NgramTeacher.of(counts, TEMPERATURE, MIN_P));
    }

    String answer(String prompt, int tokens) {
        CRC32 seed = new CRC32();
        seed.update(prompt.getBytes(StandardCharsets.UTF_8));
        SplittableRandom random = new SplittableRandom(seed.getValue());
        int[] asked = tokenizer.encode(prompt);
        int[] text = Arrays.copyOf(asked, asked.length + tokens);
        for (int at = asked.length; at < text.length; at++) {
            text[at] = next(Arrays.copyOfRange(text, Math.max(0, at - ORDER + 1), at), random);
        }
        return tokenizer.decode(Arrays.copyOfRange(text, asked.length, text.length));
    }

    private int next(int[] context, SplittableRandom random) {
        int last = model.prepare(context) - 1;
        double u = random.nextDouble();
        int i = 0;
        while (i < last && u >= model.probabilities()[i]) {
            u -= model.probabilities()[i++];
        }
        return model.ids()[i];
    }
}
