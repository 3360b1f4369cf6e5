package org.countermark.cli.student.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;

/**
 * What the first record of a log says that its answers can be read by.
 *
 * @param api how the suspect was talked to
 * @param prompts how many prompts there were, at least 1
 */
record LogHead(Api api, int prompts) {
    static LogHead of(LogReader reader, String shown) throws InputException, IOException {
        if (reader.startsAsLog() && reader.at(LogFormat.START) instanceof Slot.Whole first) {
            JsonNode settings = LogJson.parse(first.entry().about()).orElse(LogJson.object());
            Optional<Api> api = Api.of(settings.path("api").asText(""));
            if (api.isPresent() && settings.path("prompts").asInt(0) > 0) {
                return new LogHead(api.get(), settings.path("prompts").intValue());
            }
        }
        throw new InputException(
                Position.of(shown), "this is no log of answers", "Name with --out what was collected.");
    }
}
