package org.countermark.corpora.gguf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads little-endian values one after another, and checks each against the file's end before it touches memory. */
final class GgufCursor {
    static final String DOWNLOAD_AGAIN = "the file is cut short or damaged: fetch it again and compare its checksum";

    private static final int MAX_STRING_BYTES = 1 << 24;

    private final MappedFile file;
    private final byte[] small = new byte[8];
    private final ByteBuffer view = ByteBuffer.wrap(small).order(ByteOrder.LITTLE_ENDIAN);
    private long at;

    GgufCursor(MappedFile file, long offset) {
        this.file = file;
        this.at = offset;
    }

    long offset() {
        return at;
    }

    int readByte() throws UnreadableModelException {
        take(1);
        return small[0];
    }

    int readShort() throws UnreadableModelException {
        take(2);
        return view.getShort(0);
    }

    int readInt() throws UnreadableModelException {
        take(4);
        return view.getInt(0);
    }

    long readLong() throws UnreadableModelException {
        take(8);
        return view.getLong(0);
    }

    /** A count claimed by the file: refused unless that many items of {@code itemBytes} could still follow. */
    long readCount(String what, long itemBytes) throws UnreadableModelException {
        long start = at;
        long count = readLong();
        if (count < 0 || count > (file.size() - at) / itemBytes) {
            throw file.defect(
                    start,
                    what + " is said to be " + Long.toUnsignedString(count) + ", more than the rest of the file holds",
                    DOWNLOAD_AGAIN);
        }
        return count;
    }

    String readString() throws UnreadableModelException {
        long start = at;
        long length = readCount("a string's length", 1);
        if (length > MAX_STRING_BYTES) {
            throw file.defect(
                    start, "a string of " + length + " bytes (at most " + MAX_STRING_BYTES + ")", DOWNLOAD_AGAIN);
        }
        byte[] bytes = new byte[(int) length];
        file.read(at, bytes, bytes.length);
        at += length;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            UnreadableModelException defect = file.defect(start, "a string that is not UTF-8", DOWNLOAD_AGAIN);
            defect.initCause(e);
            throw defect;
        }
    }

    void skipString() throws UnreadableModelException {
        long length = readCount("a string's length", 1);
        at += length;
    }

    void skip(long bytes) throws UnreadableModelException {
        need(bytes);
        at += bytes;
    }

    private void take(int bytes) throws UnreadableModelException {
        need(bytes);
        file.read(at, small, bytes);
        at += bytes;
    }

    private void need(long bytes) throws UnreadableModelException {
        if (bytes > file.size() - at) {
            throw file.defect(at, bytes + " more bytes expected, " + (file.size() - at) + " left", DOWNLOAD_AGAIN);
        }
    }
}
