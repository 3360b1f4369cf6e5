package org.countermark.proxy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.countermark.proxy.LevelShape.StartForm;

/**
 * The columns of a level as bytes, little-endian, in memory or mapped: see docs/spec/proxy-file.md.
 *
 * @param size number of entries
 * @param form how starts are written
 * @param low 2 bytes an entry: its last token's low half
 * @param high 1 byte an entry: its last token's bits from 16 on; empty where the vocabulary needs none
 * @param counts 1 byte an entry: its count, 255 for large ones
 * @param large 8 bytes a large count: its entry, ascending, and the count
 * @param bases 4 bytes a block of 32 starts; empty unless form is BLOCKS
 * @param starts one for each entry and one more: 2 bytes each above their base, or 4 bytes each; empty at the last level
 */
record LevelColumns(
        int size,
        StartForm form,
        ByteBuffer low,
        ByteBuffer high,
        ByteBuffer counts,
        ByteBuffer large,
        ByteBuffer bases,
        ByteBuffer starts) {

    static LevelColumns of(int size, StartForm form, List<ByteBuffer> inOrder) {
        List<ByteBuffer> little = inOrder.stream()
                .map(column -> column.order(ByteOrder.LITTLE_ENDIAN))
                .toList();
        return new LevelColumns(
                size, form, little.get(0), little.get(1), little.get(2), little.get(3), little.get(4), little.get(5));
    }

    /** In the order of the file. */
    List<ByteBuffer> inOrder() {
        return List.of(low, high, counts, large, bases, starts);
    }

    int largeCounts() {
        return large.capacity() / 8;
    }

    LevelShape shape() {
        return new LevelShape(size, largeCounts(), form);
    }
}
