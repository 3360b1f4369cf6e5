package org.countermark.cli.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.countermark.token.Response;

/**
 * A document as the store keeps it: its turns as variable-length token ids, and the digest of these bytes.
 *
 * <p>The encoding is canonical: a number of responses, then for each the count of tokens shown since the one before,
 * the count of tokens generated, and both runs of ids, all as little-endian base-128 numbers in their shortest form.
 * What was shown after the last response is left out, for it is the prompt of nothing. Immutable.
 */
public final class Encoded {
    private final byte[] bytes;
    private final int length;
    private final int tokens;
    private final ContentDigest digest;

    private Encoded(byte[] bytes, int length, int tokens) {
        this.bytes = bytes;
        this.length = length;
        this.tokens = tokens;
        this.digest = ContentDigest.of(bytes, length);
    }

    /**
     * One turn of a document.
     *
     * @param generated true for what a model may have written, false for what it was shown
     * @param tokens its token ids, each at least 0
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over from the tokenizer to the encoding, never kept
    public record Turn(boolean generated, int[] tokens) {}

    /**
     * Encodes a document.
     *
     * @param turns its turns in order
     * @return the encoding; equal for documents whose responses and prompts are equal
     * @throws IllegalArgumentException if a token id is negative
     */
    public static Encoded of(List<Turn> turns) {
        int responses = 0;
        int size = 5;
        for (Turn turn : turns) {
            responses += turn.generated() ? 1 : 0;
            size = Math.addExact(size, Math.multiplyExact(turn.tokens().length + 2, 5));
        }
        Varints out = new Varints(new byte[size]);
        out.write(responses);
        int tokens = 0;
        List<int[]> shown = new ArrayList<>();
        for (Turn turn : turns) {
            if (!turn.generated()) {
                shown.add(turn.tokens());
                continue;
            }
            out.write(shown.stream().mapToInt(part -> part.length).sum());
            out.write(turn.tokens().length);
            shown.forEach(out::write);
            out.write(turn.tokens());
            tokens += turn.tokens().length;
            shown.clear();
        }
        return new Encoded(Arrays.copyOf(out.bytes(), out.position()), out.position(), tokens);
    }

    /** Bytes that claim to be a document; counts are believed only as far as the bytes reach. */
    static Encoded ofBytes(byte[] bytes) {
        int tokens = 0;
        for (Response response : responses(bytes)) {
            tokens += response.length();
        }
        return new Encoded(bytes, bytes.length, tokens);
    }

    /**
     * Decodes a document.
     *
     * @throws IllegalArgumentException if the bytes are no document
     */
    static List<Response> responses(byte[] bytes) {
        Varints in = new Varints(bytes);
        int count = in.readCount();
        List<Response> responses = new ArrayList<>();
        int[] prompt = {};
        for (int i = 0; i < count; i++) {
            int shown = in.readCount();
            int generated = in.readCount();
            if (shown > 0) {
                int before = prompt.length;
                prompt = Arrays.copyOf(prompt, before + shown);
                in.read(prompt, before, shown);
            }
            int[] tokens = new int[generated];
            in.read(tokens, 0, generated);
            responses.add(prompt.length == 0 ? Response.of(tokens) : Response.of(prompt, tokens));
        }
        in.end();
        return responses;
    }

    /**
     * Decodes what was generated, response by response.
     *
     * @throws IllegalArgumentException if the bytes are no document
     */
    static List<int[]> generated(byte[] bytes) {
        Varints in = new Varints(bytes);
        int count = in.readCount();
        List<int[]> generated = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int shown = in.readCount();
            int[] tokens = new int[in.readCount()];
            in.read(new int[shown], 0, shown);
            in.read(tokens, 0, tokens.length);
            generated.add(tokens);
        }
        in.end();
        return generated;
    }

    /**
     * Decodes this document.
     *
     * @return its responses, each with all that was shown before it
     */
    public List<Response> responses() {
        return responses(bytes);
    }

    /**
     * The name of the content.
     *
     * @return its digest
     */
    public ContentDigest digest() {
        return digest;
    }

    /**
     * Tokens that a model may have generated.
     *
     * @return the count, prompts left out
     */
    public int tokens() {
        return tokens;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }
}
