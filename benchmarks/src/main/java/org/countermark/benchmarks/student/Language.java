package org.countermark.benchmarks.student;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.countermark.corpora.llama.EmbeddedModel;
import org.countermark.corpora.text.Document;
import org.countermark.corpora.text.EuroparlLines;
import org.countermark.corpora.text.ResourceJars;
import org.countermark.proxy.KneserNeyModel;
import org.countermark.token.TextTokenizer;

/** The English debates of Europarl as tokens of the embedded model: nine tenths to count, one tenth to take prompts from. */
final class Language {
    /** Tokens of a prompt. */
    static final int PROMPT = 12;

    private static final int ORDER = 5;

    private final int vocabularySize;
    private final List<int[]> counted = new ArrayList<>();
    private final List<int[]> held = new ArrayList<>();

    private Language(int vocabularySize) {
        this.vocabularySize = vocabularySize;
    }

    static Language load() throws IOException {
        TextTokenizer tokenizer = EmbeddedModel.load().tokenizer();
        Language language = new Language(tokenizer.vocabularySize());
        Path jar = ResourceJars.find(Language.class.getClassLoader(), EuroparlLines.ENTRY)
                .orElseThrow(() -> new IOException("no jar on the class path has " + EuroparlLines.ENTRY));
        try (Stream<Document> documents = EuroparlLines.ofJar(jar)) {
            int[] line = {0};
            documents
                    .map(Document::text)
                    .filter(text -> text.contains(" the ") && text.contains(" which "))
                    .map(tokenizer::encode)
                    .forEach(tokens -> (line[0]++ % 10 == 0 ? language.held : language.counted).add(tokens));
        }
        language.held.removeIf(tokens -> tokens.length <= PROMPT);
        return language;
    }

    /** A modified Kneser–Ney 5-gram of some documents. */
    KneserNeyModel count(List<int[]> documents) {
        return KneserNeyModel.train(documents, vocabularySize, ORDER);
    }

    /** Human text. */
    List<int[]> documents() {
        return counted;
    }

    /** Some words of a debate that no model here has counted. */
    int[] prompt(RandomGenerator random) {
        int[] text = held.get(random.nextInt(held.size()));
        int from = random.nextInt(text.length - PROMPT);
        return Arrays.copyOfRange(text, from, from + PROMPT);
    }
}
