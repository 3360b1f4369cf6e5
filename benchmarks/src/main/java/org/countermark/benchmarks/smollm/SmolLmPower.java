package org.countermark.benchmarks.smollm;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.countermark.corpora.llama.LanguageModel;
import org.countermark.detect.Detection;
import org.countermark.token.TextTokenizer;

/**
 * Tests the answers that {@link SmolLmRun} wrote, and prints the tables of docs/results/smollm2-power.md; also writes one
 * CSV row an answer. Arguments: the model's GGUF file (for its tokenizer), the answers, and the CSV file.
 */
public final class SmolLmPower {
    private final TextTokenizer tokenizer;
    private final Map<Arm, List<Answer>> answers = new EnumMap<>(Arm.class);
    private final PrintStream out;

    private SmolLmPower(TextTokenizer tokenizer, List<Answer> all, PrintStream out) {
        this.tokenizer = tokenizer;
        this.out = out;
        for (Answer answer : all) {
            answers.computeIfAbsent(answer.arm, arm -> new ArrayList<>()).add(answer);
        }
    }

    /**
     * Runs.
     *
     * @param args the model file, the answers, the CSV file to write
     * @throws IOException when one of them cannot be used
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            throw new IllegalArgumentException("usage: SmolLmPower MODEL.gguf ANSWERS.jsonl ROWS.csv");
        }
        TextTokenizer tokenizer = LanguageModel.load(Path.of(args[0])).tokenizer();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        SmolLmPower power = new SmolLmPower(tokenizer, Answer.readAll(Path.of(args[1])), out);
        power.evidence();
        power.reach();
        power.kinds();
        power.retokenised();
        power.controls();
        Files.write(Path.of(args[2]), power.rows());
    }

    private AnswerTest test(Arm arm, String key) {
        return new AnswerTest(tokenizer, arm.test(tokenizer.id(), key));
    }

    private AnswerTest test(Arm arm) {
        return test(arm, "smollm2");
    }

    private void evidence() {
        out.println("\n| scheme | answers | tokens | entropy per token, nats | repeated contexts | distinct units"
                + " | excess per unit | log10 p of all | median log10 p of one answer | answers below 1e-6 |");
        out.println("|---|---|---|---|---|---|---|---|---|---|");
        answers.forEach((arm, list) -> {
            Detection all = test(arm).together(list);
            double[] each = list.stream()
                    .mapToDouble(a -> test(arm).together(List.of(a)).p().log10())
                    .sorted()
                    .toArray();
            long below = IntStream.range(0, each.length)
                    .filter(i -> each[i] < AnswerTest.GOAL)
                    .count();
            print(
                    "| %s | %d | %d | %.2f | %.1f %% | %d | %.3f %s | %.1f | %.1f | %d |",
                    arm.label(),
                    list.size(),
                    tokens(list),
                    entropy(list),
                    100 * repeated(list),
                    all.counts().units(),
                    all.excess(),
                    arm.unit,
                    all.p().log10(),
                    each[each.length / 2],
                    below);
        });
    }

    private void reach() {
        out.println("\n| scheme | lower quartile | median | upper quartile | not reached |");
        out.println("|---|---|---|---|---|");
        answers.forEach((arm, list) -> {
            if (arm.marked) {
                reach(arm.label(), arm, list);
            }
        });
    }

    private void reach(String label, Arm arm, List<Answer> list) {
        AnswerTest test = test(arm);
        int[] needed = IntStream.range(0, list.size())
                .map(first -> test.tokensToGoal(list, first).orElse(Integer.MAX_VALUE))
                .sorted()
                .toArray();
        long failed = IntStream.of(needed).filter(n -> n == Integer.MAX_VALUE).count();
        print(
                "| %s | %s | %s | %s | %d of %d |",
                label,
                count(needed[needed.length / 4]),
                count(needed[needed.length / 2]),
                count(needed[needed.length * 3 / 4]),
                failed,
                needed.length);
    }

    private static String count(int tokens) {
        return tokens == Integer.MAX_VALUE ? "more than there are" : String.valueOf(tokens);
    }

    private void kinds() {
        out.println("\n| Gumbel answers of kind | tokens | entropy per token | repeated contexts | excess per unit |");
        out.println("|---|---|---|---|---|");
        for (String kind : List.of("chat", "code", "tool")) {
            List<Answer> list = ofKind(Arm.GUMBEL, kind);
            Detection all = test(Arm.GUMBEL).together(list);
            print(
                    "| %s | %d | %.2f | %.1f %% | %.3f |",
                    kind, tokens(list), entropy(list), 100 * repeated(list), all.excess());
        }
        out.println("\n| tokens to p < 1e-6, Gumbel | lower quartile | median | upper quartile | not reached |");
        out.println("|---|---|---|---|---|");
        for (String kind : List.of("chat", "code", "tool")) {
            reach(kind, Arm.GUMBEL, ofKind(Arm.GUMBEL, kind));
        }
    }

    private List<Answer> ofKind(Arm arm, String kind) {
        return answers.get(arm).stream().filter(a -> a.kind.equals(kind)).toList();
    }

    private void retokenised() {
        out.println("\n| scheme | units lost | answers changed | log10 p from ids | log10 p from text |");
        out.println("|---|---|---|---|---|");
        answers.forEach((arm, list) -> {
            AnswerTest test = test(arm);
            int lost = list.stream().mapToInt(test::unitsLost).sum();
            int units = list.stream()
                    .mapToInt(a -> AnswerTest.units(a.tokens).size())
                    .sum();
            long changed = list.stream().filter(a -> test.unitsLost(a) > 0).count();
            print(
                    "| %s | %.2f %% | %d of %d | %.1f | %.1f |",
                    arm.label(),
                    100.0 * lost / units,
                    changed,
                    list.size(),
                    test.together(list).p().log10(),
                    test.togetherAsText(list).p().log10());
        });
    }

    private void controls() {
        out.println("\n| answers | tested with | log10 p |");
        out.println("|---|---|---|");
        answers.forEach((arm, list) -> print(
                "| %s | another key | %.2f |",
                arm.label(), test(arm, "another").together(list).p().log10()));
        List<Answer> unmarked = answers.get(Arm.UNMARKED);
        for (Arm arm : Arm.values()) {
            print(
                    "| unmarked | the %s test and its key | %.2f |",
                    arm.label(), test(arm).together(unmarked).p().log10());
        }
    }

    private List<String> rows() {
        List<String> rows = new ArrayList<>();
        rows.add("arm,prompt,kind,tokens,marked,repeated,entropy,units,excess,log10p,units_lost,log10p_from_text");
        answers.forEach((arm, list) -> {
            AnswerTest test = test(arm);
            for (Answer a : list) {
                Detection one = test.together(List.of(a));
                rows.add(String.format(
                        Locale.ROOT,
                        "%s,%d,%s,%d,%d,%d,%.4f,%d,%.5f,%.4f,%d,%.4f",
                        arm.label(),
                        a.prompt,
                        a.kind,
                        a.tokens.length,
                        a.markedTokens,
                        a.repeatedTokens,
                        a.entropy,
                        one.counts().units(),
                        one.excess(),
                        one.p().log10(),
                        test.unitsLost(a),
                        test.togetherAsText(List.of(a)).p().log10()));
            }
        });
        return rows;
    }

    private void print(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    private static int tokens(List<Answer> list) {
        return list.stream().mapToInt(a -> a.tokens.length).sum();
    }

    private static double entropy(List<Answer> list) {
        return list.stream().mapToDouble(a -> a.entropy * a.tokens.length).sum() / tokens(list);
    }

    private static double repeated(List<Answer> list) {
        return (double) list.stream()
                        .mapToInt(a -> AnswerTest.repeatedContexts(a.tokens))
                        .sum()
                / tokens(list);
    }
}
