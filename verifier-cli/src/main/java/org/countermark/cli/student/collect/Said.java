package org.countermark.cli.student.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what a server says is wrong, and makes it fit to be printed. */
final class Said {
    private static final int LONGEST = 300;

    private Said() {}

    /** The message in the body of an error, or the beginning of the body. */
    static String error(byte[] body) {
        JsonNode json = LogJson.parse(body).orElse(LogJson.object());
        return Stream.of(
                        json.path("error").path("message"),
                        json.path("error"),
                        json.path("message"),
                        json.path("detail"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst()
                .or(() -> Optional.of(
                        new String(Arrays.copyOf(body, Math.min(body.length, 4 * LONGEST)), StandardCharsets.UTF_8)))
                .map(Said::printable)
                .get();
    }

    /** One short line without anything that a terminal would obey. */
    static String printable(String text) {
        String line = text.codePoints()
                .map(point ->
                        Character.isISOControl(point) || Character.getType(point) == Character.FORMAT ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip()
                .replaceAll(" {2,}", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
