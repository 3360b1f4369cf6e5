package org.countermark.contract;

import static org.countermark.contract.Aes.BATCH;
import static org.countermark.contract.Aes.BLOCK;
import static org.countermark.contract.BigEndian.getInt;
import static org.countermark.contract.BigEndian.putInt;

/**
 * C of step "Context": the CBC-MAC of h tokens of four bytes, zero-padded to whole blocks.
 *
 * <p>Many contexts are taken layer by layer: first blocks of all of them, then second blocks, and so on, so that CBC's
 * chain within a context does not stop the batch from filling the processor's pipeline.
 */
final class ContextMac {
    private static final int LANES = BLOCK / Integer.BYTES;

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
        if (width == LANES) {
            // Whole blocks in one piece: the usual width, worth a loop of its own.
            for (int i = 0; i < LANES * rows; i++) {
                putInt(plain, Integer.BYTES * i, contexts[from + i]);
            }
            aes.encrypt(plain, rows, macs, 0);
            return;
        }
        for (int layer = 0; layer < width; layer += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                lane(contexts, from + layer + lane, layer + lane < width, lane, rows, layer > 0, macs);
            }
            aes.encrypt(plain, rows, macs, 0);
        }
    }

    /** Fills one lane of all blocks of a layer: a token or padding, chained to the layer before. */
    private void lane(int[] contexts, int from, boolean token, int lane, int rows, boolean chained, byte[] macs) {
        for (int i = 0; i < rows; i++) {
            int offset = BLOCK * i + Integer.BYTES * lane;
            int value = token ? contexts[from + i * width] : 0;
            putInt(plain, offset, chained ? value ^ getInt(macs, offset) : value);
        }
    }
}
