package org.countermark.benchmarks.student;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.benchmarks.trace.Ledger;
import org.countermark.contract.Channel;
import org.countermark.detect.Level;
import org.countermark.scheme.GumbelScheme;
import org.countermark.student.Arm;
import org.countermark.student.Controls;
import org.countermark.student.Mode;
import org.countermark.student.OpenTest;
import org.countermark.student.Sample;
import org.countermark.student.StudentPlan;
import org.countermark.student.StudentTest;
import org.countermark.token.Response;

/**
 * Records how many contexts open mode needs where closed mode needs so many tokens: the same students, on the same answers.
 *
 * <p>{@code OpenRun OUT.csv FROM TO}: keys FROM..TO−1. Each answer is a completion of 20 tokens to the closed test, and a row
 * for each token behind the first four to the open ones, alone and beside the teacher as it was before the campaign; each looks after
 * every completion or row.
 */
public final class OpenRun {
    private static final double[] SHARES = {1, 0.2, 0.05, 0};
    private static final int WIDTH = 4;
    private static final int TOKENS = 20;
    private static final int ROWS = TOKENS - WIDTH;
    private static final Inquiry CLOSED = new Inquiry(Arm.UNSEEN, 1000, TOKENS, 5000, Level.of("1e-6"));

    private OpenRun() {}

    /**
     * Runs keys.
     *
     * @param args the file to append to, first key, last key plus 1
     * @throws IOException if texts cannot be read or rows not be written
     */
    public static void main(String[] args) throws IOException {
        Ledger ledger = Ledger.at(Path.of(args[0]));
        School school = School.open();
        Speaker base = school.base();
        for (int key = Integer.parseInt(args[1]); key < Integer.parseInt(args[2]); key++) {
            for (double share : SHARES) {
                student(school, base, ledger, share, key);
            }
        }
    }

    private static void student(School school, Speaker base, Ledger ledger, double share, int key) {
        SplittableRandom random = new SplittableRandom(9_000_011L * key + 3);
        Mark mark = Mark.of(new GumbelScheme(), WIDTH, 0, random.nextLong());
        Corpus corpus = school.corpus(mark.watermark(), i -> 0, share, School.LESSONS, random);
        Speaker student = school.student(corpus.texts());
        List<int[]> prompts = school.prompts(CLOSED.completions(), random);
        StudentTest closed = CLOSED.start(mark, Channel.provider(), prompts);
        OpenTest alone = open(mark, Controls.NONE);
        OpenTest paired = open(mark, "teacher");
        int tokens = 0;
        int rows = 0;
        int pairs = 0;
        for (int[] prompt : prompts) {
            int[] answer = student.answer(prompt, TOKENS, random);
            boolean running = closed.e().log10() < 6;
            tokens += running ? TOKENS : 0;
            closed.add(Response.of(prompt, answer));
            for (int at = WIDTH; at < TOKENS && alone.e().log10() < 6; at++) {
                rows++;
                alone.add(student.row(prompt, answer, at));
            }
            for (int at = WIDTH; at < TOKENS && paired.e().log10() < 6; at++) {
                pairs++;
                paired.add(student.row(prompt, answer, at), base.row(prompt, answer, at));
            }
        }
        String name = "gumbel h=4 share=" + share;
        String batch = Integer.toString(key);
        ledger.add("open", name, batch, "closed: tokens read", tokens);
        ledger.add("open", name, batch, "closed: log10 e", closed.e().log10());
        ledger.add("open", name, batch, "open: contexts read", rows);
        ledger.add("open", name, batch, "open: log10 e", alone.e().log10());
        ledger.add("open", name, batch, "paired: contexts read", pairs);
        ledger.add("open", name, batch, "paired: log10 e", paired.e().log10());
        System.out.printf(
                "%s %d closed %d %.1f open %d %.1f paired %d %.1f%n",
                name,
                key,
                tokens,
                closed.e().log10(),
                rows,
                alone.e().log10(),
                pairs,
                paired.e().log10());
    }

    private static OpenTest open(Mark mark, String base) {
        Sample sample = new Sample(Arm.UNSEEN, 1, DigestUtils.sha256Hex("rows"), ROWS * CLOSED.completions(), 1, ROWS);
        StudentPlan plan = StudentPlan.of(mark.profile(), mark.commitment(), Mode.OPEN, sample)
                .withAlpha(Level.of("1e-6"), 1)
                .withControls(new Controls(0, List.of(), base));
        return OpenTest.setup(plan, mark.profile(), mark.key()).start();
    }
}
