package org.countermark.corpora.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What chat systems and tools wrap text in: the same words around every answer.
 *
 * <p>Boilerplate repeats the same (context, token) pairs in every document, and is what breaks a p-value that counts
 * them more than once. A template cuts a text into turns and wraps each.
 */
public enum Template {
    /** Turns between special-looking markers, as ChatML writes them, after one system prompt. */
    CHAT_MARKUP {
        @Override
        String render(List<String> turns) {
            StringBuilder out = new StringBuilder("<|im_start|>system\n" + SYSTEM + "<|im_end|>\n");
            for (int i = 0; i < turns.size(); i++) {
                out.append("<|im_start|>")
                        .append(role(i))
                        .append('\n')
                        .append(turns.get(i))
                        .append("<|im_end|>\n");
            }
            return out.toString();
        }
    },

    /** The JSON of a chat interface: {@code {"messages":[{"role":…,"content":…}…]}}. */
    CHAT_JSON {
        @Override
        String render(List<String> turns) {
            return json(out -> {
                out.writeStartObject();
                out.writeStringField("model", "example-chat");
                out.writeNumberField("temperature", 1);
                out.writeArrayFieldStart("messages");
                message(out, "system", SYSTEM);
                for (int i = 0; i < turns.size(); i++) {
                    message(out, role(i), turns.get(i));
                }
                out.writeEndArray();
                out.writeEndObject();
            });
        }
    },

    /** The JSON of tool calls: each turn is an argument of a call whose other fields never change. */
    TOOL_CALL_JSON {
        @Override
        String render(List<String> turns) {
            return json(out -> {
                out.writeStartArray();
                for (String turn : turns) {
                    out.writeStartObject();
                    out.writeStringField("type", "function");
                    out.writeObjectFieldStart("function");
                    out.writeStringField("name", "search_documents");
                    out.writeObjectFieldStart("arguments");
                    out.writeStringField("query", turn);
                    out.writeNumberField("max_results", 10);
                    out.writeBooleanField("include_snippets", true);
                    out.writeStringField("sort_order", "relevance");
                    out.writeEndObject();
                    out.writeEndObject();
                    out.writeEndObject();
                }
                out.writeEndArray();
            });
        }
    };

    private static final String SYSTEM = "You are a helpful assistant. Answer the question as briefly and as"
            + " precisely as you can. If you do not know the answer, say so.";

    private static final JsonFactory JSON = new JsonFactory();

    /** The length of a turn, in characters: about a hundred tokens. */
    private static final int TURN = 400;

    abstract String render(List<String> turns);

    /**
     * Wraps a text, cut into turns of at most 400 characters, never inside a surrogate pair.
     *
     * @param text any text
     * @return the wrapped text
     */
    public String wrap(String text) {
        List<String> turns = new ArrayList<>();
        for (int from = 0; from < text.length(); ) {
            int to = Math.min(from + TURN, text.length());
            if (to < text.length() && Character.isSurrogatePair(text.charAt(to - 1), text.charAt(to))) {
                to--;
            }
            turns.add(text.substring(from, to));
            from = to;
        }
        return render(turns);
    }

    /**
     * Wraps a document; its id gains the template's name.
     *
     * @param document any document
     * @return the wrapped document
     */
    public Document wrap(Document document) {
        return new Document(document.id() + "#" + name(), wrap(document.text()));
    }

    private static String role(int turn) {
        return turn % 2 == 0 ? "user" : "assistant";
    }

    private static void message(JsonGenerator out, String role, String content) throws IOException {
        out.writeStartObject();
        out.writeStringField("role", role);
        out.writeStringField("content", content);
        out.writeEndObject();
    }

    private interface Body {
        void write(JsonGenerator out) throws IOException;
    }

    private static String json(Body body) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            body.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("a string writer failed", e);
        }
        return text.toString();
    }
}
