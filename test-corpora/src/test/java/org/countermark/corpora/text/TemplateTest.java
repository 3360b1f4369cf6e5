package org.countermark.corpora.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

/** Every template is well formed and holds the whole text. */
class TemplateTest {
    @Property(tries = 200)
    void chatJsonHoldsTheText(@ForAll @StringLength(max = 1500) String text) throws JsonProcessingException {
        StringBuilder inside = new StringBuilder();
        for (JsonNode message :
                new ObjectMapper().readTree(Template.CHAT_JSON.wrap(text)).get("messages")) {
            if (!message.get("role").textValue().equals("system")) {
                inside.append(message.get("content").textValue());
            }
        }
        assertEquals(text, inside.toString());
    }

    @Property(tries = 200)
    void toolCallsHoldTheText(@ForAll @StringLength(max = 1500) String text) throws JsonProcessingException {
        StringBuilder inside = new StringBuilder();
        for (JsonNode call : new ObjectMapper().readTree(Template.TOOL_CALL_JSON.wrap(text))) {
            inside.append(call.get("function").get("arguments").get("query").textValue());
        }
        assertEquals(text, inside.toString());
    }

    @Property(tries = 200)
    void noTurnSplitsAPair(@ForAll @StringLength(min = 395, max = 405) String padding) {
        String text = "x".repeat(padding.length()) + "\uD83D\uDE00".repeat(300);
        String wrapped = Template.CHAT_MARKUP.wrap(text);
        assertEquals(300, wrapped.codePoints().filter(c -> c == 0x1F600).count());
        assertTrue(wrapped.startsWith("<|im_start|>system\n"));
    }
}
