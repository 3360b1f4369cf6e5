package org.countermark.evidence.json;

import java.util.Map;

/** Writes values as RFC 8785 has them: no white space, names by UTF-16 code units, escapes only where JSON demands them. */
final class CanonicalWriter {
    private CanonicalWriter() {}

    static void write(Json value, StringBuilder out, int depth) {
        if (value instanceof Json.Text text) {
            string(text.value(), out);
        } else if (value instanceof Json.Whole whole) {
            out.append(whole.value());
        } else if (value instanceof Json.Items items) {
            int inside = deeper(depth);
            char before = '[';
            for (Json item : items.values()) {
                out.append(before);
                write(item, out, inside);
                before = ',';
            }
            out.append(before == '[' ? "[]" : "]");
        } else if (value instanceof Json.Members members) {
            int inside = deeper(depth);
            char before = '{';
            for (Map.Entry<String, Json> member : members.values().entrySet()) {
                string(member.getKey(), out.append(before));
                write(member.getValue(), out.append(':'), inside);
                before = ',';
            }
            out.append(before == '{' ? "{}" : "}");
        }
    }

    private static int deeper(int depth) {
        if (depth + 1 > CanonicalJson.MAX_DEPTH) {
            throw new IllegalArgumentException("value must be nested at most " + CanonicalJson.MAX_DEPTH + " deep");
        }
        return depth + 1;
    }

    private static void string(String value, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ') {
                        out.append(c < 0x10 ? "\\u000" : "\\u00").append(Integer.toHexString(c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
