package org.countermark.corpora.gguf;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the list of tensors, and checks that each lies wholly inside the file. */
final class TensorTable {
    private static final int MAX_DIMENSIONS = 4;

    private TensorTable() {}

    static Map<String, TensorInfo> read(MappedFile file, GgufCursor cursor, long count, long alignment)
            throws UnreadableModelException {
        Map<String, TensorInfo> relative = new LinkedHashMap<>();
        Map<String, Long> places = new LinkedHashMap<>();
        for (long i = 0; i < count; i++) {
            long at = cursor.offset();
            TensorInfo info = readOne(file, cursor, alignment);
            places.put(info.name(), at);
            if (relative.put(info.name(), info) != null) {
                throw file.defect(at, "tensor " + info.name() + " stands twice", GgufCursor.DOWNLOAD_AGAIN);
            }
        }
        long data = (cursor.offset() + alignment - 1) & -alignment;
        Map<String, TensorInfo> out = new LinkedHashMap<>();
        for (TensorInfo info : relative.values()) {
            long room = file.size() - data - info.offset();
            if (room < 0 || info.rowBytes() > room / info.rows()) {
                throw file.defect(
                        places.get(info.name()),
                        "tensor " + info.name() + " (" + info.shape() + ", " + info.type()
                                + ") ends behind the file's end",
                        GgufCursor.DOWNLOAD_AGAIN);
            }
            out.put(
                    info.name(),
                    new TensorInfo(info.name(), info.type(), info.cols(), info.rows(), data + info.offset()));
        }
        return out;
    }

    private static TensorInfo readOne(MappedFile file, GgufCursor cursor, long alignment)
            throws UnreadableModelException {
        long at = cursor.offset();
        String name = cursor.readString();
        int dimensions = cursor.readInt();
        if (dimensions < 1 || dimensions > MAX_DIMENSIONS) {
            throw file.defect(
                    at,
                    "tensor " + name + " has " + Integer.toUnsignedString(dimensions) + " dimensions (1 to 4 exist)",
                    GgufCursor.DOWNLOAD_AGAIN);
        }
        long cols = cursor.readLong();
        long rows = 1;
        for (int d = 1; d < dimensions; d++) {
            rows = product(rows, cursor.readLong());
        }
        TensorType type = TensorType.of(file, cursor.offset(), cursor.readInt());
        long offset = cursor.readLong();
        boolean shaped = cols >= 1
                && cols <= Integer.MAX_VALUE / 8
                && cols % type.blockWeights() == 0
                && rows >= 1
                && rows <= Integer.MAX_VALUE;
        if (!shaped || offset < 0 || offset % alignment != 0) {
            throw file.defect(
                    at,
                    "tensor " + name + " of " + rows + " x " + cols + " at " + offset + " cannot be " + type,
                    GgufCursor.DOWNLOAD_AGAIN);
        }
        return new TensorInfo(name, type, (int) cols, (int) rows, offset);
    }

    /** Zero stands for every product that is no sensible size: the caller refuses it. */
    private static long product(long a, long b) {
        return a < 1 || b < 1 || a > Integer.MAX_VALUE || b > Integer.MAX_VALUE ? 0 : a * b;
    }
}
