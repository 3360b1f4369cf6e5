package org.countermark.corpora.edit;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.countermark.corpora.kneserney.NgramTeacher;
import org.countermark.corpora.text.Document;
import org.countermark.corpora.text.NullCorpora;
import org.countermark.embed.MarkSession;
import org.countermark.embed.Watermark;
import org.countermark.proxy.KneserNeyModel;

/** A model of English debates that writes marked text: counted 5-grams, tokens below a hundredth of the best cut off. */
final class Teacher {
    private static final double MIN_P = 0.01;

    final R50k tokenizer = new R50k();
    private final List<String> english;
    private final KneserNeyModel model;

    Teacher() {
        try (Stream<Document> documents = NullCorpora.europarl()) {
            english = documents
                    .map(Document::text)
                    .filter(text -> text.contains(" the ") && text.contains(" which "))
                    .toList();
        }
        List<int[]> seen = english.subList(100, english.size()).stream()
                .map(tokenizer::encode)
                .toList();
        model = KneserNeyModel.train(seen, tokenizer.vocabularySize(), 5);
    }

    /** Debates that the model has not seen. */
    String human(RandomGenerator random) {
        return english.get(random.nextInt(100));
    }

    int[] write(Watermark mark, int tokens, RandomGenerator random) {
        MarkSession session = mark.session(0, random);
        NgramTeacher teacher = NgramTeacher.of(model, 1, MIN_P);
        for (int t = 0; t < tokens; t++) {
            int n = teacher.prepare(session.tokens());
            session.next(teacher.ids(), teacher.probabilities(), n);
        }
        return session.tokens();
    }
}
