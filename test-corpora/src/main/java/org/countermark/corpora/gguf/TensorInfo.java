package org.countermark.corpora.gguf;

/**
 * Where a tensor lies and how it is laid out: {@code rows} rows of {@code cols} weights, one row after another.
 *
 * @param name the tensor's name, for example {@code blk.0.attn_q.weight}
 * @param type the encoding
 * @param cols weights in a row, at least 1
 * @param rows rows, at least 1; a vector has one
 * @param offset first byte in the file
 */
public record TensorInfo(String name, TensorType type, int cols, int rows, long offset) {
    /** Refuses shapes that hold nothing. */
    public TensorInfo {
        if (cols < 1 || rows < 1 || offset < 0) {
            throw new IllegalArgumentException(
                    "cols, rows and offset must be positive: " + cols + ", " + rows + ", " + offset);
        }
    }

    /**
     * The size of one row in the file.
     *
     * @return bytes
     */
    public long rowBytes() {
        return (long) cols / type.blockWeights() * type.blockBytes();
    }

    /**
     * The shape as people write it.
     *
     * @return for example {@code 768 x 256}
     */
    public String shape() {
        return rows + " x " + cols;
    }
}
