package org.countermark.corpora.llama;

import java.util.Arrays;
import java.util.List;
import org.countermark.corpora.gguf.TensorRows;

/**
 * Weights as floats, laid out for products with a batch of vectors: panels of up to 256 rows, each cut into tiles of
 * four columns. Decoding the file's blocks once, when loading, beats keeping them: C2 of JDK 17 does not vectorise
 * conversions. Costs 4 bytes a weight. Immutable.
 */
final class Matrix {
    private final int rows;
    private final int cols;
    private final int panelRows;
    private final float[][][] panels;

    private Matrix(int rows, int cols, int panelRows, float[][][] panels) {
        this.rows = rows;
        this.cols = cols;
        this.panelRows = panelRows;
        this.panels = panels;
    }

    /** Stacks tensors with the same number of columns, the first on top. */
    static Matrix of(List<TensorRows> tensors) {
        int cols = tensors.get(0).info().cols();
        int rows = tensors.stream().mapToInt(t -> t.info().rows()).sum();
        int pairs = (rows + 2 * Tiles.ROWS - 1) / (2 * Tiles.ROWS);
        int even = (rows + 2 * pairs - 1) / (2 * pairs);
        int panelRows = Math.min(Tiles.ROWS, (even + 15) / 16 * 16);
        Matrix out = new Matrix(rows, cols, panelRows, new float[(rows + panelRows - 1) / panelRows][][]);
        float[] row = new float[cols];
        int r = 0;
        for (TensorRows tensor : tensors) {
            for (int i = 0; i < tensor.info().rows(); i++) {
                tensor.read(i, row);
                out.put(r++, row);
            }
        }
        return out;
    }

    private void put(int row, float[] values) {
        int panel = row / panelRows;
        int within = row % panelRows;
        if (within == 0) {
            panels[panel] = new float[(cols + Tiles.COLS - 1) / Tiles.COLS][Tiles.COLS * Tiles.ROWS];
        }
        for (int c = 0; c < cols; c++) {
            panels[panel][c / Tiles.COLS][c % Tiles.COLS * Tiles.ROWS + within] = values[c];
        }
    }

    int rows() {
        return rows;
    }

    int cols() {
        return cols;
    }

    /**
     * y[b] = M·x[b] for b in 0..batch; x[b] has room for cols rounded up to 4, with zeros behind cols.
     *
     * @param sums scratch: for each worker and each b at least 256 floats
     */
    void multiply(float[][] x, int batch, float[][] y, Workers workers, float[][][] sums) {
        workers.run(panels.length, (panel, worker) -> multiply(panel, x, batch, y, sums[worker]));
    }

    private void multiply(int panel, float[][] x, int batch, float[][] y, float[][] sums) {
        int first = panel * panelRows;
        int count = Math.min(panelRows, rows - first);
        for (int b = 0; b < batch; b++) {
            Arrays.fill(sums[b], 0, count, 0f);
        }
        float[][] tiles = panels[panel];
        for (int t = 0; t < tiles.length; t++) {
            float[] tile = tiles[t];
            for (int b = 0; b < batch; b++) {
                Tiles.multiply(tile, x[b], t * Tiles.COLS, sums[b], count);
            }
        }
        for (int b = 0; b < batch; b++) {
            System.arraycopy(sums[b], 0, y[b], first, count);
        }
    }
}
