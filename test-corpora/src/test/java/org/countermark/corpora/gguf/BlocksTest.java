package org.countermark.corpora.gguf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every encoding decodes to what the gguf package of Python gives (model/record_blocks.py). */
class BlocksTest {
    @Test
    void decodesAsTheReferenceDoes() throws IOException {
        Set<TensorType> seen = EnumSet.noneOf(TensorType.class);
        try (InputStream in = BlocksTest.class.getResourceAsStream("recorded-blocks.json")) {
            for (JsonNode record : new ObjectMapper().readTree(in)) {
                TensorType type = TensorType.valueOf(record.get("type").asText());
                byte[] bytes = HexFormat.of().parseHex(record.get("bytes").asText());
                float[] expected = new float[record.get("floats").size()];
                for (int i = 0; i < expected.length; i++) {
                    expected[i] = (float) record.get("floats").get(i).asDouble();
                }
                float[] actual = new float[expected.length];
                type.decode(bytes, expected.length / type.blockWeights(), actual);
                assertArrayEquals(expected, actual, type.toString());
                seen.add(type);
            }
        }
        assertEquals(EnumSet.allOf(TensorType.class), seen);
    }

    @Test
    void halfFloatsHaveTheirSpecialValues() {
        float[] out = new float[6];
        Blocks.f16(HexFormat.of().parseHex("0000" + "0080" + "0100" + "ffff" + "007c" + "ff7b"), 6, out);
        assertArrayEquals(new float[] {0f, -0f, 0x1p-24f, Float.NaN, Float.POSITIVE_INFINITY, 65504f}, out);
    }
}
