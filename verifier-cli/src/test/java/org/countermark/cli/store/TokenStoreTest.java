package org.countermark.cli.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.countermark.cli.input.RecordNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store against a plain list of what was put into it. */
final class TokenStoreTest {
    private static final int LARGE = 700;

    @TempDir
    Path folder;

    private static Encoded document(int number) {
        Random random = new Random(number);
        List<Encoded.Turn> turns = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            turns.add(turn(
                    false, random.ints(random.nextInt(30), 0, Integer.MAX_VALUE).toArray()));
            turns.add(turn(
                    true, random.ints(random.nextInt(3 * LARGE), 0, 200_000).toArray()));
        }
        return Encoded.of(turns);
    }

    private static Encoded.Turn turn(boolean generated, int... tokens) {
        return new Encoded.Turn(generated, tokens);
    }

    private static RecordNumber line(long number) {
        return new RecordNumber(RecordNumber.Kind.LINE, number);
    }

    private TokenStore filled(List<Integer> order, long inMemory) throws IOException {
        TokenStore store = new TokenStore(folder, inMemory);
        for (int number : order) {
            store.put(document(number), number % 3, line(number + 1), date(number));
        }
        return store;
    }

    private static Optional<Instant> date(int number) {
        return number % 5 == 0
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(1_700_000_000_000L + number % 7 * 86_400_000L));
    }

    private static List<Integer> numbers(int count) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(i);
        }
        return numbers;
    }

    private static List<String> canonical(TokenStore store) {
        List<String> digests = new ArrayList<>();
        for (int index : store.canonicalOrder()) {
            digests.add(store.entry(index).digest() + " " + store.entry(index).copies());
        }
        return digests;
    }

    @Test
    void givesBackWhatWasPut() throws IOException {
        Encoded put = Encoded.of(List.of(
                turn(false, 5),
                turn(false, 300, Integer.MAX_VALUE),
                turn(true, 1, 127, 128, 16384),
                turn(true),
                turn(false, 7),
                turn(true, 2),
                turn(false, 9, 9)));
        try (TokenStore store = new TokenStore(folder, 0)) {
            store.put(put, 4, line(17), Optional.empty());
            var responses = store.responses(0);
            assertEquals(
                    List.of(4, 0, 1), responses.stream().map(r -> r.length()).toList());
            assertEquals("corpus:17", store.entry(0).number().in("corpus"));
            assertEquals(4, store.entry(0).input());
            assertEquals(5, store.tokens());
        }
        // What follows the last response is the prompt of nothing; how the shown tokens came apart does not matter.
        Encoded same = Encoded.of(List.of(
                turn(false, 5, 300),
                turn(false, Integer.MAX_VALUE),
                turn(true, 1, 127, 128, 16384),
                turn(true),
                turn(false, 7),
                turn(true, 2)));
        assertEquals(put.digest(), same.digest());
        assertNotEquals(
                Encoded.of(List.of(turn(false, 1), turn(true, 2))).digest(),
                Encoded.of(List.of(turn(true, 1, 2))).digest());
        assertThrows(IllegalArgumentException.class, () -> Encoded.of(List.of(turn(true, -1))));
    }

    @Test
    void canonicalOrderIsOfTheContentsAlone() throws IOException {
        List<Integer> order = numbers(500);
        try (TokenStore once = filled(order, 1L << 30)) {
            List<String> expected = canonical(once);
            List<String> sorted = new ArrayList<>(expected);
            Collections.sort(sorted);
            assertEquals(sorted, expected, "hexadecimal digits sort like the unsigned numbers");
            Collections.shuffle(order, new Random(1));
            try (TokenStore shuffled = filled(order, 1 << 20)) {
                assertEquals(expected, canonical(shuffled));
            }
        }
    }

    @Test
    void countsCopiesAndKeepsTheFirstNameAndTheEarliestDate() throws IOException {
        try (TokenStore store = new TokenStore(folder, 0)) {
            Instant late = Instant.parse("2026-11-20T00:00:00Z");
            Instant early = Instant.parse("2026-11-03T00:00:00Z");
            store.put(document(1), 0, line(8), Optional.of(late));
            store.put(document(2), 0, line(9), Optional.empty());
            store.put(document(1), 1, line(1), Optional.empty());
            store.put(document(1), 1, line(2), Optional.of(early));
            assertEquals(2, store.documents());
            assertEquals(4, store.records());
            assertEquals(3, store.entry(0).copies());
            assertEquals(Optional.of(early), store.entry(0).date());
            assertEquals(line(8), store.entry(0).number());
            assertArrayEquals(new int[] {0}, store.dateOrder());
        }
    }

    @Test
    void datesOrderDatedDocuments() throws IOException {
        try (TokenStore store = filled(numbers(100), 1 << 20)) {
            int[] order = store.dateOrder();
            assertEquals(80, order.length);
            for (int i = 1; i < order.length; i++) {
                Entry before = store.entry(order[i - 1]);
                Entry after = store.entry(order[i]);
                int byDate = before.date().orElseThrow().compareTo(after.date().orElseThrow());
                assertTrue(byDate < 0 || (byDate == 0 && before.digest().compareTo(after.digest()) < 0));
            }
        }
    }

    @Test
    void manyThreadsReadALargeBodyFromItsFile() throws Exception {
        List<Integer> order = numbers(LARGE);
        try (TokenStore small = filled(order, 1L << 30);
                TokenStore large = filled(order, 1 << 20)) {
            ExecutorService pool = Executors.newFixedThreadPool(4);
            try {
                List<Future<Boolean>> same = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    int start = i * 131;
                    Callable<Boolean> reader = () -> {
                        for (int j = 0; j < LARGE; j++) {
                            int index = (start + j) % LARGE;
                            assertArrayEquals(small.bytes(index), large.bytes(index));
                        }
                        return true;
                    };
                    same.add(pool.submit(reader));
                }
                for (Future<Boolean> result : same) {
                    assertTrue(result.get());
                }
            } finally {
                pool.shutdown();
            }
        }
        try (var left = Files.list(folder)) {
            assertEquals(0, left.count(), "temporary files are gone");
        }
    }

    @Test
    void savedAndLoadedItIsTheSame() throws IOException {
        List<Integer> order = numbers(60);
        order.addAll(numbers(30));
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        try (TokenStore store = filled(order, 1 << 20)) {
            store.save(new DataOutputStream(saved));
            try (TokenStore loaded = new TokenStore(folder, 1 << 20)) {
                loaded.load(in(saved.toByteArray()), 3);
                assertEquals(canonical(store), canonical(loaded));
                assertEquals(90, loaded.records());
                assertEquals(store.tokens(), loaded.tokens());
                for (int i = 0; i < 60; i++) {
                    assertEquals(store.entry(i), loaded.entry(i));
                    assertArrayEquals(store.bytes(i), loaded.bytes(i));
                }
            }
        }
    }

    @Test
    void damageIsAnErrorNeverACrash() throws IOException {
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        try (TokenStore store = filled(numbers(3), 1 << 20)) {
            store.save(new DataOutputStream(saved));
        }
        byte[] good = saved.toByteArray();
        Random random = new Random(7);
        for (int i = 0; i < 3000; i++) {
            byte[] bad = java.util.Arrays.copyOf(good, i % 3 == 0 ? random.nextInt(good.length) : good.length);
            if (bad.length > 0) {
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try (TokenStore store = new TokenStore(folder, 1 << 20)) {
                store.load(in(bad), 3);
            } catch (IOException expected) {
                // Refused; a flipped bit in a date, a name or a count of copies is the checkpoint's own digest to find.
            }
        }
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }
}
