package org.countermark.contract;

import static org.countermark.contract.Aes.BLOCK;
import static org.countermark.contract.BigEndian.getInt;
import static org.countermark.contract.BigEndian.getLong;
import static org.countermark.contract.BigEndian.putLong;

/** What the scorers of batches share: checks of the caller's arrays, and rows of context tags. */
final class UnitRows {
    private UnitRows() {}

    static void checkCount(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("count must be at least 0, was " + count);
        }
    }

    static void checkRoom(String parameter, int length, long needed) {
        if (length < needed) {
            throw new IllegalArgumentException(parameter + " must have room for " + needed + ", had " + length);
        }
    }

    static void checkTokens(String parameter, int[] tokens, int from, int count) {
        int all = 0;
        for (int i = from; i < from + count; i++) {
            all |= tokens[i];
        }
        if (all < 0) {
            for (int i = from; i < from + count; i++) {
                if (tokens[i] < 0) {
                    throw new IllegalArgumentException(
                            parameter + "[" + i + "] must be in 0..2147483647, was " + tokens[i]);
                }
            }
        }
    }

    /** 1 if the row lies in the trace channel, else 0: the sign of tag − limit. */
    static int traced(byte[] macs, int row, long traceLimit) {
        return (int) ((Integer.toUnsignedLong(getInt(macs, BLOCK * row + 12)) - traceLimit) >>> 63);
    }

    static void moveRow(byte[] from, int row, byte[] to, int toRow) {
        long left = getLong(from, BLOCK * row);
        long right = getLong(from, BLOCK * row + 8);
        putLong(to, BLOCK * toRow, left);
        putLong(to, BLOCK * toRow + 8, right);
    }
}
