package org.countermark.corpora.gguf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GgufFileTest {
    private static final byte[] GOOD = new GgufBytes()
            .text("general.architecture", "llama")
            .integer("llama.block_count", 4)
            .number("llama.rope.freq_base", 10_000f)
            .bool("tokenizer.ggml.add_bos_token", true)
            .texts("tokenizer.ggml.tokens", List.of("a", "b", "Ġc"))
            .integers("tokenizer.ggml.token_type", 1, 1, 3)
            .floats("one", 4, 2, new float[] {1, 2, 3, 4, 5, 6, 7, 8})
            .tensor("two", 8, 32, 1, new byte[34])
            .bytes();

    @Test
    void readsMetadataAndTensorsFromAFile(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("small.gguf");
        Files.write(path, GOOD);
        GgufFile file = GgufFile.open(path);
        GgufMetadata metadata = file.metadata();
        assertEquals(Optional.of("llama"), metadata.string("general.architecture"));
        assertEquals(4, metadata.integer("llama.block_count").orElseThrow());
        assertEquals(10_000, metadata.number("llama.rope.freq_base").orElseThrow());
        assertEquals(Optional.of(true), metadata.bool("tokenizer.ggml.add_bos_token"));
        assertEquals(Optional.of(List.of("a", "b", "Ġc")), metadata.strings("tokenizer.ggml.tokens"));
        assertArrayEquals(
                new int[] {1, 1, 3},
                metadata.integers("tokenizer.ggml.token_type").orElseThrow());
        assertEquals(Optional.empty(), metadata.string("not.there"));
        float[] row = new float[4];
        file.rows("one").orElseThrow().read(1, row);
        assertArrayEquals(new float[] {5, 6, 7, 8}, row);
        assertEquals(List.of("one", "two"), List.copyOf(file.tensors().keySet()));
    }

    @Test
    void aValueOfAnotherKindIsAnErrorThatNamesItsPlace() throws IOException {
        GgufMetadata metadata = GgufFile.of("small.gguf", GOOD).metadata();
        UnreadableModelException error =
                assertThrows(UnreadableModelException.class, () -> metadata.integer("general.architecture"));
        assertEquals("small.gguf", error.file());
        assertTrue(error.offset() > 24, error.getMessage());
        assertTrue(error.getMessage().contains("general.architecture: is STRING, not an integer"), error.getMessage());
    }

    @Test
    void everyTruncationIsRefused() {
        for (int length = 0; length < GOOD.length; length++) {
            byte[] cut = Arrays.copyOf(GOOD, length);
            UnreadableModelException error = assertThrows(
                    UnreadableModelException.class, () -> GgufFile.of("cut.gguf", cut), "length " + length);
            assertTrue(error.offset() <= length, error.getMessage());
        }
    }

    /** A count of 2^63 − 1 or 2^40 in any place must not be believed. */
    @Test
    void hugeCountsAreRefusedBeforeAnythingIsAllocated() {
        for (int at = 8; at + 8 <= GOOD.length; at++) {
            for (byte[] claim : new byte[][] {{-1, -1, -1, -1, -1, -1, -1, 127}, {0, 0, 0, 0, 0, 1, 0, 0}}) {
                byte[] bytes = GOOD.clone();
                System.arraycopy(claim, 0, bytes, at, 8);
                readAllOrRefuse(bytes);
            }
        }
    }

    @Test
    void flippedBitsAreReadOrRefusedAndNothingElse() {
        for (int at = 0; at < GOOD.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] bytes = GOOD.clone();
                bytes[at] ^= (byte) (1 << bit);
                readAllOrRefuse(bytes);
            }
        }
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = Arrays.copyOf(GOOD, random.nextInt(24, GOOD.length + 1));
            for (int flips = random.nextInt(1, 9); flips > 0; flips--) {
                bytes[random.nextInt(8, bytes.length)] = (byte) random.nextInt();
            }
            readAllOrRefuse(bytes);
        }
    }

    /** Any exception but the checked one, and any error (out of memory among them), fails the test. */
    private static void readAllOrRefuse(byte[] bytes) {
        try {
            GgufFile file = GgufFile.of("flipped.gguf", bytes);
            file.metadata().string("general.architecture");
            file.metadata().integer("llama.block_count");
            file.metadata().number("llama.rope.freq_base");
            file.metadata().bool("tokenizer.ggml.add_bos_token");
            file.metadata().strings("tokenizer.ggml.tokens");
            file.metadata().integers("tokenizer.ggml.token_type");
            for (TensorInfo info : file.tensors().values()) {
                assertTrue(info.rowBytes() * info.rows() <= bytes.length);
                float[] row = new float[info.cols()];
                file.rows(info.name()).orElseThrow().read(info.rows() - 1, row);
            }
        } catch (UnreadableModelException refused) {
            assertTrue(refused.offset() <= bytes.length, refused.getMessage());
        }
    }
}
