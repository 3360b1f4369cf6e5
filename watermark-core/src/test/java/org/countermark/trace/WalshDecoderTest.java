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
import org.countermark.contract.PatternScorer;
import org.junit.jupiter.api.Test;

/** The leaders are those of the definition, whichever way they were found, and exact to the last unit. */
class WalshDecoderTest {
    @Property(tries = 200)
    void leadersAreThoseOfTheDefinition(
            @ForAll @IntRange(min = 1, max = 12) int bits,
            @ForAll @IntRange(max = 300) int rows,
            @ForAll @IntRange(max = 31) int valueBits,
            @ForAll long seed) {
        Random random = new Random(seed);
        // Few bits make ties, 31 bits take in the extremes of an int.
        int[] values =
                random.ints(16L * rows).map(value -> value >> (31 - valueBits)).toArray();
        int[] masks = random.ints(4L * rows).toArray();
        int size = 1 + random.nextInt((1 << bits) - 1);
        agrees(
                values,
                masks,
                rows,
                Candidates.of(random.ints(size, 1, 1 << bits).toArray()));
    }

    /** Some blocks are nearly full and transformed, others hold a payload or two. */
    @Property(tries = 8)
    void blocksOfBothKindsMakeOneAnswer(@ForAll @IntRange(max = 40) int rows, @ForAll long seed) {
        Random random = new Random(seed);
        int[] values = random.ints(16L * rows, -3, 4).toArray();
        int[] masks = random.ints(4L * rows).toArray();
        int dense = 1 + random.nextInt(63);
        int[] payloads = IntStream.concat(
                        random.ints(60_000, dense << 16, (dense + 1) << 16),
                        random.ints(100, 1, Candidates.MAX_PAYLOAD))
                .toArray();
        agrees(values, masks, rows, Candidates.of(payloads));
    }

    @Test
    void aTextMayBeLongerThanWhatIsHeldAtOnce() {
        int rows = 2 * Coefficients.MAX_UNITS + 77;
        Random random = new Random(5);
        int[] values = random.ints(16L * rows).toArray();
        int[] masks = random.ints(4L * rows).toArray();
        Candidates candidates = Candidates.of(IntStream.concat(IntStream.of(1, 2, 3), IntStream.range(200_000, 200_900))
                .toArray());
        agrees(values, masks, rows, candidates);
    }

    private static void agrees(int[] values, int[] masks, int rows, Candidates candidates) {
        assertEquals(
                PlainDecoder.best(values, masks, rows, candidates),
                WalshDecoder.of(candidates).best(values, masks, rows));
    }

    @Test
    void aMillionUnitsOfTheLargestValuesDoNotOverflow() {
        int rows = WalshDecoder.MAX_ROWS;
        int payload = 0x2_5A5A;
        int[] masks = new Random(6).ints(4L * rows).toArray();
        int[] values = new int[16 * rows];
        for (int t = 0; t < rows; t++) {
            for (int x = 0; x < 16; x++) {
                values[16 * t + x] = x == pattern(masks, t, payload) ? Integer.MAX_VALUE : Integer.MIN_VALUE;
            }
        }
        int[] payloads = IntStream.range(0x2_0000, 0x2_8000).toArray();
        Leaders leaders = WalshDecoder.of(Candidates.of(payloads)).best(values, masks, rows);
        assertEquals(payload, leaders.payload());
        assertEquals((long) rows * Integer.MAX_VALUE, leaders.sum());
        assertEquals(PlainDecoder.sum(values, masks, rows, leaders.runnerUp().orElseThrow()), leaders.runnerUpSum());
    }

    /** In pairs of units everything cancels but one unit of the smallest size, which rounding would lose. */
    @Test
    void aSingleUnitDecidesAmongHugeOnes() {
        int rows = 401;
        Random random = new Random(7);
        int[] values = new int[16 * rows];
        int[] masks = random.ints(4L * rows).toArray();
        for (int i = 0; i < 16 * 200; i++) {
            values[i] = random.nextInt(Integer.MAX_VALUE);
            values[16 * 200 + i] = -values[i];
        }
        System.arraycopy(masks, 0, masks, 4 * 200, 4 * 200);
        values[16 * 400 + 11] = 1;
        Candidates all = Candidates.of(IntStream.range(1, 1 << 16).toArray());
        Leaders leaders = WalshDecoder.of(all).best(values, masks, rows);
        assertEquals(PlainDecoder.best(values, masks, rows, all), leaders);
        assertEquals(1, leaders.sum());
        assertEquals(11, pattern(masks, 400, leaders.payload()));
    }

    private static int pattern(int[] masks, int unit, int payload) {
        return PatternScorer.pattern(masks, unit, payload);
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
        assertEquals(
                new Leaders(5, 0, OptionalInt.of(6), 0),
                WalshDecoder.of(candidates).best(new int[0], new int[0], 0));
    }

    @Test
    void threadsThatShareCandidatesAgree() {
        Random random = new Random(8);
        int[] values = random.ints(16 * 200, 0, 2).toArray();
        int[] masks = random.ints(4 * 200).toArray();
        Candidates candidates = Candidates.of(IntStream.range(1, 100_000).toArray());
        long answers = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> WalshDecoder.of(candidates).best(values, masks, 200))
                .distinct()
                .count();
        assertEquals(1, answers);
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
