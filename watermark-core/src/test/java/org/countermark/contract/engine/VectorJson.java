package org.countermark.contract.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.countermark.keys.Contract;
import org.countermark.keys.Profile;

/** Reads docs/spec/vectors/engines: objects as maps, integers as longs. */
final class VectorJson {
    private static final Path FOLDER = Path.of("../docs/spec/vectors/engines");

    private VectorJson() {}

    static Map<String, Object> read(String name) throws IOException {
        try (JsonParser parser =
                new JsonFactory().createParser(FOLDER.resolve(name).toFile())) {
            parser.nextToken();
            return object(value(parser));
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            Map<String, Object> fields = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                fields.put(name, value(parser));
            }
            return fields;
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<Object> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value(parser));
            }
            return items;
        }
        return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : (Object) parser.getLongValue();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    static Profile profile(Map<String, Object> fields) {
        Contract contract = Contract.of((String) fields.get("contract"));
        Map<String, Long> settings = new TreeMap<>();
        for (Contract.Setting setting : contract.settings()) {
            settings.put(setting.name(), (Long) fields.get(setting.name()));
        }
        int width = (int) (long) fields.get("contextWidth");
        assertEquals(settings.size() + 3, fields.size());
        return Profile.of(contract, width, (String) fields.get("tokenizer"), settings);
    }
}
