package org.countermark.trace;

import java.util.Arrays;

/**
 * The fast Walsh–Hadamard transform over the lower bits of a payload, its upper bits given: a square of cells that stays
 * in the second-level cache.
 *
 * <p>The cell of index i is in row i mod side before {@link #transform}, and payload m's in row m div side after it. Between rows,
 * butterflies are loops over whole arrays at one index, which the compiler turns into vectors on every platform; within
 * rows they would not be, so the square is turned over once instead. All is exact: with a million units of any integers no
 * partial sum leaves 60 bits. Thread-confined.
 */
final class WalshBlock {
    /** Most bits of a payload in a block: 512 KiB of cells. */
    static final int MAX_BITS = 16;

    /** Rows and columns turned over at a time: two such squares fit into the first-level cache. */
    private static final int TILE = 32;

    /**
     * Cells at the end of a row that nobody uses. With them and an array's header of 16 bytes a row fills whole cache lines, so
     * that one alignment of vectors suits all rows. They stay 0.
     */
    private static final int PADDING = 6;

    private final int halfBits;
    private final int side;
    private final long[][] cells;

    /** A block for payloads of {@code bits} bits: as many of the lower ones as make a square, at most 16. */
    WalshBlock(int bits) {
        halfBits = Math.min(bits, MAX_BITS) / 2;
        side = 1 << halfBits;
        cells = new long[side][side + PADDING];
    }

    /** Bits of a payload in this block, an even number. */
    int bits() {
        return 2 * halfBits;
    }

    void clear() {
        for (long[] row : cells) {
            Arrays.fill(row, 0);
        }
    }

    /** Adds coefficients, with the signs that they have for payloads whose upper bits are {@code upper}. */
    void add(Coefficients coefficients, int upper) {
        int low = side - 1;
        int count = coefficients.count();
        for (int i = 0; i < count; i++) {
            int index = coefficients.index(i);
            long sign = -(Integer.bitCount((index >>> bits()) & upper) & 1);
            cells[index & low][(index >>> halfBits) & low] += (coefficients.weight(i) ^ sign) - sign;
        }
    }

    void transform() {
        transformRows();
        transpose();
        transformRows();
    }

    /** The cells 0..side−1 of a row; row by row they are those of payloads in ascending order. */
    long[] row(int row) {
        return cells[row];
    }

    int side() {
        return side;
    }

    /** All levels between rows, two at a time, and one more where their number is odd. */
    private void transformRows() {
        int stride = 1;
        for (; 4 * stride <= side; stride *= 4) {
            for (int group = 0; group < side; group += 4 * stride) {
                for (int r = group; r < group + stride; r++) {
                    butterfly(cells[r], cells[r + stride], cells[r + 2 * stride], cells[r + 3 * stride]);
                }
            }
        }
        if (2 * stride == side) {
            for (int r = 0; r < stride; r++) {
                butterfly(cells[r], cells[r + stride]);
            }
        }
    }

    private static void butterfly(long[] a, long[] b) {
        for (int i = 0; i < a.length; i++) {
            long sum = a[i] + b[i];
            b[i] = a[i] - b[i];
            a[i] = sum;
        }
    }

    /** Two levels at once: half the traffic. Four levels at once would be too long a loop to be made into vectors. */
    private static void butterfly(long[] a, long[] b, long[] c, long[] d) {
        for (int i = 0; i < a.length; i++) {
            long ab = a[i] + b[i];
            long aMinusB = a[i] - b[i];
            long cd = c[i] + d[i];
            long cMinusD = c[i] - d[i];
            a[i] = ab + cd;
            b[i] = aMinusB + cMinusD;
            c[i] = ab - cd;
            d[i] = aMinusB - cMinusD;
        }
    }

    private void transpose() {
        for (int top = 0; top < side; top += TILE) {
            for (int left = 0; left <= top; left += TILE) {
                for (int r = top; r < Math.min(top + TILE, side); r++) {
                    for (int c = left; c < Math.min(left + TILE, r); c++) {
                        long cell = cells[r][c];
                        cells[r][c] = cells[c][r];
                        cells[c][r] = cell;
                    }
                }
            }
        }
    }
}
