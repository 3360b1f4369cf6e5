package org.countermark.corpora.gguf;

import java.util.Objects;

/** Decodes the rows of one tensor. Holds a buffer of one row, so each thread takes its own. */
public final class TensorRows {
    private final MappedFile file;
    private final TensorInfo info;
    private final byte[] buffer;

    TensorRows(MappedFile file, TensorInfo info) {
        this.file = file;
        this.info = info;
        this.buffer = new byte[Math.toIntExact(info.rowBytes())];
    }

    /**
     * What is read.
     *
     * @return the tensor's description
     */
    public TensorInfo info() {
        return info;
    }

    /**
     * Decodes one row.
     *
     * @param row from 0 to rows − 1
     * @param out receives {@code cols} floats from index 0
     * @throws IndexOutOfBoundsException for a row that is not there
     */
    public void read(int row, float[] out) {
        Objects.checkIndex(row, info.rows());
        file.read(info.offset() + row * info.rowBytes(), buffer, buffer.length);
        info.type().decode(buffer, info.cols() / info.type().blockWeights(), out);
    }
}
