package org.countermark.benchmarks.student;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.benchmarks.student.NetworkTexts.Exchange;
import org.countermark.benchmarks.trace.Ledger;
import org.countermark.corpora.llama.EmbeddedModel;
import org.countermark.corpora.llama.LanguageModel;
import org.countermark.corpora.llama.Workers;
import org.countermark.detect.Level;
import org.countermark.keys.EpochKeyFile;
import org.countermark.keys.Profile;
import org.countermark.student.Arm;
import org.countermark.student.Controls;
import org.countermark.student.Mode;
import org.countermark.student.OpenFixed;
import org.countermark.student.OpenRow;
import org.countermark.student.OpenTest;
import org.countermark.student.Sample;
import org.countermark.student.StudentPlan;
import org.countermark.student.StudentTest;
import org.countermark.token.Fingerprint;
import org.countermark.token.Response;
import org.countermark.token.UnitSet;

/**
 * Records how many contexts open mode needs of a trained network where closed mode needs so many tokens.
 *
 * <p>{@code NeuralOpenRun OUT.csv FOLDER MARK TEXTS CONTEXTS SUSPECT...}: a folder that student_chain.py filled, the mark whose key
 * tests ({@code gumbel-2-1}), a file of texts in the folder, how many contexts at most, and networks in the folder
 * ({@code gumbel-2-1/student-1.0.gguf}). Contexts are the distinct ones of the texts, in their order; the base model is the
 * embedded one. Where the suspect's answers lie beside it, they are read in closed mode, 20 tokens a completion.
 */
public final class NeuralOpenRun {
    private static final int LONGEST = 200;
    private static final int PIECE = 20;
    private static final int COMPANION = 1000;
    private static final int[] MOST = {Integer.MAX_VALUE, 20};
    private static final Level ALPHA = Level.of("1e-6");

    private final Path folder;
    private final Mark mark;
    private final LanguageModel base = EmbeddedModel.load();

    private NeuralOpenRun(Path folder, String name) throws IOException {
        this.folder = folder;
        String number = name.substring(name.lastIndexOf('-') + 1);
        mark = new Mark(
                Profile.parse(Files.readString(folder.resolve(name).resolve("profile.json"))),
                EpochKeyFile.read(folder.resolve("key-" + number).resolve("2026-11.key")));
    }

    /**
     * Runs suspects.
     *
     * @param args file to append to, folder, mark, texts, contexts at most, suspects
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        Ledger ledger = Ledger.at(Path.of(args[0]));
        NeuralOpenRun run = new NeuralOpenRun(Path.of(args[1]), args[2]);
        try (Workers workers = Workers.of(1)) {
            for (String suspect : Arrays.asList(args).subList(5, args.length)) {
                String who = suspect + " by " + args[2];
                for (Way way : run.open(suspect, args[3], Integer.parseInt(args[4]), workers)) {
                    way.record(ledger, who, args[3]);
                }
                run.closed(suspect, ledger, who);
            }
        }
    }

    /** One way of testing the same rows: by the likeliest so many tokens, alone or beside the base model. */
    private record Way(String name, boolean paired, int most, OpenTest test) {
        void add(OpenRow row, OpenRow beside) {
            if (test.done()) {
                return;
            }
            if (paired) {
                test.add(row, beside);
            } else {
                test.add(row);
            }
        }

        void record(Ledger ledger, String who, String texts) {
            long contexts = test.result().counts().contexts();
            double e = test.e().log10();
            double p = p(test.result().fixed());
            ledger.add("neural-open", who, texts, name + ": contexts", (double) contexts);
            ledger.add("neural-open", who, texts, name + ": log10 e", e);
            ledger.add("neural-open", who, texts, name + ": log10 p at " + COMPANION, p);
            System.out.printf("%s, %s, %s: %d contexts, %.1f, p %.1f%n", who, texts, name, contexts, e, p);
        }

        private static double p(OpenFixed fixed) {
            if (fixed instanceof OpenFixed.Registered registered) {
                return registered.p().log10();
            }
            throw new IllegalStateException("the texts hold too few contexts for the companion: " + fixed);
        }
    }

