package org.countermark.contract.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.countermark.contract.Channel;
import org.countermark.keys.Contract;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.token.Fingerprint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The words, scores and unit names that another program made from docs/spec/engines.md alone. */
class EngineVectorsTest {
    @ParameterizedTest
    @EnumSource(value = Contract.class, mode = EnumSource.Mode.EXCLUDE, names = "COUNTERMARK_1")
    void everyVectorHolds(Contract contract) throws IOException {
        Map<String, Object> file = VectorJson.read(contract.id() + ".json");
        assertEquals("countermark-engine-vectors/1", file.get("format"));
        assertEquals(contract.id(), file.get("contract"));
        List<?> vectors = (List<?>) file.get("vectors");
        assertTrue(vectors.size() >= 200, () -> vectors.size() + " vectors");
        for (Object vector : vectors) {
            check(contract, VectorJson.object(vector));
        }
    }

    private static void check(Contract contract, Map<String, Object> vector) {
        String id = contract.id() + " " + vector.get("id");
        Profile profile = VectorJson.profile(VectorJson.object(vector.get("profile")));
        EpochKey key = key(contract, (List<?>) vector.get("key"));
        int width = profile.contextWidth();
        int[] context = ((List<?>) vector.get("context"))
                .stream().mapToInt(t -> (int) (long) t).toArray();
        int token = (int) (long) vector.get("token");
        Map<String, Object> expected = VectorJson.object(vector.get("expected"));
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

    private static EpochKey key(Contract contract, List<?> numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.size() * Long.BYTES);
        numbers.forEach(number -> bytes.putLong(HexFormat.fromHexDigitsToLong((String) number)));
        return EpochKey.ofEngine("test", contract, bytes.array());
    }
}
