package org.countermark.cli.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

/** Jackson, set up for untrusted records of a limited size. */
final class Json {
    private Json() {}

    /** A reader of whole values that refuses anything behind them. Safe for use by many threads. */
    static ObjectReader reader(int maxRecord) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(maxRecord)
                        .maxNestingDepth(200)
                        .build())
                .build();
        return new ObjectMapper(factory).reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** The user's message for JSON that does not parse; {@code offset} is where the parsed bytes begin. */
    static InputException broken(Source source, long line, long offset, JsonProcessingException problem) {
        JsonLocation location = problem.getLocation();
        long inside = location == null ? 0 : Math.max(location.getByteOffset(), 0);
        return new InputException(
                Position.of(source.shown(), line, offset + inside),
                "broken JSON: " + firstSentence(problem.getOriginalMessage()),
                "Mend the record, or skip it with --skip-bad.",
                problem);
    }

    private static String firstSentence(String message) {
        String line = message.lines().findFirst().orElse("").strip();
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