    private List<Way> open(String suspect, String texts, int contexts, Workers workers) throws IOException {
        Path file = folder.resolve(texts);
        LanguageModel model = LanguageModel.load(folder.resolve(suspect));
        NetworkRows own = new NetworkRows(model, LONGEST, workers);
        NetworkRows beside = new NetworkRows(base, LONGEST, workers);
        List<Way> ways = new ArrayList<>();
        for (int most : MOST) {
            String rows = most == Integer.MAX_VALUE ? "whole" : "top " + most;
            ways.add(new Way("alone " + rows, false, most, test(file, contexts, Controls.NONE)));
            ways.add(new Way("paired " + rows, true, most, test(file, contexts, "embedded")));
        }
        // Whoever has read the texts beforehand asks for no context twice.
        UnitSet asked = UnitSet.forCorpus();
        int width = mark.profile().contextWidth();
        for (int[] text : NetworkTexts.texts(file, model, LONGEST)) {
            if (ways.stream().allMatch(way -> way.test.done())) {
                break;
            }
            own.read(text);
            beside.read(text);
            for (int at = width; at < text.length; at++) {
                if (asked.add(Fingerprint.of(text, at - width, width))) {
                    double[] ours = own.next(at);
                    double[] theirs = beside.next(at);
                    for (int most : MOST) {
                        OpenRow row = NetworkRows.row(text, at, ours, most);
                        OpenRow other = NetworkRows.row(text, at, theirs, most);
                        ways.stream().filter(way -> way.most == most).forEach(way -> way.add(row, other));
                    }
                }
            }
        }
        return ways;
    }

    private OpenTest test(Path texts, int contexts, String baseModel) throws IOException {
        String digest = DigestUtils.sha256Hex(Files.readAllBytes(texts));
        Sample sample = new Sample(Arm.UNSEEN, 1, digest, contexts, 1, COMPANION);
        StudentPlan plan = StudentPlan.of(mark.profile(), mark.commitment(), Mode.OPEN, sample)
                .withAlpha(ALPHA, 1)
                .withControls(new Controls(0, List.of(), baseModel));
        return OpenTest.setup(plan, mark.profile(), mark.key()).start();
    }

    /** The suspect's answers, where they lie beside it, cut into short completions, so that the test may look often. */
    private void closed(String suspect, Ledger ledger, String who) throws IOException {
        Path answers = folder.resolve(suspect.replace("student-", "answers-").replace(".gguf", ".jsonl"));
        if (!Files.exists(answers)) {
            return;
        }
        List<Response> pieces = new ArrayList<>();
        for (Exchange exchange : NetworkTexts.exchanges(answers, base)) {
            int[] answer = exchange.answer;
            for (int at = 0; at < answer.length; at += PIECE) {
                int[] before = IntStream.concat(IntStream.of(exchange.prompt), Arrays.stream(answer, 0, at))
                        .toArray();
                pieces.add(Response.of(before, Arrays.copyOfRange(answer, at, Math.min(at + PIECE, answer.length))));
            }
        }
        String digest = DigestUtils.sha256Hex(Files.readAllBytes(answers));
        Sample sample = new Sample(Arm.UNSEEN, 1, digest, pieces.size(), PIECE, COMPANION);
        StudentPlan plan = StudentPlan.of(mark.profile(), mark.commitment(), Mode.CLOSED, sample)
                .withAlpha(ALPHA, 1)
                .withControls(new Controls(0, List.of(), Controls.NONE));
        StudentTest test = StudentTest.setup(plan, mark.profile(), mark.key()).start();
        int tokens = 0;
        for (Response piece : pieces) {
            if (test.e().log10() >= -ALPHA.log10()) {
                break;
            }
            tokens += piece.length();
            test.add(piece);
        }
        ledger.add("neural-open", who, "answers", "closed: tokens", tokens);
        ledger.add("neural-open", who, "answers", "closed: log10 e", test.e().log10());
        System.out.printf("%s, closed: %d tokens, %.1f%n", who, tokens, test.e().log10());
    }
}
