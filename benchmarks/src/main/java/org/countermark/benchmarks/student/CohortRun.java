package org.countermark.benchmarks.student;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import org.countermark.benchmarks.trace.Ledger;
import org.countermark.contract.Channel;
import org.countermark.scheme.GumbelScheme;
import org.countermark.student.Arm;
import org.countermark.student.StudentResult;
import org.countermark.student.StudentTest;
import org.countermark.token.Response;

/**
 * Records what is lost where the accounts behind a corpus have a payload each and not one together.
 *
 * <p>{@code CohortRun OUT.csv TRACE_SHARE WIDTH SHARE FROM TO}: keys FROM..TO−1. Of each key two corpora, of the same prompts
 * where they are marked, by 100 accounts in turn, and two students; each student is tested in the provider channel, with
 * the payload of the cohort, and with that of the first account.
 */
public final class CohortRun {
    private static final int COHORT = 500_009;
    private static final int FIRST = 1001;
    private static final int ACCOUNTS = 100;
    private static final int WHOLE = 65536;
    private static final Inquiry INQUIRY = new Inquiry(Arm.SEEN, 300, 100, 8000, Inquiry.NEVER);

    private CohortRun() {}

    /**
     * Runs keys.
     *
     * @param args the file to append to, trace share, context width, marked share, first key, last key plus 1
     * @throws IOException if texts cannot be read or rows not be written
     */
    public static void main(String[] args) throws IOException {
        Ledger ledger = Ledger.at(Path.of(args[0]));
        School school = School.open();
        int traceShare = Integer.parseInt(args[1]);
        int width = Integer.parseInt(args[2]);
        double share = Double.parseDouble(args[3]);
        for (int key = Integer.parseInt(args[4]); key < Integer.parseInt(args[5]); key++) {
            long seed = 7_000_003L * key + traceShare + width;
            Mark mark = Mark.of(new GumbelScheme(), width, traceShare, seed);
            String setting = "traceShare=" + traceShare + " h=" + width + " share=" + share;
            student(school, ledger, mark, setting + " cohort", i -> COHORT, share, key);
            student(school, ledger, mark, setting + " independent", i -> FIRST + i % ACCOUNTS, share, key);
        }
    }

    private static void student(
            School school, Ledger ledger, Mark mark, String name, IntToLongFunction payloads, double share, int key) {
        SplittableRandom random = new SplittableRandom(17L * key + 5);
        Corpus corpus = school.corpus(mark.watermark(), payloads, share, School.LESSONS, random);
        Speaker student = school.student(corpus.texts());
        List<int[]> prompts = corpus.seen();
        boolean provider = mark.profile().traceShare() < WHOLE;
        List<Channel> channels = List.of(Channel.provider(), Channel.payload(COHORT), Channel.payload(FIRST));
        List<StudentTest> tests = channels.stream()
                .map(channel -> INQUIRY.start(mark, channel, prompts))
                .toList();
        for (int i = 0; i < INQUIRY.completions(); i++) {
            int[] prompt = prompts.get(i % prompts.size());
            Response completion = Response.of(prompt, student.answer(prompt, INQUIRY.tokens(), random));
            tests.forEach(test -> test.add(completion));
        }
        String[] names = {"provider", "cohort's payload", "first account's payload"};
        for (int i = provider ? 0 : 1; i < names.length; i++) {
            StudentResult result = tests.get(i).result();
            String of = name + "; " + names[i];
            String batch = Integer.toString(key);
            ledger.add(
                    "cohort",
                    of,
                    batch,
                    "units",
                    1.0 * Inquiry.companion(result).counts().units());
            ledger.add(
                    "cohort",
                    of,
                    batch,
                    "log10 p",
                    Inquiry.companion(result).p().log10());
            ledger.add("cohort", of, batch, "excess", result.excess());
            ledger.add("cohort", of, batch, "log10 e", result.e().log10());
            System.out.printf(
                    "%s %d excess %.4f p %s e %s%n",
                    of,
                    key,
                    result.excess(),
                    Inquiry.companion(result).p().log10(),
                    result.e().log10());
        }
    }
}
