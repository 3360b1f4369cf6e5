package org.countermark.corpora.llama;

import java.util.Objects;

/** One response to be generated: what comes before it, who chooses its tokens, and how long it may be. Immutable. */
public final class GenerationRequest {
    final int[] prompt;
    final TokenChooser chooser;
    final int maxTokens;

    private GenerationRequest(int[] prompt, TokenChooser chooser, int maxTokens) {
        this.prompt = prompt;
        this.chooser = chooser;
        this.maxTokens = maxTokens;
    }

    /**
     * A request.
     *
     * @param prompt tokens before the response, at least one; copied
     * @param chooser called once for each token of the response, always from the generating thread
     * @param maxTokens the longest response, at least 1
     * @return the request
     */
    public static GenerationRequest of(int[] prompt, TokenChooser chooser, int maxTokens) {
        if (prompt.length == 0) {
            throw new IllegalArgumentException("prompt is empty: give at least the token that begins a text");
        }
        if (maxTokens < 1) {
            throw new IllegalArgumentException("maxTokens = " + maxTokens + " is not at least 1");
        }
        return new GenerationRequest(prompt.clone(), Objects.requireNonNull(chooser, "chooser"), maxTokens);
    }
}
