package org.countermark.cli.student.collect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/**
 * Reads records of a log at offsets, and checks every byte of them before any is believed.
 *
 * <p>Allocates no more than the file has bytes left. Safe for use by one thread; the channel's position is not used.
 */
final class LogReader {
    private final FileChannel channel;

    LogReader(FileChannel channel) {
        this.channel = channel;
    }

    /** Whether the file begins as a log does. A file that is cut off within its first bytes may have become one. */
    boolean startsAsLog() throws IOException {
        byte[] expected = LogFormat.start();
        int length = (int) Math.min(expected.length, channel.size());
        return Arrays.equals(read(0, length).array(), 0, length, expected, 0, length);
    }

    /** What stands at an offset that is behind the start, or behind a whole record. */
    Slot at(long offset) throws IOException {
        long left = channel.size() - offset;
        if (left <= 0) {
            return left == 0 && offset >= LogFormat.START ? new Slot.End() : new Slot.Torn();
        }
        if (left < LogFormat.HEAD) {
            return new Slot.Torn();
        }
        ByteBuffer head = read(offset, LogFormat.HEAD);
        int content = head.getInt();
        if (head.getInt() != LogFormat.lengthChecksum(content) || content < 8 || content > LogFormat.LARGEST) {
            return isZeroFrom(offset) ? new Slot.Torn() : new Slot.Damaged("the length of a record is wrong");
        }
        long next = offset + LogFormat.HEAD + content + LogFormat.CHECKSUM;
        if (next > channel.size()) {
            return new Slot.Torn();
        }
        byte[] record = read(offset, (int) (next - offset)).array();
        int end = LogFormat.HEAD + content;
        byte[] checksum = LogFormat.checksum(checksumBefore(offset), record, end);
        if (!Arrays.equals(checksum, 0, checksum.length, record, end, record.length)) {
            return next == channel.size() ? new Slot.Torn() : new Slot.Damaged("a record does not have its checksum");
        }
        return entry(record, content, next);
    }

    private static Slot entry(byte[] record, int content, long next) {
        ByteBuffer parts = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
        int about = parts.getInt(LogFormat.HEAD);
        int request = parts.getInt(LogFormat.HEAD + 4);
        if (about < 0 || request < 0 || 8L + about + request > content) {
            return new Slot.Damaged("the parts of a record are longer than the record");
        }
        int first = LogFormat.HEAD + 8;
        int second = first + about;
        int third = second + request;
        return new Slot.Whole(
                new LogEntry(
                        Arrays.copyOfRange(record, first, second),
                        Arrays.copyOfRange(record, second, third),
                        Arrays.copyOfRange(record, third, LogFormat.HEAD + content)),
                next);
    }

    /** The checksum that a record at an offset is chained to. */
    byte[] checksumBefore(long offset) throws IOException {
        return offset == LogFormat.START
                ? LogFormat.firstChecksum()
                : read(offset - LogFormat.CHECKSUM, LogFormat.CHECKSUM).array();
    }

    /** A file system may leave zeros where a block was not written before the power went. */
    private boolean isZeroFrom(long offset) throws IOException {
        for (long at = offset; at < channel.size(); at += 1 << 16) {
            int length = (int) Math.min(1 << 16, channel.size() - at);
            for (byte value : read(at, length).array()) {
                if (value != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private ByteBuffer read(long offset, int length) throws IOException {
        ByteBuffer bytes = LogFormat.littleEndian(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, offset + bytes.position()) < 0) {
                throw new IOException("the log became shorter while it was read");
            }
        }
        return bytes.flip();
    }
}
