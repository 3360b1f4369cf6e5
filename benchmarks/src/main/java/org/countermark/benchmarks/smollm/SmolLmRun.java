package org.countermark.benchmarks.smollm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.countermark.corpora.llama.ChatMl;
import org.countermark.corpora.llama.Completion;
import org.countermark.corpora.llama.GenerationRequest;
import org.countermark.corpora.llama.LanguageModel;
import org.countermark.corpora.llama.TokenChooser;
import org.countermark.corpora.llama.Workers;
import org.countermark.embed.Audit;
import org.countermark.embed.MarkSession;
import org.countermark.embed.Sampling;

/**
 * Generates the answers of the recorded run, marked and unmarked, and writes them as JSON lines; {@link SmolLmPower}
 * reads them. Arguments: the model's GGUF file, and the file to write.
 */
public final class SmolLmRun {
    static final double TEMPERATURE = 0.8;
    static final double TOP_P = 0.95;
    static final int MAX_TOKENS = 200;

    private static final int BATCH = 27;
    private static final String SYSTEM = "You are a helpful AI assistant named SmolLM, trained by Hugging Face";

    private final LanguageModel model;
    private final List<Prompt> prompts;
    private final List<Draft> drafts = new ArrayList<>();

    private static final class Draft {
        final Arm arm;
        final int prompt;
        final MarkSession session;
        double entropy;

        Draft(Arm arm, int prompt, MarkSession session) {
            this.arm = arm;
            this.prompt = prompt;
            this.session = session;
        }
    }

    private SmolLmRun(LanguageModel model, List<Prompt> prompts) {
        this.model = model;
        this.prompts = prompts;
    }

    /**
     * Runs.
     *
     * @param args the model file and the output file
     * @throws IOException when one of them cannot be used
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException("usage: SmolLmRun MODEL.gguf ANSWERS.jsonl");
        }
        SmolLmRun run = new SmolLmRun(LanguageModel.load(Path.of(args[0])), Prompt.all());
        long start = System.nanoTime();
        List<Answer> answers = run.answers();
        double seconds = (System.nanoTime() - start) / 1e9;
        int tokens = answers.stream().mapToInt(a -> a.tokens.length).sum();
        System.out.printf(
                "%d answers, %d tokens in %.0f s: %.1f tokens/s in batches of %d, prompts and choices included%n",
                answers.size(), tokens, seconds, tokens / seconds, BATCH);
        List<String> lines = new ArrayList<>();
        for (Answer answer : answers) {
            lines.add(answer.toJson());
        }
        Files.write(Path.of(args[1]), lines);
    }

    private List<Answer> answers() {
        ChatMl chat = ChatMl.of(model.tokenizer())
                .orElseThrow(() -> new IllegalArgumentException("the model has no ChatML tokens"));
        List<GenerationRequest> requests = new ArrayList<>();
        for (Arm arm : Arm.values()) {
            for (int i = 0; i < arm.answers; i++) {
                int[] prompt = chat.prompt(SYSTEM, prompts.get(i).text());
                requests.add(GenerationRequest.of(prompt, chooser(arm, i), MAX_TOKENS));
            }
        }
        List<Completion> completions;
        try (Workers workers = Workers.of(2)) {
            completions = model.generator(workers, BATCH).generate(requests);
        }
        List<Answer> out = new ArrayList<>();
        for (int i = 0; i < completions.size(); i++) {
            out.add(answer(drafts.get(i), completions.get(i).tokens()));
        }
        return out;
    }

    private TokenChooser chooser(Arm arm, int prompt) {
        MarkSession session = arm.session(model.tokenizer().id(), prompt);
        Draft draft = new Draft(arm, prompt, session);
        drafts.add(draft);
        Sampling sampling = Sampling.of(TEMPERATURE).withTopP(TOP_P);
        FinalDistribution distribution = new FinalDistribution(TEMPERATURE, TOP_P);
        return logits -> {
            draft.entropy += distribution.entropy(logits);
            return session.next(logits, sampling);
        };
    }

    private Answer answer(Draft draft, int[] tokens) {
        Audit audit = draft.session.audit();
        return new Answer(
                draft.arm,
                draft.prompt,
                prompts.get(draft.prompt).kind(),
                tokens,
                audit.marked(),
                audit.plainRepeated(),
                draft.entropy / draft.session.length(),
                model.tokenizer().decode(tokens));
    }
}
