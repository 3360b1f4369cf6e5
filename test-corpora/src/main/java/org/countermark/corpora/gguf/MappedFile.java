package org.countermark.corpora.gguf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The bytes of one file, read at 64-bit offsets: a Java buffer ends at 2 GiB, so the file is mapped in windows.
 * Immutable and safe for use by several threads; the mapping lives as long as the object is reachable.
 */
final class MappedFile {
    private static final int WINDOW_BITS = 30;
    private static final long WINDOW = 1L << WINDOW_BITS;

    private final String name;
    private final long size;
    private final ByteBuffer[] windows;

    private MappedFile(String name, long size, ByteBuffer[] windows) {
        this.name = name;
        this.size = size;
        this.windows = windows;
    }

    static MappedFile of(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = channel.size();
            ByteBuffer[] windows = new ByteBuffer[Math.toIntExact((size + WINDOW - 1) >>> WINDOW_BITS)];
            for (int i = 0; i < windows.length; i++) {
                long from = (long) i << WINDOW_BITS;
                windows[i] = channel.map(FileChannel.MapMode.READ_ONLY, from, Math.min(WINDOW, size - from))
                        .order(ByteOrder.LITTLE_ENDIAN);
            }
            return new MappedFile(path.toString(), size, windows);
        }
    }

    static MappedFile of(String name, byte[] bytes) {
        return new MappedFile(name, bytes.length, new ByteBuffer[] {
            ByteBuffer.wrap(bytes.clone()).order(ByteOrder.LITTLE_ENDIAN)
        });
    }

    String name() {
        return name;
    }

    long size() {
        return size;
    }

    /** Copies {@code count} bytes; the caller has checked that they lie inside the file. */
    void read(long offset, byte[] out, int count) {
        long at = offset;
        int done = 0;
        while (done < count) {
            ByteBuffer window = windows[(int) (at >>> WINDOW_BITS)];
            int within = (int) (at & (WINDOW - 1));
            int step = Math.min(count - done, window.capacity() - within);
            window.get(within, out, done, step);
            done += step;
            at += step;
        }
    }

    UnreadableModelException defect(long offset, String problem, String remedy) {
        return new UnreadableModelException(name, offset, problem, remedy);
    }
}
