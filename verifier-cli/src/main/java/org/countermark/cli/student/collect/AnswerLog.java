package org.countermark.cli.student.collect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;

/**
 * An open log of answers: holds the lock on the file, and appends whole records.
 *
 * <p>Each record goes to the file in one piece before {@link #append} returns, so that a process that dies leaves at most
 * one torn record at the end. They are forced to disk together, once a second. Safe for use by many threads.
 */
final class AnswerLog implements Closeable {
    private static final long FORCE_NANOS = Duration.ofSeconds(1).toNanos();

    private final FileChannel channel;
    private final FileLock lock;
    private final LogReader reader;
    private final String shown;
    private final boolean fresh;
    private final long cut;
    private long end;
    private byte[] checksum;
    private long forced = System.nanoTime();
    private boolean dirty;

    private AnswerLog(FileChannel channel, FileLock lock, String shown, boolean fresh, long end, long cut)
            throws IOException {
        this.channel = channel;
        this.lock = lock;
        this.shown = shown;
        this.reader = new LogReader(channel);
        this.fresh = fresh;
        this.end = end;
        this.cut = cut;
        this.checksum = reader.checksumBefore(end);
    }

    /**
     * Opens a log, or begins one; cuts a torn record off.
     *
     * @param file the log
     * @param shown its name in messages
     * @param settings what the log is for: its first record, with which one that exists must begin
     * @param takes receives the responses of a log that exists, in order
     * @return the log, locked
     * @throws InputException when another process has it, it is damaged, or of another collection
     * @throws IOException when it cannot be read or written
     */
    static AnswerLog open(Path file, String shown, ObjectNode settings, LogScan.Takes takes)
            throws InputException, IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = lock(channel, shown);
            LogScan scan = LogScan.of(channel, shown, takes);
            boolean fresh = scan.settings().isEmpty();
            if (!fresh) {
                Settings.requireSame(shown, scan.settings().get(), settings);
            }
            long cut = channel.size() - scan.end();
            if (fresh) {
                channel.truncate(0);
                write(channel, 0, LogFormat.start());
                AnswerLog log = new AnswerLog(channel, lock, shown, true, LogFormat.START, 0);
                log.append(LogJson.bytes(settings), new byte[0], new byte[0]);
                return log;
            }
            channel.truncate(scan.end());
            return new AnswerLog(channel, lock, shown, false, scan.end(), cut);
        } catch (IOException | InputException | RuntimeException problem) {
            channel.close();
            throw problem;
        }
    }

    private static FileLock lock(FileChannel channel, String shown) throws InputException, IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException taken) {
            // Another thread of this process has it: the same answer.
        }
        throw new InputException(
                Position.of(shown),
                "another process is writing this log",
                "Wait for it to end, or choose another file with --out.");
    }

    /** Whether the log was begun just now. */
    boolean fresh() {
        return fresh;
    }

    /** Bytes of a torn record that were cut off when the log was opened. */
    long cut() {
        return cut;
    }

    /** Appends a response. */
    void append(Response response, byte[] request, byte[] body) throws IOException {
        append(LogJson.about(response), request, body);
    }

    private synchronized void append(byte[] about, byte[] request, byte[] body) throws IOException {
        byte[] record = LogFormat.encode(checksum, about, request, body);
        try {
            write(channel, end, record);
        } catch (IOException problem) {
            // What came of it is cut off here, or at the next start.
            if (channel.isOpen()) {
                channel.truncate(end);
            }
            throw new FileSystemException(shown, null, "the log cannot be written: " + problem.getMessage());
        }
        end += record.length;
        checksum = Arrays.copyOfRange(record, record.length - LogFormat.CHECKSUM, record.length);
        dirty = true;
    }

    private static void write(FileChannel channel, long at, byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left, at + left.position());
        }
    }

    /** Forces to disk what was appended, if the last time was a second ago. */
    void forceIfDue() throws IOException {
        synchronized (this) {
            if (!dirty || System.nanoTime() - forced < FORCE_NANOS) {
                return;
            }
            dirty = false;
            forced = System.nanoTime();
        }
        channel.force(false);
    }

    /** The file, to be read. */
    FileChannel channel() {
        return channel;
    }

    /** The reader of this log. */
    LogReader reader() {
        return reader;
    }

    /** Forces everything to disk and gives the lock up. */
    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            channel.force(true);
            lock.close();
            channel.close();
        }
    }
}
