package org.countermark.scheme;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads words out of keystream bytes, one machine instruction each, and turns them into numbers. */
final class Words {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Words() {}

    /** The word at a byte offset. */
    static int at(byte[] keystream, int offset) {
        return (int) INTS.get(keystream, offset);
    }

    /** Two consecutive words, the first one in the upper half. */
    static long pairAt(byte[] keystream, int offset) {
        return (long) LONGS.get(keystream, offset);
    }

    /** The words of {@code count} tokens with a mask applied. */
    static void decode(byte[] keystream, int count, int mask, int[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = at(keystream, 4 * i) ^ mask;
        }
    }

    /** E = −ln u for u = (w + ½)/2^32, which is exact in a double: the time of an exponential clock of rate 1. */
    static double exponential(int word) {
        return -StrictMath.log((Integer.toUnsignedLong(word) + 0.5) * 0x1p-32);
    }

    /** 1 − u, exact in a double, and never above {@link #exponential}. */
    static double tail(int word) {
        return (Integer.toUnsignedLong(~word) + 0.5) * 0x1p-32;
    }
}
