package org.countermark.cli.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Cuts a stream into lines of bytes with their places; a line beyond the limit is an error, and is skipped. */
public final class Lines {
    private final Content content;
    private final int maxRecord;
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private long number;
    private long offset;
    private boolean ended;

    /**
     * Lines of an input.
     *
     * @param content the input, read from where it stands
     * @param maxRecord bytes that a line may have, at least 0
     */
    public Lines(Content content, int maxRecord) {
        this.content = content;
        this.maxRecord = maxRecord;
        this.offset = content.start();
    }

    /** A line without its end. */
    public static final class Line {
        private final byte[] bytes;
        private final long number;
        private final long offset;

        private Line(byte[] bytes, long number, long offset) {
            this.bytes = bytes;
            this.number = number;
            this.offset = offset;
        }

        /**
         * The bytes themselves, not a copy: lines are read once and dropped.
         *
         * @return what stands before the line's end
         */
        public byte[] bytes() {
            return bytes;
        }

        /**
         * Which line it is.
         *
         * @return the number, from 1
         */
        public long number() {
            return number;
        }

        /**
         * Where the line begins.
         *
         * @return the byte in the decompressed content, from 0
         */
        public long offset() {
            return offset;
        }

        /**
         * Whether nothing but blanks and tabulators stands there.
         *
         * @return true if so
         */
        public boolean isBlank() {
            for (byte value : bytes) {
                if (value != ' ' && value != '\t') {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * The next line, blank ones included.
     *
     * @return the line; empty at the end
     * @throws InputException when the line is over the limit, or the input cannot be read; what follows can be
     */
    public Optional<Line> next() throws InputException {
        long start = offset;
        if (from == to && !fill()) {
            return Optional.empty();
        }
        number++;
        int end = indexOfNewline();
        byte[] bytes;
        if (end >= 0) {
            bytes = Arrays.copyOfRange(buffer, from, end);
            advance(end + 1);
        } else {
            bytes = acrossBuffers();
        }
        if (bytes.length > maxRecord) {
            throw Limits.tooLong(content.source(), number, start, offset - start, maxRecord);
        }
        return Optional.of(new Line(withoutReturn(bytes), number, start));
    }

    /** At most one byte more than the limit is kept, however long the line is. */
    private byte[] acrossBuffers() throws InputException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(2 * buffer.length);
        while (true) {
            int end = indexOfNewline();
            int stop = end < 0 ? to : end;
            long room = maxRecord + 1L - kept.size();
            kept.write(buffer, from, (int) Math.min(stop - from, room));
            advance(end < 0 ? to : end + 1);
            if (end >= 0 || !fill()) {
                return kept.toByteArray();
            }
        }
    }

    private static byte[] withoutReturn(byte[] bytes) {
        int end = bytes.length;
        return end > 0 && bytes[end - 1] == '\r' ? Arrays.copyOf(bytes, end - 1) : bytes;
    }

    private int indexOfNewline() {
        for (int i = from; i < to; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void advance(int position) {
        offset += position - from;
        from = position;
    }

    private boolean fill() throws InputException {
        if (ended) {
            return false;
        }
        try {
            int read = content.read(buffer, 0, buffer.length);
            from = 0;
            to = Math.max(read, 0);
            ended = read < 0;
            return read > 0;
        } catch (IOException problem) {
            ended = true;
            throw content.explain(problem);
        }
    }
}
