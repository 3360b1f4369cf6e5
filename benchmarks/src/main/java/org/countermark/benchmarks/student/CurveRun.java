package org.countermark.benchmarks.student;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.countermark.benchmarks.trace.Ledger;
import org.countermark.contract.Channel;
import org.countermark.detect.Detection;
import org.countermark.student.Arm;
import org.countermark.student.StudentTest;
import org.countermark.token.Response;

/**
 * Records the evidence in a student's completions against their tokens, the marked share and the context width.
 *
 * <p>{@code CurveRun OUT.csv SCHEME WIDTH FROM TO}: keys FROM..TO−1, each with a student a share.
 */
public final class CurveRun {
    private static final double[] SHARES = {1, 0.2, 0.05, 0.01, 0};
    private static final int[] LOOKS = {1000, 3000, 10_000, 30_000, 60_000};
    private static final Inquiry SEEN = new Inquiry(Arm.SEEN, 600, 100, 20_000, Inquiry.NEVER);
    private static final Inquiry UNSEEN = new Inquiry(Arm.UNSEEN, 600, 100, 20_000, Inquiry.NEVER);

    /** log10 of the e-value at which tokens are counted. */
    private static final double PROOF = 6;

    private final School school;
    private final Ledger ledger;

    private CurveRun(School school, Ledger ledger) {
        this.school = school;
        this.ledger = ledger;
    }

    /**
     * Runs keys.
     *
     * @param args the file to append to, scheme, context width, first key, last key plus 1
     * @throws IOException if texts cannot be read or rows not be written
     */
    public static void main(String[] args) throws IOException {
        CurveRun run = new CurveRun(School.open(), Ledger.at(Path.of(args[0])));
        for (int key = Integer.parseInt(args[3]); key < Integer.parseInt(args[4]); key++) {
            for (double share : SHARES) {
                run.student(args[1], Integer.parseInt(args[2]), share, key);
            }
        }
    }

    private void student(String scheme, int width, double share, int key) {
        SplittableRandom random = new SplittableRandom(1_000_003L * key + width);
        Mark mark = Mark.of(Mark.scheme(scheme), width, 0, random.nextLong());
        Corpus corpus = school.corpus(mark.watermark(), i -> 0, share, School.LESSONS, random);
        Speaker student = school.student(corpus.texts());
        String name = scheme + " h=" + width + " share=" + share;
        completions(name + " seen", key, SEEN, corpus.seen(), student, mark, random);
        List<int[]> prompts = school.prompts(corpus.seen().size(), random);
        completions(name + " unseen", key, UNSEEN, prompts, student, mark, random);
    }

    private void completions(
            String name,
            int key,
            Inquiry inquiry,
            List<int[]> prompts,
            Speaker student,
            Mark mark,
            SplittableRandom random) {
        StudentTest test = inquiry.start(mark, Channel.provider(), prompts);
        Map<String, Double> figures = new TreeMap<>();
        int proof = 0;
        for (int i = 0; i < inquiry.completions(); i++) {
            int[] prompt = prompts.get(i % prompts.size());
            test.add(Response.of(prompt, student.answer(prompt, inquiry.tokens(), random)));
            int tokens = (i + 1) * inquiry.tokens();
            proof = proof == 0 && test.e().log10() >= PROOF ? tokens : proof;
            for (int look : LOOKS) {
                if (tokens == look) {
                    figures.put("log10 e at " + look, test.e().log10());
                }
            }
        }
        Detection companion = Inquiry.companion(test.result());
        figures.put("tokens to e 1e6", proof == 0 ? Double.POSITIVE_INFINITY : proof);
        figures.put("units", (double) test.result().counts().units());
        figures.put("excess", test.result().excess());
        figures.put("log10 p", companion.p().log10());
        figures.put("units of p", (double) companion.counts().units());
        figures.forEach((figure, value) -> ledger.add("curve", name, Integer.toString(key), figure, value));
        System.out.printf("%s %d %s%n", name, key, figures);
    }
}
