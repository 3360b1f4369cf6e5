package org.countermark.corpora.llama;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Generates responses, several at once: each step computes one token of every running response, and where one has ended
 * the next request takes its place. A response's tokens depend on its own request only, whatever runs beside it.
 *
 * <p>When a sequence fills the model's context, the older half is forgotten: the newer half is computed again as if the
 * text began with it, and the response goes on. Of a prompt that fills the context, only the last half is read.
 * Confined to one thread.
 */
public final class Generator {
    private static final int PROMPT_ROWS = 64;

    private final LlamaModel model;
    private final int batch;
    private final BitSet stopTokens;
    private final ForwardPass pass;

    private Generator(LlamaModel model, Workers workers, int batch, BitSet stopTokens) {
        this.model = model;
        this.batch = batch;
        this.stopTokens = stopTokens;
        this.pass = model.pass(Math.max(batch, PROMPT_ROWS), workers);
    }

    /**
     * Prepares to generate.
     *
     * @param model what computes the logits
     * @param workers who computes them
     * @param batch how many responses run at once, 1 to 1024
     * @param stopTokens tokens that end a response
     * @return a generator
     */
    public static Generator of(LlamaModel model, Workers workers, int batch, int... stopTokens) {
        if (batch < 1 || batch > 1024) {
            throw new IllegalArgumentException("batch = " + batch + " is not in 1..1024");
        }
        BitSet stops = new BitSet();
        for (int token : stopTokens) {
            stops.set(token);
        }
        return new Generator(model, workers, batch, stops);
    }

    /**
     * Generates all responses.
     *
     * @param requests what to generate
     * @return one response each, in the order of the requests
     */
    public List<Completion> generate(List<GenerationRequest> requests) {
        Completion[] done = new Completion[requests.size()];
        List<RunningText> running = new ArrayList<>();
        int next = 0;
        while (next < done.length || !running.isEmpty()) {
            while (running.size() < batch && next < done.length) {
                running.add(new RunningText(model, requests.get(next), next));
                next++;
            }
            step(running);
            running.removeIf(text -> {
                text.completion().ifPresent(completion -> done[text.index()] = completion);
                return text.completion().isPresent();
            });
        }
        return List.of(done);
    }

    private void step(List<RunningText> running) {
        for (RunningText text : running) {
            text.catchUp(pass);
        }
        for (RunningText text : running) {
            text.addNewest(pass);
        }
        pass.run();
        for (int i = 0; i < running.size(); i++) {
            running.get(i).choose(pass.logits(i), stopTokens);
        }
    }
}
