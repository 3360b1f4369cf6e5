package org.countermark.corpora.llama;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/** A response in the making: its text so far, and how much of it the model has seen. */
final class RunningText {
    private final GenerationRequest request;
    private final int index;
    private final KeyValueCache cache;
    private int[] text;
    private int length;

    /** The first token that the cache holds; those before it are forgotten. */
    private int from;

    private Optional<Completion> completion = Optional.empty();

    RunningText(LlamaModel model, GenerationRequest request, int index) {
        this.request = request;
        this.index = index;
        int context = model.shape().context();
        this.cache = model.sequence((int) Math.min(context, (long) request.prompt.length + request.maxTokens));
        this.text = Arrays.copyOf(request.prompt, request.prompt.length + 64);
        this.length = request.prompt.length;
        this.from = length < context ? 0 : length - (context + 1) / 2;
    }

    int index() {
        return index;
    }

    Optional<Completion> completion() {
        return completion;
    }

    /** Lets the model see all but the newest token; makes room first if there is none. */
    void catchUp(ForwardPass pass) {
        if (cache.length() == cache.capacity()) {
            from = length - (cache.capacity() + 1) / 2;
            cache.truncate(0);
        }
        boolean pending = false;
        for (int i = from + cache.length(); i < length - 1; i++) {
            pass.add(cache, text[i], false);
            pending = true;
            if (pass.room() == 0) {
                pass.run();
                pending = false;
            }
        }
        if (pending) {
            pass.run();
        }
    }

    void addNewest(ForwardPass pass) {
        pass.add(cache, text[length - 1], true);
    }

    void choose(float[] logits, BitSet stopTokens) {
        int token = request.chooser.choose(logits);
        if (token < 0 || token >= logits.length) {
            throw new IllegalArgumentException("the chooser chose " + token + ", not in 0.." + (logits.length - 1));
        }
        if (stopTokens.get(token)) {
            complete(Completion.End.STOP);
            return;
        }
        if (length == text.length) {
            text = Arrays.copyOf(text, 2 * length);
        }
        text[length++] = token;
        if (length - request.prompt.length == request.maxTokens) {
            complete(Completion.End.LENGTH);
        }
    }

    private void complete(Completion.End end) {
        completion = Optional.of(new Completion(Arrays.copyOfRange(text, request.prompt.length, length), end));
    }
}
