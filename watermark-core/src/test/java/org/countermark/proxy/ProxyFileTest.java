package org.countermark.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model comes back from its file as it was, and a damaged, foreign or hostile file is refused. */
class ProxyFileTest {
    private static final int VOCABULARY = 900;

    private final int[] text = new SplittableRandom(1)
            .ints(3_000, 0, VOCABULARY)
            .map(i -> i * i / VOCABULARY)
            .toArray();
    private final KneserNeyModel model = KneserNeyModel.train(List.of(text, new int[] {5, 5}), VOCABULARY, 4);

    @TempDir
    private Path directory;

    @Test
    void comesBackEqual() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String id = ProxyFile.write(model, "bytes/1", out);
        ProxyFile file = open(out.toByteArray());
        assertEquals(id, file.id());
        assertEquals("bytes/1", file.tokenizer());
        assertEquals(3_002, file.model().referenceTokens());
        assertEquals(VOCABULARY, file.model().vocabularySize());
        assertEquals(model.size(), file.model().size());
        assertEquals(4, file.model().order());
        assertTrue(sameAnswers(file.model()));
    }

    /** Wide tokens, large counts, more than 65,535 extensions within a block of starts. */
    @Test
    void widestFormsComeBackEqual() throws IOException {
        int vocabulary = 70_000;
        int[] document = IntStream.range(0, 2 * vocabulary)
                .map(i -> i % 2 == 0 ? 3 : i / 2)
                .toArray();
        int[] repeats = new int[1_000];
        KneserNeyModel wide = KneserNeyModel.train(List.of(document, repeats), vocabulary, 3);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ProxyFile.write(wide, "x", out);
        KneserNeyModel back = open(out.toByteArray()).model();
        assertEquals(LevelShape.StartForm.PLAIN, back.level(1).columns().form());
        assertTrue(back.level(3).columns().largeCounts() > 0);
        for (int at : new int[] {0, 1, 2, 7, 139_999}) {
            assertEquals(wide.probability(document, at, document[at]), back.probability(document, at, document[at]));
            assertEquals(wide.probabilityWithout(document, at), back.probabilityWithout(document, at));
        }
        assertEquals(wide.probability(new int[] {0, 0}, 0), back.probability(new int[] {0, 0}, 0));
    }

    @Test
    void takesAtMostSixBytesAnEntry() throws IOException {
        assertTrue(saved().length <= 6 * model.size() + 1_000, saved().length + " bytes for " + model.size());
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        byte[] file = saved();
        for (int length : IntStream.range(0, file.length)
                .filter(i -> i < 100 || i % 997 == 0 || i > file.length - 40)
                .toArray()) {
            assertThrows(IOException.class, () -> open(Arrays.copyOf(file, length)));
        }
        assertThrows(IOException.class, () -> open(Arrays.copyOf(file, file.length + 1)));
    }

    /** Behind the digest's back: each change either is refused, or makes a model whose answers are probabilities. */
    @Test
    void hostileContentIsRefusedOrHarmless() throws IOException {
        byte[] content = saved();
        SplittableRandom random = new SplittableRandom(2);
        int refused = 0;
        for (int i = 0; i < 600; i++) {
            byte[] hostile = content.clone();
            // A third of the changes fall into the header.
            int range = i % 3 == 0 ? 90 : content.length - 32;
            for (int changes = 1 + i % 4; changes > 0; changes--) {
                int at = random.nextInt(range);
                hostile[at] = (byte) (i % 2 == 0 ? hostile[at] ^ 1 << random.nextInt(8) : random.nextInt(256));
            }
            try {
                KneserNeyModel other = open(sealed(hostile)).model();
                assertProbabilities(other);
            } catch (IOException e) {
                refused++;
            }
        }
        // Most changes break an order, a range or a sum; a changed small count makes a model like any other.
        assertTrue(refused > 280, "refused " + refused);
    }

    @Test
    void damageIsNamed() throws IOException {
        byte[] file = saved();
        file[500] ^= 1;
        assertMessage("its digest does not match", file);
    }

    @Test
    void claimsMapNothing() throws IOException {
        ByteBuffer header = ByteBuffer.wrap(saved()).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(32, Integer.MAX_VALUE);
        assertMessage("a column above 2 GiB", sealed(header.array()));
        header.putInt(32, 1_000_000_000);
        assertMessage("by its header", sealed(header.array()));
        header.putInt(32, -1);
        assertMessage("a level must have", sealed(header.array()));
    }

    @Test
    void foreignFilesAreNamed() {
        assertMessage("this is no n-gram model", new byte[64]);
        assertMessage("cut short", new byte[3]);
        ByteBuffer later = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        later.put("CMKPROXY".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .putInt(2);
        assertMessage("version 2", later.array());
    }

    private void assertProbabilities(KneserNeyModel other) {
        double[] p = new double[other.vocabularySize()];
        int[] context = {1, 2, 3};
        if (other.vocabularySize() > 900) {
            return; // the sum would take long, and says the same
        }
        int[] known =
                Arrays.stream(text).filter(t -> t < other.vocabularySize()).toArray();
        for (int end = 0; end < 10; end++) {
            other.distribution(known, end, p);
            assertEquals(1, Arrays.stream(p).sum(), 1e-9);
            double without = other.probabilityWithout(known, end);
            assertTrue(without > 0 && without <= 1, "was " + without);
        }
        other.distribution(
                Arrays.stream(context).filter(t -> t < other.vocabularySize()).toArray(), p);
    }

    private boolean sameAnswers(KneserNeyModel back) {
        double[] a = new double[VOCABULARY];
        double[] b = new double[VOCABULARY];
        boolean same = true;
        for (int end = 0; end < 500; end++) {
            model.distribution(text, end, a);
            back.distribution(text, end, b);
            same &= Arrays.equals(a, b);
            same &= model.probabilityWithout(text, end) == back.probabilityWithout(text, end);
        }
        return same;
    }

    private void assertMessage(String part, byte[] content) {
        String message = assertThrows(IOException.class, () -> open(content)).getMessage();
        assertTrue(message.contains(part), message);
    }

    private ProxyFile open(byte[] content) throws IOException {
        return ProxyFile.open(Files.write(directory.resolve("model"), content));
    }

    /** The content with the digest that belongs to it. */
    private static byte[] sealed(byte[] content) {
        byte[] file = content.clone();
        byte[] digest = DigestUtils.sha256(Arrays.copyOf(file, file.length - 32));
        System.arraycopy(digest, 0, file, file.length - 32, 32);
        return file;
    }

    private byte[] saved() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ProxyFile.write(model, "bytes/1", file);
        return file.toByteArray();
    }
}
