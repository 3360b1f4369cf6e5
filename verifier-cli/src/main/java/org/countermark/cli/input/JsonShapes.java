package org.countermark.cli.input;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds turns in a JSON record by its shape: chats, instruction sets, prompt and completion, plain text, token ids. */
final class JsonShapes {
    private static final List<String> IDS = List.of("token_ids", "tokens", "output_ids", "completion_ids", "ids");
    private static final List<String> PROMPT_IDS = List.of("prompt_token_ids", "prompt_ids");
    private static final List<String> COMPLETIONS =
            List.of("completion", "response", "output", "answer", "generated_text", "generation");
    private static final List<String> PROMPTS = List.of("instruction", "input", "prompt", "question", "system");
    private static final List<String> TEXTS = List.of("text", "content", "body", "document");
    private static final Set<String> MODELS =
            Set.of("assistant", "gpt", "chatgpt", "bot", "model", "bard", "bing", "claude");

    private final Optional<JsonPointer> textPointer;
    private final Optional<JsonPointer> tokensPointer;
    private final Optional<JsonPointer> datePointer;

    JsonShapes(Reading reading) {
        textPointer = reading.textField().map(JsonShapes::pointer);
        tokensPointer = reading.tokensField().map(JsonShapes::pointer);
        datePointer = reading.dateField().map(JsonShapes::pointer);
    }

    private static JsonPointer pointer(String field) {
        return JsonPointer.compile(field.startsWith("/") ? field : "/" + field.replace("~", "~0"));
    }

    /** The turns of a record; at least one of them is scored. */
    List<Turn> turns(JsonNode record, Position position) throws InputException {
        List<Turn> turns = new ArrayList<>();
        if (tokensPointer.isPresent() || textPointer.isPresent()) {
            tokensPointer.ifPresent(pointer -> addAll(record.at(pointer), turns));
            if (turns.isEmpty()) {
                textPointer.ifPresent(pointer -> addAll(record.at(pointer), turns));
            }
        } else if (record.isTextual()) {
            turns.add(new Turn(true, new Body.Text(record.textValue())));
        } else {
            byShape(record, turns);
        }
        if (turns.stream().noneMatch(Turn::scored)) {
            throw new InputException(
                    position,
                    "no text of a model found in " + describe(record),
                    "Say where it is with --text-pointer.");
        }
        for (Turn turn : turns) {
            if (turn.body() instanceof Body.Ids ids && IntStream.of(ids.ids()).anyMatch(id -> id < 0)) {
                throw new InputException(
                        position, "a token id is not in 0..2147483647", "Mend the record, or skip it with --skip-bad.");
            }
        }
        return turns;
    }

    /** The date of a record, where it has one. */
    Optional<Instant> date(JsonNode record, Position position) throws InputException {
        if (datePointer.isPresent()) {
            JsonNode value = record.at(datePointer.get());
            Optional<Instant> date = Dates.of(value);
            if (date.isEmpty() && !value.isMissingNode() && !value.isNull()) {
                throw Dates.unreadable(position, value.asText());
            }
            return date;
        }
        return Dates.NAMES.stream()
                .flatMap(name -> Dates.of(record.path(name)).stream())
                .findFirst();
    }

    /** Makes a document of a record. */
    Document document(JsonNode record, Position position, RecordNumber number) throws InputException {
        return new Document(position, number, turns(record, position), date(record, position));
    }

    private static void byShape(JsonNode record, List<Turn> turns) {
        addFirst(record, PROMPT_IDS, false, turns);
        Optional<String> ids =
                IDS.stream().filter(name -> isIds(record.path(name))).findFirst();
        if (ids.isPresent()) {
            if (turns.isEmpty()) {
                PROMPTS.forEach(prompt -> add(record.path(prompt), false, turns));
            }
            add(record.path(ids.get()), true, turns);
            return;
        }
        turns.clear();
        if (record.path("messages").isArray()) {
            addChat(record.path("messages"), "role", "content", turns);
        } else if (record.path("conversations").isArray()) {
            addChat(record.path("conversations"), "from", "value", turns);
        } else if (record.path("choices").isArray()) {
            for (JsonNode choice : record.path("choices")) {
                add(choice.path("message").path("content"), true, turns);
                add(choice.path("text"), true, turns);
            }
        } else {
            for (String prompt : PROMPTS) {
                add(record.path(prompt), false, turns);
            }
            addFirst(record, COMPLETIONS, true, turns);
            if (turns.stream().noneMatch(Turn::scored)) {
                addFirst(record, TEXTS, true, turns);
            }
        }
    }

    private static void addChat(JsonNode messages, String roleName, String contentName, List<Turn> turns) {
        for (JsonNode message : messages) {
            String role = message.path(roleName).asText("").toLowerCase(Locale.ROOT);
            boolean scored = MODELS.contains(role);
            JsonNode ids = message.path("token_ids");
            JsonNode content = isIds(ids) ? ids : message.path(contentName);
            if (content.isArray() && !isIds(content)) {
                for (JsonNode part : content) {
                    add(part.isTextual() ? part : part.path("text"), scored, turns);
                }
            } else {
                add(content, scored, turns);
            }
        }
    }

    private static void addFirst(JsonNode record, List<String> names, boolean scored, List<Turn> turns) {
        for (String name : names) {
            if (add(record.path(name), scored, turns)) {
                return;
            }
        }
    }

    private static void addAll(JsonNode node, List<Turn> turns) {
        if (node.isArray() && !isIds(node)) {
            node.forEach(element -> add(element, true, turns));
        } else {
            add(node, true, turns);
        }
    }

    private static boolean add(JsonNode node, boolean scored, List<Turn> turns) {
        if (node.isTextual()) {
            turns.add(new Turn(scored, new Body.Text(node.textValue())));
            return true;
        }
        if (isIds(node)) {
            int[] ids = new int[node.size()];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = node.get(i).isInt() ? node.get(i).intValue() : -1;
            }
            turns.add(new Turn(scored, new Body.Ids(ids)));
            return true;
        }
        return false;
    }

    private static boolean isIds(JsonNode node) {
        if (!node.isArray() || node.isEmpty()) {
            return false;
        }
        for (JsonNode element : node) {
            if (!element.isIntegralNumber()) {
                return false;
            }
        }
        return true;
    }

    private static String describe(JsonNode record) {
        if (!record.isObject()) {
            return "a JSON " + record.getNodeType().toString().toLowerCase(Locale.ROOT);
        }
        List<String> names = new ArrayList<>();
        record.fieldNames().forEachRemaining(names::add);
        return names.isEmpty() ? "an empty record" : "a record with the fields " + String.join(", ", names);
    }
}
