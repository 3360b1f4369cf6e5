package org.countermark.token;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Makes a {@link ContextFile} from answers of any length in a memory that is fixed: sorted runs on disk, merged at the end.
 *
 * <p>Takes the contexts of what was generated, never of prompts, and never looks at the token after a context. The same
 * answers give the same file in every order and with every size of memory. Disk: up to 8 bytes a token in the work folder,
 * twice that while runs are merged; what is written there is deleted in the end. Not safe for use by many threads.
 */
public final class ContextFileBuilder implements Closeable {
    /** Runs that are merged at once: that many files are open. */
    private static final int FAN_IN = 128;

    private final ContextHeader header;
    private final Path folder;
    private final long[] buffer;
    private final Deque<Path> runs = new ArrayDeque<>();
    private int filled;
    private long sealed;

    private ContextFileBuilder(ContextHeader header, Path folder, int room) {
        this.header = header;
        this.folder = folder;
        this.buffer = new long[room];
    }

    /**
     * Begins a file.
     *
     * @param contextWidth tokens of a context, 1..16
     * @param tokenizer id of the tokenizer whose ids will come
     * @param work folder for sorted runs; it must be there
     * @param memory bytes to sort in, 64 KiB..8 GiB
     * @return the builder
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static ContextFileBuilder of(int contextWidth, String tokenizer, Path work, long memory) {
        if (memory < 1 << 16 || memory > 1L << 33) {
            throw new IllegalArgumentException("memory must be in 65536..2^33, was " + memory);
        }
        return new ContextFileBuilder(new ContextHeader(contextWidth, tokenizer), work, (int) (memory / Long.BYTES));
    }

    /**
     * Adds the contexts of one answer.
     *
     * @param response the answer; its prompt is not looked at
     * @throws IOException if a run cannot be written
     */
    public void add(Response response) throws IOException {
        int[] generated = response.generated;
        // The last tokens stand before no token.
        for (int from = 0; from + header.contextWidth() < generated.length; from++) {
            if (filled == buffer.length) {
                seal();
            }
            buffer[filled++] = Fingerprint.of(generated, from, header.contextWidth());
        }
    }

    /** Sorts what has come, and writes it to a run of its own. */
    private void seal() throws IOException {
        // Signed order of the flipped values is the unsigned order of the values.
        for (int i = 0; i < filled; i++) {
            buffer[i] ^= Long.MIN_VALUE;
        }
        Arrays.sort(buffer, 0, filled);
        Path run = nextRun();
        try (DataOutputStream out = open(run)) {
            for (int i = 0; i < filled; i++) {
                if (i == 0 || buffer[i] != buffer[i - 1]) {
                    out.writeLong(Long.reverseBytes(buffer[i] ^ Long.MIN_VALUE));
                }
            }
        }
        filled = 0;
    }

    private Path nextRun() throws IOException {
        Path run = Files.createTempFile(folder, "contexts-" + sealed++ + "-", ".run");
        runs.add(run);
        return run;
    }

    private static DataOutputStream open(Path file) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    }

    /**
     * Writes the file. Nothing can be added afterwards.
     *
     * @param out receives the file; flushed, not closed
     * @return the id that it has when it is opened
     * @throws IOException if it cannot be written
     */
    public String write(OutputStream out) throws IOException {
        seal();
        while (runs.size() > FAN_IN) {
            List<Path> first = new ArrayList<>();
            for (int i = 0; i < FAN_IN; i++) {
                first.add(runs.remove());
            }
            try (DataOutputStream to = open(nextRun())) {
                SortedRuns.merge(first, to);
            } finally {
                delete(first);
            }
        }
        MessageDigest digest = DigestUtils.getSha256Digest();
        DataOutputStream to =
                new DataOutputStream(new BufferedOutputStream(new DigestOutputStream(out, digest), 1 << 16));
        to.write(header.toBytes());
        SortedRuns.merge(List.copyOf(runs), to);
        to.flush();
        byte[] sum = digest.digest();
        out.write(sum);
        out.flush();
        close();
        return Hex.encodeHexString(sum);
    }

    private static void delete(Iterable<Path> files) throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    /** Deletes what lies in the work folder, written or not. */
    @Override
    public void close() throws IOException {
        delete(runs);
        runs.clear();
    }
}
