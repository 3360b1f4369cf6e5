package org.countermark.cli.student.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.cli.prompt.PromptList;

/** What a collection asks, and whom: the first record of its log, and the same each time that it is continued. */
final class Settings {
    /** The kind of the first record. */
    static final String RECORD = "collection";
    /** The version of the form. */
    static final String FORMAT = "countermark-collect-log/1";

    private static final String CREATED = "created";

    private Settings() {}

    /**
     * The first record.
     *
     * @param suspect the URL, or the command
     * @param form what a request looks like
     * @param prompts what is asked
     * @param plan the digest of the registered plan, or empty text
     * @param now when the collection begins
     */
    static ObjectNode of(String suspect, RequestForm form, PromptList prompts, String plan, Instant now) {
        ObjectNode settings = LogJson.object();
        settings.put("record", RECORD);
        settings.put("format", FORMAT);
        settings.put(CREATED, now.toString());
        settings.put("suspect", suspect);
        settings.put("api", form.api().id());
        settings.put("prompts", prompts.count());
        settings.put("prompts_sha256", prompts.sha256());
        settings.put("plan", plan);
        settings.set("request", form.fixed());
        return settings;
    }

    /** Refuses to go on with a log of other questions. */
    static void requireSame(String shown, JsonNode there, JsonNode wanted) throws InputException {
        Set<String> names = new LinkedHashSet<>();
        wanted.fieldNames().forEachRemaining(names::add);
        there.fieldNames().forEachRemaining(names::add);
        names.remove(CREATED);
        for (String name : names) {
            if (!there.path(name).equals(wanted.path(name))) {
                throw new InputException(
                        Position.of(shown),
                        "the log belongs to another collection: its \"" + name + "\" is " + there.path(name) + ", not "
                                + wanted.path(name),
                        "Give the same options as before, or choose another file with --out.");
            }
        }
    }
}
