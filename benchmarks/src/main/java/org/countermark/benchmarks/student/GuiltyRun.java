package org.countermark.benchmarks.student;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.countermark.benchmarks.trace.Ledger;
import org.countermark.contract.Channel;
import org.countermark.detect.CorpusTest;
import org.countermark.detect.Detection;
import org.countermark.detect.DetectionPlan;
import org.countermark.detect.FirstUnits;
import org.countermark.detect.KeyPanel;
import org.countermark.detect.Level;
import org.countermark.scheme.GumbelScheme;
import org.countermark.student.Arm;
import org.countermark.student.Ending;
import org.countermark.student.StudentResult;
import org.countermark.student.StudentTest;
import org.countermark.token.ContextFile;
import org.countermark.token.ContextFileBuilder;
import org.countermark.token.Response;

/**
 * Records the evidence in students of a corpus of which 5 % is marked with a cohort's payload, over grids of units.
 *
 * <p>{@code GuiltyRun OUT.csv PART all|confined FROM TO [UNITS...]}: keys FROM..TO−1, with companion p-values at the units given, in
 * rising order, or at a grid. The part {@code rehearsal} is what a plan is made from ({@link GuiltyPlan}), {@code guilty} what it is held
 * against; their keys differ.
 */
public final class GuiltyRun {
    /** Units at which the companion p-value is taken, of all contexts and of those in the marked logs. */
    private static final int[] ALL = {2500, 5000, 7500, 10_000, 12_500, 15_000};

    private static final int[] CONFINED = {250, 500, 750, 1000, 1500, 2000};

    private static final int COHORT = 500_009;
    private static final Channel CHANNEL = Channel.payload(COHORT);
    private static final Inquiry INQUIRY = new Inquiry(Arm.UNSEEN, 400, 100, 10_000, Level.of("1e-5"));
    private static final double SHARE = 0.05;
    private static final int WIDTH = 4;
    private static final int HALF = 32768;

    private GuiltyRun() {}

    /**
     * Runs keys.
     *
     * @param args the file to append to, rehearsal or guilty, which contexts, first key, last key plus 1, units
     * @throws IOException if texts cannot be read or rows not be written
     */
    public static void main(String[] args) throws IOException {
        Ledger ledger = Ledger.at(Path.of(args[0]));
        School school = School.open();
        boolean confined = args[2].equals("confined");
        int[] given = Arrays.stream(args).skip(5).mapToInt(Integer::parseInt).toArray();
        int[] at = given.length > 0 ? given : confined ? CONFINED : ALL;
        for (int key = Integer.parseInt(args[3]); key < Integer.parseInt(args[4]); key++) {
            student(school, ledger, args[1], confined, key, at);
        }
    }

    private static void student(School school, Ledger ledger, String part, boolean confined, int key, int[] at)
            throws IOException {
        SplittableRandom random = new SplittableRandom(part.hashCode() * 1_000_003L + key);
        Mark mark = Mark.of(new GumbelScheme(), WIDTH, HALF, random.nextLong());
        Corpus corpus = school.corpus(mark.watermark(), i -> COHORT, SHARE, School.LESSONS, random);
        Speaker student = school.student(corpus.texts());
        List<int[]> prompts = school.prompts(100, random);
        DetectionPlan plan = DetectionPlan.builder(mark.profile(), mark.commitment())
                .channel(CHANNEL)
                .minimumUnits(1)
                .build();
        Optional<ContextFile> contexts = confined ? Optional.of(contexts(corpus)) : Optional.empty();
        KeyPanel panel = KeyPanel.of(plan.scorer(mark.profile(), mark.key()));
        List<FirstUnits> companions = Arrays.stream(at)
                .mapToObj(units -> {
                    CorpusTest.Setup setup = CorpusTest.setup(plan, panel);
                    contexts.ifPresent(setup::contexts);
                    return setup.first(units);
                })
                .toList();
        StudentTest test = INQUIRY.start(mark, CHANNEL, prompts, contexts);
        int read = 0;
        boolean full = false;
        while (read < INQUIRY.completions() && !full) {
            int[] prompt = prompts.get(read++ % prompts.size());
            Response completion = Response.of(prompt, student.answer(prompt, INQUIRY.tokens(), random));
            test.add(completion);
            companions.forEach(companion -> companion.add(completion));
            full = companions.get(at.length - 1).full();
        }
        String name = confined ? "confined " : "all ";
        String batch = Integer.toString(key);
        for (int i = 0; i < at.length; i++) {
            if (companions.get(i).full()) {
                Detection detection = companions.get(i).result();
                ledger.add(
                        part,
                        name + at[i] + " units",
                        batch,
                        "log10 p",
                        detection.p().log10());
                ledger.add(part, name + at[i] + " units", batch, "excess", detection.excess());
                System.out.printf(
                        "%s %d %d %.2f%n", part, key, at[i], detection.p().log10());
            }
        }
        StudentResult result = test.result();
        boolean proved = result.ending() == Ending.EVIDENCE;
        ledger.add(part, name + "contexts", batch, "tokens read", 1.0 * read * INQUIRY.tokens());
        ledger.add(part, name + "contexts", batch, "e reached 1e5", proved ? 1 : 0);
        ledger.add(part, name + "contexts", batch, "tokens to there", 1.0 * result.completions() * INQUIRY.tokens());
        ledger.add(
                part,
                name + "contexts",
                batch,
                "units to there",
                1.0 * result.counts().units());
    }

    /** The contexts of the provider's logs: of the marked answers, prompts left out. */
    private static ContextFile contexts(Corpus corpus) throws IOException {
        Path folder = Files.createTempDirectory("contexts");
        Path file = folder.resolve("logs.contexts");
        try (ContextFileBuilder builder = ContextFileBuilder.of(WIDTH, "student-study", folder, 1 << 16);
                OutputStream out = Files.newOutputStream(file)) {
            for (Lesson lesson : corpus.marked()) {
                builder.add(Response.of(lesson.prompt(), lesson.answer()));
            }
            builder.write(out);
        }
        return ContextFile.open(file);
    }
}
