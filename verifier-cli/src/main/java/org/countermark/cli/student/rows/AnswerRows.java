package org.countermark.cli.student.rows;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.countermark.token.TextTokenizer;

/**
 * Makes rows of the likeliest tokens that an endpoint named beside its answers, as {@code student collect} keeps them.
 *
 * <p>A context begins behind the last token of the answer whose id cannot be told. For one thread.
 */
final class AnswerRows {
    private final TextTokenizer tokenizer;
    private final TokenNames names;
    private final int width;
    private final RowSink sink;
    private long rows;
    private long unknownContexts;
    private long unknownEntries;

    AnswerRows(TextTokenizer tokenizer, int width, RowSink sink) {
        this.tokenizer = tokenizer;
        this.names = new TokenNames(tokenizer);
        this.width = width;
        this.sink = sink;
    }

    /** One position of an answer: the token that was taken, and what else was likely, by their names. */
    private record Place(OptionalInt token, Map<Integer, Float> likeliest) {}

    /** Adds the rows of an answer; says whether it names likely tokens at all. */
    boolean add(JsonNode answer) throws IOException {
        List<Place> places = places(answer.path("logprobs"));
        int[] prompt = prompt(answer);
        int[] said = new int[places.size()];
        int known = 0;
        for (int at = 0; at < said.length; at++) {
            Place place = places.get(at);
            if (known < width) {
                // The first tokens of an answer have no context in any case.
                unknownContexts += at < width ? 0 : 1;
            } else if (!place.likeliest().isEmpty()) {
                sink.add(row(prompt, Arrays.copyOfRange(said, at - width, at), place.likeliest()));
                rows++;
            }
            said[at] = place.token().orElse(0);
            known = place.token().isPresent() ? known + 1 : 0;
        }
        return places.stream().anyMatch(place -> !place.likeliest().isEmpty());
    }

    private static TokenRow row(int[] prompt, int[] context, Map<Integer, Float> likeliest) {
        int[] ids = new int[likeliest.size()];
        float[] probabilities = new float[ids.length];
        int n = 0;
        for (Map.Entry<Integer, Float> entry : likeliest.entrySet()) {
            ids[n] = entry.getKey();
            probabilities[n++] = entry.getValue();
        }
        return new TokenRow(prompt, context, Optional.of(ids), probabilities);
    }

    private int[] prompt(JsonNode answer) {
        JsonNode ids = answer.path("prompt_token_ids");
        if (!ids.isArray()) {
            return tokenizer.encode(answer.path("prompt").asText(""));
        }
        int[] prompt = new int[ids.size()];
        for (int i = 0; i < prompt.length; i++) {
            prompt[i] = Math.max(0, ids.path(i).asInt());
        }
        return prompt;
    }

    /** Of a chat: {@code content}, an array of objects. Of completions: arrays side by side. */
    private List<Place> places(JsonNode logprobs) {
        List<Place> places = new ArrayList<>();
        if (logprobs.path("content").isArray()) {
            for (JsonNode token : logprobs.path("content")) {
                Map<Integer, Float> likeliest = new LinkedHashMap<>();
                for (JsonNode named : token.path("top_logprobs")) {
                    put(likeliest, names.of(named), named.path("logprob"));
                }
                places.add(new Place(names.of(token), likeliest));
            }
            return places;
        }
        JsonNode tokens = logprobs.path("tokens");
        for (int i = 0; i < tokens.size(); i++) {
            Map<Integer, Float> likeliest = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> named :
                    logprobs.path("top_logprobs").path(i).properties()) {
                put(likeliest, names.of(named.getKey()), named.getValue());
            }
            places.add(new Place(names.of(tokens.path(i).asText("")), likeliest));
        }
        return places;
    }

    /** The first of two entries for one token counts, as the likelier one. */
    private void put(Map<Integer, Float> likeliest, OptionalInt token, JsonNode logprob) {
        if (token.isEmpty()
                || !logprob.isNumber()
                || likeliest.putIfAbsent(token.getAsInt(), (float) Math.min(1, StrictMath.exp(logprob.doubleValue())))
                        != null) {
            unknownEntries++;
        }
    }

    /** Rows so far. */
    long rows() {
        return rows;
    }

    /** Positions without a row, since a token before them has no id that can be told. */
    long unknownContexts() {
        return unknownContexts;
    }

    /** Entries that were left out, since their token has no id that can be told, or one that an entry has. */
    long unknownEntries() {
        return unknownEntries;
    }
}
