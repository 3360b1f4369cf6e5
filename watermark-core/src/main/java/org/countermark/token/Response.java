package org.countermark.token;

import java.util.List;

/**
 * What a model was shown and what it generated, as token ids; plain text is a response without a prompt.
 *
 * <p>Immutable: token arrays are copied on the way in and never handed out.
 */
public final class Response {
    private static final int[] NO_PROMPT = {};

    final int[] prompt;
    final int[] generated;

    private Response(int[] prompt, int[] generated) {
        this.prompt = prompt;
        this.generated = generated;
    }

    /**
     * Tokens of unknown origin: a suspect text.
     *
     * @param generated token ids, each at least 0; may be empty; copied
     * @return the response
     * @throws IllegalArgumentException if an id is negative
     */
    public static Response of(int[] generated) {
        return new Response(NO_PROMPT, copy("generated", generated));
    }

    /**
     * Tokens generated in answer to a prompt that is known.
     *
     * @param prompt token ids shown to the model, each at least 0; may be empty; copied
     * @param generated token ids generated, each at least 0; may be empty; copied
     * @return the response
     * @throws IllegalArgumentException if an id is negative
     */
    public static Response of(int[] prompt, int[] generated) {
        return new Response(copy("prompt", prompt), copy("generated", generated));
    }

    /**
     * The public name of a document: of the tokens generated in all its responses.
     *
     * @param document its responses, in order
     * @return a fingerprint; documents with the same tokens in the same responses have the same one
     */
    public static long fingerprint(List<Response> document) {
        long fingerprint = document.size();
        for (Response response : document) {
            long of = Fingerprint.of(response.generated, 0, response.generated.length);
            fingerprint = Long.rotateLeft(fingerprint, 29) * 0x9E3779B97F4A7C15L ^ of;
        }
        return fingerprint;
    }

    /**
     * Length of the generated part.
     *
     * @return number of generated tokens, at least 0
     */
    public int length() {
        return generated.length;
    }

    /**
     * Length of the prompt.
     *
     * @return number of tokens shown to the model, 0 where none are known
     */
    public int promptLength() {
        return prompt.length;
    }

    private static int[] copy(String name, int[] tokens) {
        int[] copy = tokens.clone();
        int signs = 0;
        for (int token : copy) {
            signs |= token;
        }
        if (signs < 0) {
            throw new IllegalArgumentException(name + " must hold token ids of at least 0, has a negative one");
        }
        return copy;
    }
}
