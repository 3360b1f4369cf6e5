package org.countermark.benchmarks.detect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.countermark.contract.Channel;
import org.countermark.contract.CountermarkV1;
import org.countermark.corpora.kneserney.NgramTeacher;
import org.countermark.corpora.llama.EmbeddedModel;
import org.countermark.corpora.text.EuroparlLines;
import org.countermark.corpora.text.ResourceJars;
import org.countermark.detect.CorpusTest;
import org.countermark.detect.DetectionPlan;
import org.countermark.detect.KeyPanel;
import org.countermark.detect.UnitRule;
import org.countermark.embed.MarkSession;
import org.countermark.embed.Watermark;
import org.countermark.keys.Commitment;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.proxy.KneserNeyModel;
import org.countermark.scheme.GumbelScheme;
import org.countermark.token.ModalUnits;
import org.countermark.token.Response;
import org.countermark.token.Slice;
import org.countermark.token.TextTokenizer;

/**
 * Records how much the rule {@code modal} gains over {@code distinct} where 5 % of the documents are marked.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar org.countermark.benchmarks.detect.ModalRun FILE SEED DOCUMENTS
 * TOKENS ORDER TEMPERATURE CONTEXT_WIDTH KEYS} appends a row a key to the CSV file. All documents are written by one
 * Kneser–Ney teacher of the given order, counted from the English of Europarl; the unmarked ones stay the same for all keys.
 */
public final class ModalRun {
    private static final double MIN_P = 0.01;
    private static final int REACH = 8;

    private final KneserNeyModel model;
    private final int contextWidth;
    private final double temperature;
    private final SplittableRandom random;

    private ModalRun(KneserNeyModel model, int contextWidth, double temperature, long seed) {
        this.model = model;
        this.contextWidth = contextWidth;
        this.temperature = temperature;
        this.random = new SplittableRandom(seed);
    }

    /**
     * Runs.
     *
     * @param args file, seed, documents, tokens a document, order, temperature, context width, keys
     * @throws IOException if the texts cannot be read or the rows not be written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 8) {
            throw new IllegalArgumentException(
                    "arguments must be FILE SEED DOCUMENTS TOKENS ORDER TEMPERATURE CONTEXT_WIDTH KEYS");
        }
        int documents = Integer.parseInt(args[2]);
        int tokens = Integer.parseInt(args[3]);
        int keys = Integer.parseInt(args[7]);
        TextTokenizer tokenizer = EmbeddedModel.load().tokenizer();
        KneserNeyModel model =
                KneserNeyModel.train(english(tokenizer), tokenizer.vocabularySize(), Integer.parseInt(args[4]));
        ModalRun run =
                new ModalRun(model, Integer.parseInt(args[6]), Double.parseDouble(args[5]), Long.parseLong(args[1]));
        List<Response> unmarked = new ArrayList<>();
        for (int i = 0; i < documents - documents / 20; i++) {
            unmarked.add(Response.of(run.unmarked(tokens)));
        }
        List<String> rows = new ArrayList<>();
        for (int key = 0; key < keys; key++) {
            rows.add(String.join(",", Arrays.asList(args).subList(1, 7)) + "," + key + ","
                    + run.compare(unmarked, documents / 20, tokens));
            System.out.println(rows.get(key));
        }
        Path file = Path.of(args[0]);
        String head = Files.exists(file)
                ? Files.readString(file)
                : "seed,documents,tokens,order,temperature,contextWidth,key,entropy,unitsDistinct,log10PDistinct,unitsModal,log10PModal\n";
        Files.writeString(file, head + String.join("\n", rows) + "\n", StandardCharsets.UTF_8);
    }

    private static List<int[]> english(TextTokenizer tokenizer) throws IOException {
        Path jar = ResourceJars.find(ModalRun.class.getClassLoader(), EuroparlLines.ENTRY)
                .orElseThrow(() -> new IllegalStateException("no jar on the class path has " + EuroparlLines.ENTRY));
        try (Stream<org.countermark.corpora.text.Document> all = EuroparlLines.ofJar(jar)) {
            return all.map(org.countermark.corpora.text.Document::text)
                    .filter(text -> text.contains(" the ") && text.contains(" which "))
                    .map(tokenizer::encode)
                    .toList();
        }
    }

    private int[] unmarked(int length) {
        NgramTeacher teacher = NgramTeacher.of(model, temperature, MIN_P);
        int[] text = new int[length];
        for (int at = 0; at < length; at++) {
            int n = teacher.prepare(Arrays.copyOfRange(text, Math.max(0, at - REACH), at));
            double u = random.nextDouble();
            int choice = 0;
            while (choice < n - 1 && (u -= teacher.probabilities()[choice]) >= 0) {
                choice++;
            }
            text[at] = teacher.ids()[choice];
        }
        return text;
    }

    private String compare(List<Response> unmarked, int marked, int length) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        EpochKey key = EpochKey.of("modal", secret);
        Profile profile = new Profile(new GumbelScheme(), contextWidth, "countermark-tiny", 0);
        Watermark watermark = Watermark.of(profile, key);
        NgramTeacher teacher = NgramTeacher.of(model, temperature, MIN_P);
        List<Response> body = new ArrayList<>(unmarked);
        double entropy = 0;
        for (int i = 0; i < marked; i++) {
            MarkSession session = watermark.session(0, random);
            for (int at = 0; at < length; at++) {
                int[] soFar = session.tokens();
                int n = teacher.prepare(Arrays.copyOfRange(soFar, Math.max(0, at - REACH), at));
                entropy += teacher.entropy() / marked / length;
                session.next(teacher.ids(), teacher.probabilities(), n);
            }
            body.add(Response.of(session.tokens()));
        }
        return String.format(
                Locale.ROOT,
                "%.3f,%s,%s",
                entropy,
                test(profile, key, body, UnitRule.DISTINCT),
                test(profile, key, body, UnitRule.MODAL));
    }

    private static String test(Profile profile, EpochKey key, List<Response> body, UnitRule rule) {
        DetectionPlan plan = DetectionPlan.builder(profile, Commitment.of(profile, key))
                .unitRule(rule)
                .build();
        CorpusTest.Setup setup =
                CorpusTest.setup(plan, KeyPanel.of(CountermarkV1.scorer(profile, key, Channel.provider())));
        if (rule == UnitRule.MODAL) {
            ModalUnits modal = ModalUnits.of(profile.contextWidth(), Slice.WHOLE);
            body.forEach(modal::add);
            setup.modal(modal.select());
        }
        CorpusTest test = setup.start();
        body.forEach(document -> test.add(List.of(document)));
        var pooled = test.result().pooled();
        return String.format(
                Locale.ROOT, "%d,%.4f", pooled.counts().units(), pooled.p().log10());
    }
}
