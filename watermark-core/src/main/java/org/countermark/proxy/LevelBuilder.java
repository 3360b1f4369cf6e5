package org.countermark.proxy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.countermark.proxy.LevelShape.StartForm;

/** Grows the columns of a level. */
final class LevelBuilder {
    private final boolean wideTokens;
    private char[] low = new char[64];
    private byte[] high;
    private byte[] counts = new byte[64];
    private int[] largeAt = new int[16];
    private int[] large = new int[16];
    private int size;
    private int largeSize;

    LevelBuilder(int vocabularySize) {
        wideTokens = vocabularySize > 1 << 16;
        high = new byte[wideTokens ? 64 : 0];
    }

    void add(int token, int count) {
        if (size == low.length) {
            int larger = Columns.larger(size);
            low = Arrays.copyOf(low, larger);
            counts = Arrays.copyOf(counts, larger);
            high = wideTokens ? Arrays.copyOf(high, larger) : high;
        }
        if (count >= Level.LARGE) {
            if (largeSize == large.length) {
                largeAt = Arrays.copyOf(largeAt, Columns.larger(largeSize));
                large = Arrays.copyOf(large, largeAt.length);
            }
            largeAt[largeSize] = size;
            large[largeSize++] = count;
        }
        low[size] = (char) token;
        if (wideTokens) {
            high[size] = (byte) (token >>> 16);
        }
        counts[size++] = (byte) Math.min(count, Level.LARGE);
    }

    /** The last level: nothing extends it. */
    Level last() {
        return build(StartForm.NONE, new int[0]);
    }

    /** A level with the starts of its extensions, one per entry and one more for the end. */
    Level linked(int[] starts) {
        boolean blocks = true;
        for (int i = 0; i < starts.length; i++) {
            blocks &= starts[i] - starts[base(i)] <= 0xffff;
        }
        return build(blocks ? StartForm.BLOCKS : StartForm.PLAIN, starts);
    }

    private static int base(int entry) {
        return entry >>> Level.BLOCK_BITS << Level.BLOCK_BITS;
    }

    private Level build(StartForm form, int[] starts) {
        long[] lengths = new LevelShape(size, largeSize, form).lengths(wideTokens ? Integer.MAX_VALUE : 1);
        ByteBuffer lows = column(lengths[0]);
        for (int i = 0; i < size; i++) {
            lows.putChar(2 * i, low[i]);
        }
        ByteBuffer larges = column(lengths[3]);
        for (int i = 0; i < largeSize; i++) {
            larges.putInt(8 * i, largeAt[i]).putInt(8 * i + 4, large[i]);
        }
        ByteBuffer bases = column(lengths[4]);
        ByteBuffer firsts = column(lengths[5]);
        for (int i = 0; i < starts.length; i++) {
            if (form == StartForm.PLAIN) {
                firsts.putInt(4 * i, starts[i]);
            } else {
                bases.putInt(4 * (i >>> Level.BLOCK_BITS), starts[base(i)]);
                firsts.putShort(2 * i, (short) (starts[i] - starts[base(i)]));
            }
        }
        ByteBuffer highs = ByteBuffer.wrap(Arrays.copyOf(high, (int) lengths[1]));
        ByteBuffer small = ByteBuffer.wrap(Arrays.copyOf(counts, size));
        return new Level(LevelColumns.of(size, form, List.of(lows, highs, small, larges, bases, firsts)));
    }

    private static ByteBuffer column(long bytes) {
        if (bytes > Integer.MAX_VALUE - 16) {
            throw new IllegalStateException("a column holds at most 2 GiB, this one would need " + bytes + " bytes");
        }
        return ByteBuffer.allocate((int) bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
