package org.countermark.benchmarks.student;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.countermark.contract.Channel;
import org.countermark.detect.Level;
import org.countermark.embed.Watermark;
import org.countermark.scheme.GumbelScheme;
import org.countermark.student.Arm;
import org.countermark.student.Ending;
import org.countermark.student.StudentResult;
import org.countermark.student.StudentTest;
import org.countermark.token.Response;

/**
 * Suspects that never learned from the tested key's text, each asked once under a key of its own.
 *
 * <p>What varies from run to run: the key, the prompts and the answers. The counted models are few: where answers do not depend
 * on the key the runs are still independent given the answers, because the keys are.
 */
final class Innocent {
    /** Who is asked. */
    enum Kind {
        /** A student of unmarked answers; each prompt is text marked with the tested key. */
        SHOWN_MARKED_PROMPTS,

        /** The same one with a cache: it copies from these prompts, too. */
        COPIES_MARKED_PROMPTS,

        /** Counted from human text alone. */
        HUMAN_TEXT,

        /** Counted from text that is marked throughout, with another key. */
        OTHER_KEY
    }

    private static final int PROMPT = 60;
    private static final Level ALPHA = Level.of("1e-2");
    private static final Inquiry INQUIRY = new Inquiry(Arm.SEEN, 12, 80, 300, ALPHA);
    private static final int LESSONS = 500;

    private final School school;
    private final Kind kind;
    private final Speaker suspect;

    private Innocent(School school, Kind kind, Speaker suspect) {
        this.school = school;
        this.kind = kind;
        this.suspect = suspect;
    }

    /** A suspect of a kind; each seed makes another one. */
    static Innocent of(School school, Kind kind, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Mark other = Mark.of(new GumbelScheme(), 3, 0, random.nextLong());
        return new Innocent(
                school,
                kind,
                school.student(
                        switch (kind) {
                            case SHOWN_MARKED_PROMPTS, COPIES_MARKED_PROMPTS ->
                                school.corpus(other.watermark(), i -> 0, 0, LESSONS, random)
                                        .texts();
                            case HUMAN_TEXT -> half(school.language().documents(), random);
                            case OTHER_KEY ->
                                school.corpus(other.watermark(), i -> 0, 1, LESSONS, random)
                                        .texts();
                        }));
    }

    private static List<int[]> half(List<int[]> documents, RandomGenerator random) {
        return documents.stream().filter(document -> random.nextBoolean()).toList();
    }

    /**
     * What a run came to.
     *
     * @param convicted whether the e-value reached 100 at any of 12 looks
     * @param log10P the companion p-value
     * @param withoutExclusion log10 p had the prompts not been known, so that copies of them are scored
     */
    record Outcome(boolean convicted, double log10P, double withoutExclusion) {}

    Outcome run(String scheme, int width, SplittableRandom random) {
        Mark mark = Mark.of(Mark.scheme(scheme), width, 0, random.nextLong());
        List<int[]> prompts = prompts(mark, random);
        StudentTest test = INQUIRY.start(mark, Channel.provider(), prompts);
        StudentTest naive = INQUIRY.start(mark, Channel.provider(), prompts);
        for (int[] prompt : prompts) {
            int[] answer = kind == Kind.COPIES_MARKED_PROMPTS
                    ? suspect.copying(prompt, INQUIRY.tokens(), random)
                    : suspect.answer(prompt, INQUIRY.tokens(), random);
            test.add(Response.of(prompt, answer));
            naive.add(Response.of(answer));
        }
        StudentResult result = test.result();
        return new Outcome(
                result.ending() == Ending.EVIDENCE,
                Inquiry.companion(result).p().log10(),
                Inquiry.companion(naive.result()).p().log10());
    }

    private List<int[]> prompts(Mark mark, RandomGenerator random) {
        List<int[]> prompts = new ArrayList<>();
        Watermark watermark = mark.watermark();
        for (int i = 0; i < INQUIRY.completions(); i++) {
            int[] start = school.prompt(random);
            boolean marked = kind == Kind.SHOWN_MARKED_PROMPTS || kind == Kind.COPIES_MARKED_PROMPTS;
            prompts.add(marked ? school.marked(watermark, 0, start, PROMPT, random) : start);
        }
        return prompts;
    }

    /** What a row is named by. */
    static String name(Kind kind) {
        return Map.of(
                        Kind.SHOWN_MARKED_PROMPTS, "clean; marked prompts",
                        Kind.COPIES_MARKED_PROMPTS, "clean; copies marked prompts",
                        Kind.HUMAN_TEXT, "human text",
                        Kind.OTHER_KEY, "another key")
                .get(kind);
    }
}
