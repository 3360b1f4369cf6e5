package org.countermark.contract.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.countermark.contract.Channel;
import org.countermark.keys.Contract;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.token.Fingerprint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The words, scores and unit names that another program made from docs/spec/engines.md alone. */
class EngineVectorsTest {
    private static final Path FOLDER = Path.of("../docs/spec/vectors/engines");

    @ParameterizedTest
    @EnumSource(value = Contract.class, mode = EnumSource.Mode.EXCLUDE, names = "COUNTERMARK_1")
    void everyVectorHolds(Contract contract) throws IOException {
        Map<String, Object> file = object(read(FOLDER.resolve(contract.id() + ".json")));
        assertEquals("countermark-engine-vectors/1", file.get("format"));
        assertEquals(contract.id(), file.get("contract"));
        List<?> vectors = (List<?>) file.get("vectors");
        assertTrue(vectors.size() >= 200, () -> vectors.size() + " vectors");
        for (Object vector : vectors) {
            check(contract, object(vector));
        }
    }

    private static void check(Contract contract, Map<String, Object> vector) {
        String id = contract.id() + " " + vector.get("id");
        Profile profile = profile(contract, object(vector.get("profile")));
        EpochKey key = key(contract, (List<?>) vector.get("key"));
        int width = profile.contextWidth();
        int[] context = ((List<?>) vector.get("context"))
                .stream().mapToInt(t -> (int) (long) t).toArray();
        int token = (int) (long) vector.get("token");
        Map<String, Object> expected = object(vector.get("expected"));
        int word = HexFormat.fromHexDigits((String) expected.get("word"));

        // The unit stands second, between two others, so that offsets count.
        int[] rows = new int[3 * width];
        Arrays.setAll(rows, i -> i % 7);
        System.arraycopy(context, 0, rows, width, width);
        int[] tokens = {3, token, 1};
        int[] words = new int[2];
        EngineWords engine = Contracts.words(profile, key);
        engine.words(rows, width, tokens, 1, 2, words);
        assertEquals(word, words[0], id);

        int[] scores = new int[3];
        long[] admitted = new long[1];
        assertEquals(3, Contracts.scorer(profile, key, Channel.provider()).score(rows, tokens, 3, scores, admitted));
        assertEquals(7L, admitted[0]);
        assertEquals((int) (long) expected.get("score"), scores[1], id);
        assertEquals((int) (long) expected.get("score"), profile.scheme().score(word), id);

        int[] text = Arrays.copyOf(context, width + 1);
        text[width] = token;
        long unit = expected.containsKey("unit")
                ? Fingerprint.mix(HexFormat.fromHexDigitsToLong((String) expected.get("unit")))
                : Fingerprint.of(text, 0, width + 1);
        assertEquals(unit, Contracts.rule(profile).input().of(text, 0, width), id);
        assertEquals(Contracts.rule(profile).lead(), engine.rule().lead(), id);
    }

    private static Profile profile(Contract contract, Map<String, Object> fields) {
        Map<String, Long> settings = new TreeMap<>();
        for (Contract.Setting setting : contract.settings()) {
            settings.put(setting.name(), (Long) fields.get(setting.name()));
        }
        int width = (int) (long) fields.get("contextWidth");
        assertEquals(settings.size() + 3, fields.size());
        return Profile.of(contract, width, (String) fields.get("tokenizer"), settings);
    }

    private static EpochKey key(Contract contract, List<?> numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.size() * Long.BYTES);
        numbers.forEach(number -> bytes.putLong(HexFormat.fromHexDigitsToLong((String) number)));
        return EpochKey.ofEngine("test", contract, bytes.array());
    }

    private static Object read(Path file) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
            parser.nextToken();
            return value(parser);
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
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }
}
