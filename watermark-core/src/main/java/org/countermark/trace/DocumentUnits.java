package org.countermark.trace;

import java.util.Arrays;
import org.countermark.token.UnitCounts;
import org.countermark.token.UnitSink;

/** The units of one document, collected by the walk over the body for the thread that will read them. */
final class DocumentUnits implements UnitSink {
    /** Longer documents are read up to here: with all that is computed a unit takes some 400 bytes. */
    static final int MOST = 1 << 16;

    private final int contextWidth;
    private int[] contexts;
    private int[] tokens;
    private int[] levels;
    private int rows;
    private UnitCounts counts = UnitCounts.EMPTY;

    DocumentUnits(int contextWidth, int expected) {
        this.contextWidth = contextWidth;
        int room = Math.min(expected, MOST);
        contexts = new int[room * contextWidth];
        tokens = new int[room];
        levels = new int[room];
    }

    @Override
    public void accept(int[] rowContexts, int[] rowTokens, int[] rowLevels, int count) {
        int n = Math.min(count, MOST - rows);
        if (rows + n > tokens.length) {
            int room = Math.min(MOST, Math.max(rows + n, 2 * tokens.length));
            contexts = Arrays.copyOf(contexts, room * contextWidth);
            tokens = Arrays.copyOf(tokens, room);
            levels = Arrays.copyOf(levels, room);
        }
        System.arraycopy(rowContexts, 0, contexts, rows * contextWidth, n * contextWidth);
        System.arraycopy(rowTokens, 0, tokens, rows, n);
        System.arraycopy(rowLevels, 0, levels, rows, n);
        rows += n;
    }

    void counted(UnitCounts all) {
        counts = all;
    }

    /** What became of the document's tokens. */
    UnitCounts counts() {
        return counts;
    }

    /** Units held, at most {@link #MOST}. */
    int rows() {
        return rows;
    }

    int[] contexts() {
        return contexts;
    }

    int[] tokens() {
        return tokens;
    }

    int[] levels() {
        return levels;
    }
}
