package org.countermark.cli.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Bytes that are appended, and read at any place: in memory while they are few, else in a temporary file.
 *
 * <p>The file has a random name and its owner's permissions only, and is gone when the spool is closed or the process
 * ends (on POSIX systems it has no name from the start). One thread appends; when none does, any number may read.
 */
final class Spool implements Closeable {
    private static final int CHUNK = 1 << 20;

    private final Path folder;
    private final long inMemory;
    private final List<byte[]> chunks = new ArrayList<>();
    private Optional<FileChannel> file = Optional.empty();
    private long inFile;
    private long size;

    /**
     * An empty spool.
     *
     * @param folder where the file would be made
     * @param inMemory bytes to keep in memory at most, at least 0
     */
    Spool(Path folder, long inMemory) {
        this.folder = folder;
        this.inMemory = inMemory;
    }

    long size() {
        return size;
    }

    void append(byte[] bytes, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int within = (int) ((size - inFile) % CHUNK);
            if (within == 0 && size - inFile == (long) chunks.size() * CHUNK) {
                makeRoom();
            }
            int part = Math.min(length - done, CHUNK - within);
            System.arraycopy(bytes, done, chunks.get(chunks.size() - 1), within, part);
            done += part;
            size += part;
        }
    }

    private void makeRoom() throws IOException {
        if (size + CHUNK > inMemory && !chunks.isEmpty()) {
            spill();
        }
        chunks.add(new byte[CHUNK]);
    }

    private void spill() throws IOException {
        try {
            if (file.isEmpty()) {
                Path path = Files.createTempFile(folder, "countermark-", ".tokens");
                file = Optional.of(FileChannel.open(
                        path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
            }
            for (byte[] chunk : chunks) {
                ByteBuffer left = ByteBuffer.wrap(chunk);
                while (left.hasRemaining()) {
                    inFile += file.get().write(left, inFile);
                }
            }
            chunks.clear();
        } catch (FileSystemException problem) {
            throw problem;
        } catch (IOException problem) {
            FileSystemException named = new FileSystemException(
                    folder.toString(), null, problem.getMessage() + "; name another folder with --work-dir");
            named.initCause(problem);
            throw named;
        }
    }

    void read(long from, byte[] into, int length) throws IOException {
        if (from < 0 || length < 0 || from + length > size) {
            throw new IllegalArgumentException(
                    "a run of " + length + " bytes at " + from + " is not inside the " + size + " bytes there are");
        }
        int done = 0;
        while (done < length) {
            long at = from + done;
            if (at < inFile) {
                int part = (int) Math.min(length - done, inFile - at);
                int read = file.orElseThrow().read(ByteBuffer.wrap(into, done, part), at);
                if (read < 0) {
                    throw new IOException("the temporary file in " + folder + " was cut short");
                }
                done += read;
            } else {
                int within = (int) ((at - inFile) % CHUNK);
                int part = Math.min(length - done, CHUNK - within);
                System.arraycopy(chunks.get((int) ((at - inFile) / CHUNK)), within, into, done, part);
                done += part;
            }
        }
    }

    @Override
    public void close() throws IOException {
        chunks.clear();
        if (file.isPresent()) {
            file.get().close();
        }
    }
}
