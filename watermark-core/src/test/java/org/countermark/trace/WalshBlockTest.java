package org.countermark.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A transformed block holds the sums of all payloads that share their upper bits, each as summed directly. */
class WalshBlockTest {
    @Property(tries = 100)
    void cellsAreDirectSums(
            @ForAll @IntRange(min = 1, max = 15) int bits,
            @ForAll @IntRange(max = 50) int rows,
            @ForAll @IntRange(max = 31) int valueBits,
            @ForAll long seed) {
        check(bits, bits % 2, rows, valueBits, seed);
    }

    @Property(tries = 15)
    void upperBitsGoIntoTheSigns(
            @ForAll @IntRange(min = 16, max = 22) int bits,
            @ForAll @IntRange(max = 63) int upper,
            @ForAll @IntRange(max = 30) int rows,
            @ForAll long seed) {
        check(bits, upper & ((1 << (bits - 16)) - 1), rows, 31, seed);
    }

    private static void check(int bits, int upper, int rows, int valueBits, long seed) {
        Random random = new Random(seed);
        int[] values =
                random.ints(16L * rows).map(value -> value >> (31 - valueBits)).toArray();
        int[] masks = random.ints(4L * rows).toArray();
        Coefficients coefficients = new Coefficients(bits);
        coefficients.expand(values, masks, 0, rows);
        WalshBlock block = new WalshBlock(bits);
        // What a block held before must not matter.
        block.add(coefficients, upper);
        block.clear();
        block.add(coefficients, upper);
        block.transform();
        for (int low = 0; low < 1 << block.bits(); low++) {
            int payload = (upper << block.bits()) + low;
            long cell = block.row(low / block.side())[low % block.side()];
            assertEquals(16 * PlainDecoder.sum(values, masks, rows, payload), cell + coefficients.constant());
        }
    }
}
