package org.countermark.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The decoder's leaders are those of the definition, computed one candidate and one bit at a time. */
class WalshDecoderTest {
    @Property(tries = 200)
    void leadersAreThoseOfTheDefinition(
            @ForAll @IntRange(min = 1, max = 12) int bits,
            @ForAll @IntRange(max = 300) int rows,
            @ForAll @IntRange(max = 31) int valueBits,
            @ForAll long seed) {
        Random random = new Random(seed);
        int[] values = random.ints(16L * rows).map(v -> v >> (31 - valueBits)).toArray();
        int[] masks = random.ints(4L * rows).toArray();
        int size = 1 + random.nextInt((1 << bits) - 1);
        Candidates candidates = Candidates.of(random.ints(size, 1, 1 << bits).toArray());
        assertEquals(
                defined(values, masks, rows, candidates),
                WalshDecoder.of(candidates).best(values, masks, rows));
    }

    private static Leaders defined(int[] values, int[] masks, int rows, Candidates candidates) {
        int best = -1;
        int next = -1;
        long[] sums = new long[candidates.size()];
        for (int c = 0; c < sums.length; c++) {
            for (int t = 0; t < rows; t++) {
                int pattern = 0;
                for (int b = 0; b < 4; b++) {
                    int common = masks[4 * t + b] & candidates.payload(c);
                    int parity = 0;
                    for (int bit = 0; bit < 32; bit++) {
                        parity ^= common >>> bit & 1;
                    }
                    pattern += parity << (3 - b);
                }
                sums[c] += values[16 * t + pattern];
            }
            if (best < 0 || sums[c] > sums[best]) {
                next = best;
                best = c;
            } else if (next < 0 || sums[c] > sums[next]) {
                next = c;
            }
        }
        return new Leaders(
                candidates.payload(best),
                sums[best],
                next < 0 ? OptionalInt.empty() : OptionalInt.of(candidates.payload(next)),
                sums[next < 0 ? best : next]);
    }

    @Test
    void unitsOfTheProviderChannelLeaveATie() {
        int rows = 100;
        int[] values = new int[16 * rows];
        for (int i = 0; i < values.length; i++) {
            values[i] = 7 * (i / 16);
        }
        Candidates candidates = Candidates.of(IntStream.range(5, 5000).toArray());
        long sum = 7L * rows * (rows - 1) / 2;
        assertEquals(
                new Leaders(5, sum, OptionalInt.of(6), sum),
                WalshDecoder.of(candidates).best(values, new int[4 * rows], rows));
    }

    @Test
    void whatIsTooShortOrTooLongIsRefused() {
        WalshDecoder decoder = WalshDecoder.of(Candidates.of(1));
        assertRefused("rows", () -> decoder.best(new int[16], new int[4], -1));
        assertRefused("rows", () -> decoder.best(new int[16], new int[4], 1_000_001));
        assertRefused("values", () -> decoder.best(new int[15], new int[4], 1));
        assertRefused("masks", () -> decoder.best(new int[16], new int[3], 1));
    }

    private static void assertRefused(String parameter, Runnable call) {
        String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
        assertTrue(message.startsWith(parameter), message);
    }
}
