package org.countermark.cli.student.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.countermark.cli.student.collect.Response.Outcome;

/** Where the answers stand in a log: the first one to each question. Counts the rest. */
final class Answers implements LogScan.Takes {
    private final Places places;
    private final Api api;
    private final NavigableMap<Long, Long> offsets = new TreeMap<>();
    private int others;
    private long promptTokens;
    private long completionTokens;

    /** Says which question a response belongs to. */
    @FunctionalInterface
    interface Places {
        /** The number of the question, from 0; empty when it is none of them. */
        OptionalLong of(Response response);
    }

    Answers(Places places, Api api) {
        this.places = places;
        this.api = api;
    }

    @Override
    public void response(Response response, LogEntry entry, long offset) {
        OptionalLong place = places.of(response);
        if (response.outcome() != Outcome.ANSWERED) {
            others++;
        } else if (place.isPresent() && offsets.putIfAbsent(place.getAsLong(), offset) == null) {
            JsonNode usage = Answer.read(entry.response(), api)
                    .map(answer -> answer.whole().path("usage"))
                    .orElse(LogJson.object());
            promptTokens += tokens(usage, "prompt_tokens");
            completionTokens += tokens(usage, "completion_tokens");
        }
    }

    private static long tokens(JsonNode usage, String name) {
        return Math.max(usage.path(name).asLong(0), 0);
    }

    /** Offsets of the answers in the order of the questions. */
    List<Long> offsets() {
        return List.copyOf(offsets.values());
    }

    /** Whether a question has an answer. */
    boolean has(long place) {
        return offsets.containsKey(place);
    }

    /** How many questions have an answer. */
    int count() {
        return offsets.size();
    }

    /** How many responses are no answers. */
    int others() {
        return others;
    }

    /** Tokens of prompts, as the server counted them; 0 where it did not. */
    long promptTokens() {
        return promptTokens;
    }

    /** Tokens of completions, as the server counted them; 0 where it did not. */
    long completionTokens() {
        return completionTokens;
    }
}
