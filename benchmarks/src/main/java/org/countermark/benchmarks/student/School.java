package org.countermark.benchmarks.student;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import java.util.random.RandomGenerator;
import org.countermark.embed.Watermark;

/** A teacher, its unmarked answers, and the students that are counted from its text. */
final class School {
    /** Tokens of an answer in a corpus. */
    static final int TOKENS = 200;

    /** Exchanges in the corpus of a student. */
    static final int LESSONS = 2000;

    private static final int POOL = 3000;
    private static final double TEMPERATURE = 0.7;
    private static final double MIN_P = 0.01;

    // The student has learned a sharpened distribution: it need not be sharpened again, only its tail be cut.
    private static final double STUDENT_MIN_P = 0.02;

    private final Language language;
    private final Speaker teacher;
    private final List<Lesson> pool = new ArrayList<>();

    private School(Language language) {
        this.language = language;
        this.teacher = Speaker.of(language.count(language.documents()), TEMPERATURE, MIN_P);
    }

    static School open() throws IOException {
        return open(POOL);
    }

    /** A school with so many unmarked answers. */
    static School open(int answers) throws IOException {
        School school = new School(Language.load());
        RandomGenerator random = new SplittableRandom(20261121);
        for (int i = 0; i < answers; i++) {
            int[] prompt = school.prompt(random);
            school.pool.add(new Lesson(prompt, school.teacher.answer(prompt, TOKENS, random)));
        }
        return school;
    }

    Language language() {
        return language;
    }

    /** A prompt that nobody sent before. */
    int[] prompt(RandomGenerator random) {
        return language.prompt(random);
    }

    /** Prompts that nobody sent before. */
    List<int[]> prompts(int count, RandomGenerator random) {
        List<int[]> prompts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            prompts.add(prompt(random));
        }
        return prompts;
    }

    /** Mean entropy of the teacher's steps in its unmarked answers, in nats. */
    double entropy() {
        return pool.stream()
                .limit(200)
                .mapToDouble(lesson -> teacher.entropy(lesson.prompt(), lesson.answer()))
                .average()
                .orElseThrow();
    }

    /** Marked text by the teacher. */
    int[] marked(Watermark mark, long payload, int[] prompt, int tokens, RandomGenerator random) {
        return teacher.answer(prompt, tokens, mark.session(payload, random));
    }

    /** A corpus of which a share is marked; the rest is drawn from the teacher's unmarked answers, each once at most. */
    Corpus corpus(Watermark mark, IntToLongFunction payloads, double share, int lessons, RandomGenerator random) {
        int count = (int) Math.round(share * lessons);
        List<Lesson> marked = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] prompt = prompt(random);
            marked.add(new Lesson(prompt, marked(mark, payloads.applyAsLong(i), prompt, TOKENS, random)));
        }
        List<Lesson> unmarked = new ArrayList<>(pool);
        for (int i = 0; i < lessons - count; i++) {
            int other = random.nextInt(i, unmarked.size());
            Lesson drawn = unmarked.get(other);
            unmarked.set(other, unmarked.get(i));
            unmarked.set(i, drawn);
        }
        return new Corpus(marked, List.copyOf(unmarked.subList(0, lessons - count)));
    }

    /** What a student would be without lessons: the teacher's own counts, speaking as students do. */
    Speaker base() {
        return Speaker.of(language.count(language.documents()), 1, STUDENT_MIN_P);
    }

    /** The student of some texts. */
    Speaker student(List<int[]> texts) {
        return Speaker.of(language.count(texts), 1, STUDENT_MIN_P);
    }
}
