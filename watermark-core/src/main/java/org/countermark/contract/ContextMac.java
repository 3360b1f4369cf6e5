package org.countermark.contract;

import static org.countermark.contract.Aes.BATCH;
import static org.countermark.contract.Aes.BLOCK;
import static org.countermark.contract.BigEndian.getLong;
import static org.countermark.contract.BigEndian.putLong;

/**
 * C of step "Context": the CBC-MAC of h tokens of four bytes, zero-padded to whole blocks.
 *
 * <p>Many contexts are taken layer by layer: first blocks of all of them, then second blocks, and so on, so that CBC's
 * chain within a context does not stop the batch from filling the processor's pipeline.
 */
final class ContextMac {
    private final Aes aes;
    private final int width;
    private final byte[] plain = new byte[BATCH * BLOCK];

    ContextMac(Aes aes, int width) {
        this.aes = aes;
        this.width = width;
    }

    /**
     * MACs of contexts in rows.
     *
     * @param contexts rows of {@code width} tokens
     * @param from index of the first token of the first row
     * @param rows number of rows, 1..256
     * @param macs receives 16 bytes a row from its start
     */
    void macs(int[] contexts, int from, int rows, byte[] macs) {
        if (width == 4) {
            for (int i = 0; i < rows; i++) {
                int t = from + 4 * i;
                putLong(plain, BLOCK * i, pair(contexts[t], contexts[t + 1]));
                putLong(plain, BLOCK * i + 8, pair(contexts[t + 2], contexts[t + 3]));
            }
            aes.encrypt(plain, rows, macs, 0);
            return;
        }
        for (int layer = 0; layer < width; layer += 4) {
            for (int i = 0; i < rows; i++) {
                int row = from + i * width;
                long left = pair(token(contexts, row, layer), token(contexts, row, layer + 1));
                long right = pair(token(contexts, row, layer + 2), token(contexts, row, layer + 3));
                if (layer > 0) {
                    left ^= getLong(macs, BLOCK * i);
                    right ^= getLong(macs, BLOCK * i + 8);
                }
                putLong(plain, BLOCK * i, left);
                putLong(plain, BLOCK * i + 8, right);
            }
            aes.encrypt(plain, rows, macs, 0);
        }
    }

    private int token(int[] contexts, int row, int index) {
        return index < width ? contexts[row + index] : 0;
    }

    private static long pair(int high, int low) {
        return (long) high << 32 | low;
    }
}
