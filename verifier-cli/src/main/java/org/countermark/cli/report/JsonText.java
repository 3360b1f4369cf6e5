package org.countermark.cli.report;

import java.util.Map;
import org.countermark.evidence.json.CanonicalJson;
import org.countermark.evidence.json.Json;

/** JSON with a member on each line, for reading. Stateless. */
final class JsonText {
    private static final int LONGEST = 20_000;

    private JsonText() {}

    /** The first {@value #LONGEST} characters of a document. */
    static String of(Json.Members document) {
        StringBuilder text = new StringBuilder();
        write(document, text, "");
        return text.length() <= LONGEST
                ? text.toString()
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST) - 1))
                        + "\n… cut here; the record has all of it";
    }

    private static void write(Json value, StringBuilder text, String indent) {
        if (text.length() > LONGEST) {
            return;
        }
        if (value instanceof Json.Members members && !members.values().isEmpty()) {
            String comma = "{\n";
            for (Map.Entry<String, Json> member : members.values().entrySet()) {
                text.append(comma)
                        .append(indent)
                        .append("  ")
                        .append(CanonicalJson.text(new Json.Text(member.getKey())))
                        .append(": ");
                write(member.getValue(), text, indent + "  ");
                comma = ",\n";
            }
            text.append('\n').append(indent).append('}');
        } else {
            text.append(CanonicalJson.text(value));
        }
    }
}
