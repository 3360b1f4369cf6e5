package org.countermark.corpora.llama;

/**
 * The one hot loop: four columns of a panel of up to 256 rows, times four activations, added to the panel's sums.
 *
 * <p>The shape is what C2 of JDK 17 turns into vector code: one array for the tile with constant distances between its
 * columns, one store, plain products and sums (no reduction over a column, no conversions, no index with two
 * variables). Floats are added in a fixed order, so a row's sum depends neither on threads nor on the batch.
 */
final class Tiles {
    /** Rows of a full panel. */
    static final int ROWS = 256;

    /** Columns of a tile. */
    static final int COLS = 4;

    private Tiles() {}

    /** Adds tile × (x[at], …, x[at + 3]) to sums[0..rows). */
    static void multiply(float[] tile, float[] x, int at, float[] sums, int rows) {
        float x0 = x[at];
        float x1 = x[at + 1];
        float x2 = x[at + 2];
        float x3 = x[at + 3];
        for (int r = 0; r < rows; r++) {
            sums[r] += (x0 * tile[r] + x1 * tile[r + ROWS]) + (x2 * tile[r + 2 * ROWS] + x3 * tile[r + 3 * ROWS]);
        }
    }

    /** Adds a0·v0 + … + a3·v3 to sums[0..n): the same loop over four arrays. */
    static void add(float[] v0, float[] v1, float[] v2, float[] v3, float[] a, int at, float[] sums, int n) {
        float a0 = a[at];
        float a1 = a[at + 1];
        float a2 = a[at + 2];
        float a3 = a[at + 3];
        for (int i = 0; i < n; i++) {
            sums[i] += (a0 * v0[i] + a1 * v1[i]) + (a2 * v2[i] + a3 * v3[i]);
        }
    }
}
