package org.countermark.cli.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.cli.Cli;
import org.countermark.cli.MarkedText;
import org.countermark.keys.Profile;

/**
 * A folder with all that an examination takes: key, profile, a registry with accounts and a cohort, texts in several scripts with
 * dates around midnight, answers and rows of suspects, and their plans.
 */
public final class Scene {
    private static final String[] PROSE = {
        "İstanbul'da ışık ılık; TITLE ile title aynı mı, diye sordu kız.",
        "قال إن الأرقام ١٢٣ و٤٥٦ لا تعني شيئا هنا.",
        "Größe ß, Straße, ÄÖÜ: 1.234,56 € und 7,5 %.",
        "数字は一二三、𝔘𝔫𝔦𝔠𝔬𝔡𝔢 and 🧵🪡, e\u0301 beside é."
    };

    public final Cli cli;
    private final Profile profile;

    public Scene(Path folder) throws IOException {
        cli = new Cli(folder).withKeys("r50k_base");
        profile = Profile.parse(Files.readString(cli.path("p.json")));
        registry();
        cli.file("texts.jsonl", texts());
        cli.file("prose.txt", String.join("\n\n", PROSE));
        completions();
        rows();
        custody();
    }

    private void custody() throws IOException {
        cli.file("origins.csv", """
                name,source,acquired,acquired_by
                texts.jsonl,"İçerik: https://example.com/ı",2026-10-25,Işıl Şen
                prose.txt,ملف,2026-10-25T23:30:00-11:00,Jürgen Groß
                """);
        cli.file("custody.csv", """
                at,by,what,exhibits
                2026-10-26,Işıl Şen,TITLE taken over,texts.jsonl
                2026-10-27T12:00:00+14:00,Jürgen Groß,copied,
                """);
    }

    private void registry() {
        cli.ok("registry", "create", "--bits", "12");
        cli.ok("registry", "add", "alice", "bob", "--since", "2026-01-01");
        cli.ok("registry", "cohort", "create", "ring-7", "--since", "2026-01-02");
        cli.ok("registry", "cohort", "move", "ring-7", "bob", "--at", "2026-02-01T12:00:00Z");
    }

    /** What an account's text carries now. */
    long payload(String account) throws IOException {
        String shown = cli.ok("registry", "show", "--account", account, "--format", "json");
        return new ObjectMapper().readTree(shown).path("carries").asLong();
    }

    private String texts() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 24; i++) {
            String record = i % 6 == 1
                    ? MarkedText.marked(profile, cli.path("e.key"), payload(i % 12 == 1 ? "alice" : "bob"), 200, i)
                    : MarkedText.unmarked(200, i);
            lines.append(MarkedText.dated(record, "2026-10-2" + i % 10 + "T23:30:00-0" + i % 10 + ":00"));
        }
        for (int i = 0; i < 8; i++) {
            String text = (PROSE[i % 4] + " ").repeat(20 + i).strip();
            lines.append("{\"date\":\"2026-10-25\",\"prompt\":\"Söyle: I İ i ı\",\"completion\":\"")
                    .append(text)
                    .append("\"}\n");
        }
        return lines.toString();
    }

    private void completions() throws IOException {
        StringBuilder answers = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            answers.append(
                    i == 2
                            ? MarkedText.marked(profile, cli.path("e.key"), 7, 100, i)
                            : MarkedText.unmarked(100, 50 + i));
        }
        cli.file("answers.jsonl", answers.toString());
        cli.file("prompts.txt", "bir\niki\n\nüç\n");
        plan("closed.json", "--prompts", "prompts.txt", "--completions", "6", "--tokens", "100");
    }

    private void rows() throws IOException {
        cli.file("texts.txt", "one text\nand another text, which is longer\n");
        SplittableRandom random = new SplittableRandom(5);
        StringBuilder lines = new StringBuilder("{\"format\":\"countermark-rows/1\",\"tokenizer\":\""
                + profile.tokenizer() + "\",\"texts\":\""
                + DigestUtils.sha256Hex(Files.readAllBytes(cli.path("texts.txt"))) + "\",\"model\":\"made\"}\n");
        for (int i = 0; i < 80; i++) {
            StringJoiner context = new StringJoiner(",");
            random.ints(profile.contextWidth(), 0, 50_000).forEach(id -> context.add("" + id));
            StringJoiner ids = new StringJoiner(",");
            StringJoiner probabilities = new StringJoiner(",");
            for (int v = 0; v < 12; v++) {
                ids.add(Integer.toString(17 * v + i));
                probabilities.add(Double.toString(0.3 * Math.pow(0.7, v)));
            }
            lines.append("{\"context\":[" + context + "],\"ids\":[" + ids + "],\"probabilities\":[" + probabilities
                    + "]}\n");
        }
        cli.file("rows.jsonl", lines.toString());
        plan("open.json", "--texts", "texts.txt", "--mode", "open", "--completions", "80", "--fixed-units", "60");
    }

    private void plan(String out, String... more) {
        List<String> all = new ArrayList<>(List.of("student", "plan", "--profile", "p.json", "--epoch-key", "e.key"));
        all.addAll(List.of("--arm", "unseen", "--payload", "7", "--alpha", "1e-9", "--decoys", "9", "--out", out));
        all.addAll(List.of(more));
        cli.ok(all.toArray(new String[0]));
    }

    /** The commands that examine. */
    public List<List<String>> examinations() {
        List<String> key = List.of("--profile", "p.json", "--epoch-key", "e.key");
        List<List<String>> all = new ArrayList<>();
        all.add(command(List.of("scan", "texts.jsonl", "prose.txt", "--payload", "7", "--timeline", "day"), key));
        all.add(command(List.of("trace", "texts.jsonl", "--alpha", "1e-6"), key));
        all.add(command(List.of("student", "test", "answers.jsonl", "--plan", "closed.json"), key));
        all.add(command(List.of("student", "test", "rows.jsonl", "--plan", "open.json"), key));
        return all;
    }

    private static List<String> command(List<String> words, List<String> key) {
        List<String> all = new ArrayList<>(words);
        all.addAll(key);
        return all;
    }
}
