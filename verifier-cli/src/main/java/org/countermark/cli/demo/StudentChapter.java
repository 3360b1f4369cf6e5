package org.countermark.cli.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.countermark.cli.AtomicFile;
import org.countermark.cli.input.InputException;
import org.countermark.corpora.llama.EmbeddedModel;
import org.countermark.token.TextTokenizer;

/** The end of the story: a model that learned from marked text is told from one that did not. */
final class StudentChapter {
    private static final int QUESTIONS = 120;
    private static final int WORDS = 5;

    private final Steps steps;
    private final Path place;
    private final List<String> marked;

    /**
     * The chapter.
     *
     * @param steps runs commands
     * @param place where the files are
     * @param marked names of the files of marked text, without their ending
     */
    StudentChapter(Steps steps, Path place, List<String> marked) {
        this.steps = steps;
        this.place = place;
        this.marked = List.copyOf(marked);
    }

    /** Tells it; the unmarked text stands in {@code unmarked.jsonl}. */
    void tell() throws InputException, IOException {
        steps.say(
                "Which of the two models learned from marked text? What will be asked is registered before it is asked,"
                        + " and only contexts that stand in the provider's logs are to count.");
        questions();
        steps.run(words("student contexts", files(), "--profile profile.json --out logs.contexts"));
        steps.run(words(
                "student plan --profile profile.json --epoch-key 2026-11.key --prompts prompts.txt --arm unseen",
                List.of(),
                "--tokens 100 --contexts logs.contexts --fixed-units 600 --alpha 1e-9 --excess .5"));

        TextTokenizer tokenizer = EmbeddedModel.load().tokenizer();
        List<String> learned = new ArrayList<>();
        for (String file : files()) {
            learned.addAll(SavedTexts.read(place.resolve(file)));
        }
        steps.say(
                "Both models count which token follows which four, and answer behind an endpoint, which hands out text"
                        + " and nothing else.");
        String student = verdict("student", CountedModel.of(tokenizer, learned));
        String clean = verdict("clean", CountedModel.of(tokenizer, SavedTexts.read(place.resolve("unmarked.jsonl"))));

        steps.say("The same questions, the same test:");
        steps.say("  trained on marked text     " + student + "\n  trained on unmarked text   " + clean);
    }

    /** The first line of the result, which says it in words. */
    private String verdict(String name, CountedModel model) throws InputException, IOException {
        String answers = name + ".jsonl";
        try (SuspectEndpoint suspect = SuspectEndpoint.open(model)) {
            steps.run(words(
                    "student collect --plan student-plan.json --prompts prompts.txt",
                    List.of("--endpoint", suspect.url(), "--model", name),
                    "--out " + answers));
        }
        String result = steps.run(words(
                "student test " + answers + " --plan student-plan.json --profile profile.json",
                List.of("--epoch-key", "2026-11.key"),
                "--contexts logs.contexts --prompts prompts.txt"
                        + (name.equals("student") ? " --bundle student.json" : "")));
        return result.substring(0, result.indexOf('\n'));
    }

    /** How paragraphs begin that are far from those in the corpus. */
    private void questions() throws IOException {
        List<String> paragraphs = HumanText.paragraphs();
        StringBuilder prompts = new StringBuilder();
        int left = QUESTIONS;
        for (int i = paragraphs.size() - 1; left > 0; i -= 7) {
            String[] words = paragraphs.get(i).split("\\s+", -1);
            if (words.length > 2 * WORDS) {
                prompts.append(String.join(" ", Arrays.copyOf(words, WORDS))).append('\n');
                left--;
            }
        }
        AtomicFile.write(
                place.resolve("prompts.txt"),
                out -> out.write(prompts.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> files() {
        return marked.stream().map(name -> name + ".jsonl").toList();
    }

    private static String[] words(String first, List<String> middle, String last) {
        List<String> words = new ArrayList<>(List.of(first.split(" ")));
        words.addAll(middle);
        words.addAll(List.of(last.split(" ")));
        return words.toArray(new String[0]);
    }
}
