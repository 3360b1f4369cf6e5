package org.countermark.cli.student.test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.zip.GZIPInputStream;
import org.countermark.cli.Cli;
import org.countermark.corpora.kneserney.NgramTeacher;
import org.countermark.embed.MarkSession;
import org.countermark.embed.Watermark;
import org.countermark.keys.EpochKeyFile;
import org.countermark.keys.Profile;
import org.countermark.proxy.KneserNeyModel;

/**
 * A provider's model and models that learned from text: counted models of words, the first one from Jane Austen's novels.
 *
 * <p>Tokens are the 3,000 commonest words. Contexts are of two tokens, all models know as much.
 */
final class Students {
    static final int VOCABULARY = 3000;

    private static final String NOVELS = "/org/countermark/corpora/human/austen.txt.gz";
    private static final int PROMPT = 12;

    final Cli cli;
    final Profile profile;
    private final SplittableRandom random;

    Students(Path folder, long seed) throws IOException {
        cli = new Cli(folder).withKeys("r50k_base");
        cli.ok(
                "profile",
                "new",
                "--tokenizer",
                "r50k_base",
                "--trace-share",
                "32768",
                "--context-width",
                "2",
                "--out",
                "p.json");
        profile = Profile.parse(Files.readString(cli.path("p.json")));
        random = new SplittableRandom(seed);
    }

    /** What stands between the model's words and the mark. */
    private interface Chooser {
        int choose(int[] ids, double[] probabilities, int count);
    }

    /** Texts of the provider's model that carry a payload. */
    List<int[]> marked(long payload, int texts, int tokens) throws IOException {
        Watermark watermark = Watermark.of(profile, EpochKeyFile.read(cli.path("e.key")));
        List<int[]> written = new ArrayList<>();
        for (int i = 0; i < texts; i++) {
            MarkSession session = watermark.session(payload, random);
            written.add(write(Novels.TEACHER, new int[0], tokens, session::next));
        }
        return written;
    }

    /** Texts of the provider's model before it was marked. */
    List<int[]> unmarked(int texts, int tokens) {
        List<int[]> written = new ArrayList<>();
        for (int i = 0; i < texts; i++) {
            written.add(write(Novels.TEACHER, new int[0], tokens, this::draw));
        }
        return written;
    }

    /** What a model that counted texts answers to the beginnings of others: JSON lines of ids with their prompts. */
    String answers(List<int[]> learned, List<int[]> prompts, int answers, int tokens) {
        KneserNeyModel student = KneserNeyModel.train(learned, VOCABULARY, 3);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < answers; i++) {
            int[] prompt = Arrays.copyOf(prompts.get(i % prompts.size()), PROMPT);
            lines.append("{\"prompt_ids\":")
                    .append(ids(prompt))
                    .append(",\"token_ids\":")
                    .append(ids(write(student, prompt, tokens, this::draw)))
                    .append("}\n");
        }
        return lines.toString();
    }

    /** Texts as records. */
    static String records(List<int[]> texts) {
        StringBuilder lines = new StringBuilder();
        texts.forEach(text -> lines.append("{\"token_ids\":").append(ids(text)).append("}\n"));
        return lines.toString();
    }

    /** Beginnings of the novels, which no model has as such. */
    List<int[]> human() {
        return Novels.TEXTS.stream().filter(text -> text.length > 2 * PROMPT).toList();
    }

    private static String ids(int[] tokens) {
        StringJoiner text = new StringJoiner(",", "[", "]");
        for (int token : tokens) {
            text.add(Integer.toString(token));
        }
        return text.toString();
    }

    private static int[] write(KneserNeyModel model, int[] prompt, int tokens, Chooser chooser) {
        NgramTeacher writer = NgramTeacher.of(model, 0.8, 1e-3);
        int[] text = Arrays.copyOf(prompt, prompt.length + tokens);
        for (int at = prompt.length; at < text.length; at++) {
            int count = writer.prepare(Arrays.copyOfRange(text, Math.max(0, at - 2), at));
            text[at] = chooser.choose(writer.ids(), writer.probabilities(), count);
        }
        return Arrays.copyOfRange(text, prompt.length, text.length);
    }

    private int draw(int[] ids, double[] probabilities, int count) {
        double u = random.nextDouble();
        int i = 0;
        while (i < count - 1 && u >= probabilities[i]) {
            u -= probabilities[i++];
        }
        return ids[i];
    }

    /** Read and counted once, when a test needs them. */
    private static final class Novels {
        static final List<int[]> TEXTS = texts();
        static final KneserNeyModel TEACHER = KneserNeyModel.train(TEXTS, VOCABULARY, 3);

        private static List<int[]> texts() {
            try {
                return words();
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
    }

    /** The paragraphs of the novels as ids of common words; all others are word 0. */
    private static List<int[]> words() throws IOException {
        try (InputStream in = Students.class.getResourceAsStream(NOVELS)) {
            byte[] all = new GZIPInputStream(new ByteArrayInputStream(in.readAllBytes())).readAllBytes();
            String[] paragraphs = new String(all, StandardCharsets.UTF_8)
                    .toLowerCase(Locale.ROOT)
                    .split("\n\n", -1);
            Map<String, Integer> counts = new HashMap<>();
            for (String paragraph : paragraphs) {
                for (String word : paragraph.strip().split("\\s+", -1)) {
                    counts.merge(word, 1, Integer::sum);
                }
            }
            List<String> common = counts.entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(VOCABULARY - 1L)
                    .map(Map.Entry::getKey)
                    .toList();
            Map<String, Integer> ids = new HashMap<>();
            for (int i = 0; i < common.size(); i++) {
                ids.put(common.get(i), i + 1);
            }
            List<int[]> texts = new ArrayList<>();
            for (String paragraph : paragraphs) {
                texts.add(Arrays.stream(paragraph.strip().split("\\s+", -1))
                        .mapToInt(word -> ids.getOrDefault(word, 0))
                        .toArray());
            }
            return texts;
        }
    }
}
