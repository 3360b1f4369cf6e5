package org.countermark.corpora.gguf;

/** The kinds of metadata value of GGUF (ggml's {@code gguf_type}), in the order of their codes. */
enum MetadataType {
    UINT8(1),
    INT8(1),
    UINT16(2),
    INT16(2),
    UINT32(4),
    INT32(4),
    FLOAT32(4),
    BOOL(1),
    STRING(8),
    ARRAY(12),
    UINT64(8),
    INT64(8),
    FLOAT64(8);

    /** Bytes that one value takes in the file; of a string and an array, the fewest it can take. */
    final int bytes;

    MetadataType(int bytes) {
        this.bytes = bytes;
    }

    static MetadataType read(GgufCursor cursor, MappedFile file) throws UnreadableModelException {
        long at = cursor.offset();
        int code = cursor.readInt();
        if (code < 0 || code >= values().length) {
            throw file.defect(
                    at,
                    "metadata type " + Integer.toUnsignedString(code) + " (0 to 12 exist)",
                    GgufCursor.DOWNLOAD_AGAIN);
        }
        return values()[code];
    }

    boolean isInteger() {
        return switch (this) {
            case UINT8, INT8, UINT16, INT16, UINT32, INT32, UINT64, INT64 -> true;
            default -> false;
        };
    }

    long readInteger(GgufCursor cursor) throws UnreadableModelException {
        return switch (this) {
            case UINT8 -> cursor.readByte() & 0xFF;
            case INT8 -> cursor.readByte();
            case UINT16 -> cursor.readShort() & 0xFFFF;
            case INT16 -> cursor.readShort();
            case UINT32 -> cursor.readInt() & 0xFFFFFFFFL;
            case INT32 -> cursor.readInt();
            case UINT64, INT64 -> cursor.readLong();
            default -> throw new IllegalStateException(this + " is no integer");
        };
    }
}
