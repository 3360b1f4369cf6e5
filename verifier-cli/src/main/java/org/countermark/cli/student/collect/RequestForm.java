package org.countermark.cli.student.collect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.countermark.cli.prompt.Prompt;

/** Makes the bodies of requests: what is the same in all of them, and the prompt. */
final class RequestForm {
    private final Api api;
    private final ObjectNode fixed;

    /**
     * A form.
     *
     * @param api how the suspect is talked to
     * @param fixed the fields of every request but the prompt; for a command, none
     */
    RequestForm(Api api, ObjectNode fixed) {
        this.api = api;
        this.fixed = fixed.deepCopy();
    }

    Api api() {
        return api;
    }

    ObjectNode fixed() {
        return fixed.deepCopy();
    }

    /** The body of the request for a prompt: always the same bytes. */
    byte[] body(Prompt prompt) {
        if (api == Api.COMMAND) {
            return prompt.text().getBytes(StandardCharsets.UTF_8);
        }
        ObjectNode body = fixed.deepCopy();
        if (api == Api.COMPLETIONS) {
            body.put("prompt", prompt.text());
        } else {
            ArrayNode messages = body.putArray("messages");
            for (Prompt.Message message : prompt.messages()) {
                messages.addObject().put("role", message.role()).put("content", message.content());
            }
        }
        return LogJson.bytes(body);
    }
}
