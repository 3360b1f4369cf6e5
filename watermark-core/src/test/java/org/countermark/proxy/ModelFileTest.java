package org.countermark.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** A model comes back from its file as it was, and a damaged file is refused. */
class ModelFileTest {
    private final int[] text =
            new SplittableRandom(1).ints(3_000, 0, 900).map(i -> i * i / 900).toArray();
    private final KneserNeyModel model = KneserNeyModel.train(List.of(text, new int[] {5, 5}), 900, 4);

    @Test
    void comesBackEqual() throws IOException {
        KneserNeyModel back = KneserNeyModel.load(new ByteArrayInputStream(saved()));
        assertEquals(model.size(), back.size());
        assertEquals(4, back.order());
        double[] a = new double[900];
        double[] b = new double[900];
        for (int end = 0; end < 500; end++) {
            model.distribution(text, end, a);
            back.distribution(text, end, b);
            assertTrue(Arrays.equals(a, b));
        }
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        byte[] file = saved();
        for (int length : IntStream.range(0, file.length)
                .filter(i -> i % 97 == 0 || i > file.length - 20)
                .toArray()) {
            assertThrows(
                    IOException.class,
                    () -> KneserNeyModel.load(new ByteArrayInputStream(Arrays.copyOf(file, length))));
        }
    }

    /** Flips bits inside the compressed stream, behind the check sum's back. */
    @Test
    void damagedContentIsRefusedOrHarmless() throws IOException {
        byte[] content = new GZIPInputStream(new ByteArrayInputStream(saved())).readAllBytes();
        SplittableRandom random = new SplittableRandom(2);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            byte[] damaged = content.clone();
            int at = random.nextInt(damaged.length);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(file)) {
                out.write(damaged);
            }
            try {
                KneserNeyModel other = KneserNeyModel.load(new ByteArrayInputStream(file.toByteArray()));
                double[] p = new double[other.vocabularySize()];
                other.distribution(new int[] {1, 2, 3}, p);
                assertEquals(1, Arrays.stream(p).sum(), 1e-9);
            } catch (IOException e) {
                refused++;
            }
        }
        // Most flips break a sum, an order or a range; a changed small count is a model like any other.
        assertTrue(refused > 75, "refused " + refused);
    }

    @Test
    void claimsAllocateNothing() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(file))) {
            out.writeInt(0x434d4b4e);
            out.writeInt(1);
            out.writeInt(1 << 24);
            out.writeInt(5);
            out.writeInt(Integer.MAX_VALUE);
        }
        IOException e = assertThrows(
                IOException.class, () -> KneserNeyModel.load(new ByteArrayInputStream(file.toByteArray())));
        assertEquals("truncated n-gram model", e.getMessage());
    }

    @Test
    void foreignFilesAreNamed() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(file)) {
            out.write(new byte[64]);
        }
        IOException e = assertThrows(
                IOException.class, () -> KneserNeyModel.load(new ByteArrayInputStream(file.toByteArray())));
        assertEquals("this is no n-gram model", e.getMessage());
    }

    private byte[] saved() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        model.save(file);
        return file.toByteArray();
    }
}
