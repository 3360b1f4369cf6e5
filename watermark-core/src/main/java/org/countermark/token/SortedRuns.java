package org.countermark.token;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** Merges sorted files of fingerprints into one sorted stream without repetitions. */
final class SortedRuns {
    private SortedRuns() {}

    /** One file, standing on its next fingerprint. */
    private static final class Run implements Closeable, Comparable<Run> {
        private final DataInputStream in;
        private long left;
        private long fingerprint;

        Run(Path file) throws IOException {
            left = Files.size(file) / Long.BYTES;
            in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
        }

        /** Goes on; false at the end. */
        boolean next() throws IOException {
            if (left == 0) {
                return false;
            }
            left--;
            fingerprint = Long.reverseBytes(in.readLong());
            return true;
        }

        @Override
        public int compareTo(Run other) {
            return Long.compareUnsigned(fingerprint, other.fingerprint);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /** Writes every fingerprint of the files once, ascending, little-endian. */
    static void merge(List<Path> files, DataOutput out) throws IOException {
        List<Run> open = new ArrayList<>();
        try {
            PriorityQueue<Run> queue = new PriorityQueue<>();
            for (Path file : files) {
                Run run = new Run(file);
                open.add(run);
                if (run.next()) {
                    queue.add(run);
                }
            }
            boolean any = false;
            long last = 0;
            while (!queue.isEmpty()) {
                Run run = queue.remove();
                if (!any || run.fingerprint != last) {
                    out.writeLong(Long.reverseBytes(run.fingerprint));
                }
                any = true;
                last = run.fingerprint;
                if (run.next()) {
                    queue.add(run);
                }
            }
        } finally {
            for (Run run : open) {
                run.close();
            }
        }
    }
}
