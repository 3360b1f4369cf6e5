package org.countermark.cli.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.Source;
import org.countermark.cli.store.TokenStore;

/**
 * What a scan will need, estimated before it begins.
 *
 * @param bytes bytes of all inputs as they lie on disk; 0 where that is not known
 * @param tokens about how many tokens they hold, if they are plain text
 * @param folder where a large body is kept
 * @param free bytes that are free there
 */
record Needs(long bytes, long tokens, Path folder, long free) {
    /** English text has about four bytes a token, and shrinks to a third of its size. */
    private static final int BYTES_A_TOKEN = 4;

    private static final int SHRINKS = 3;

    /** A token takes two bytes in the store, a distinct unit at most sixteen in a set. */
    private static final int STORED = 2;

    private static final int BYTES_A_UNIT = 16;

    static Needs of(Job job, Path folder, Terminal terminal) throws IOException {
        long bytes = 0;
        long tokens = 0;
        for (Source source : job.sources()) {
            if (source.path().isEmpty()) {
                return new Needs(0, 0, folder, 0);
            }
            long size = Files.size(source.path().get());
            bytes += size;
            boolean compressed = source.name().matches("(?i).*\\.(gz|zst)");
            tokens += size / BYTES_A_TOKEN * (compressed ? SHRINKS : 1);
        }
        return new Needs(
                bytes,
                tokens,
                folder,
                Files.getFileStore(terminal.resolve(folder)).getUsableSpace());
    }

    /** What is said before the scan begins. */
    String words(Job job) {
        String memory = mebibytes(Runtime.getRuntime().maxMemory()) + " of memory; " + job.threads()
                + (job.threads() == 1 ? " thread" : " threads");
        if (bytes == 0) {
            return "an input of unknown size, kept in " + folder + " where it is large, of " + memory;
        }
        int inputs = job.sources().size();
        return String.format(
                Locale.ROOT,
                "%,d input%s, %s; at most about %s for deduplication if it is plain text, of %s%s",
                inputs,
                inputs == 1 ? "" : "s",
                mebibytes(bytes),
                mebibytes(tokens * BYTES_A_UNIT),
                memory,
                disk(job));
    }

    private String disk(Job job) {
        long stored = tokens * STORED;
        if (stored < TokenStore.IN_MEMORY) {
            return "";
        }
        long all = stored * job.lexers().size();
        return "; needs about " + mebibytes(all) + " of disk in " + folder
                + (all > free ? ", where only " + mebibytes(free) + " are free: --work-dir names another folder" : "");
    }

    private static String mebibytes(long bytes) {
        return bytes < 10L << 20
                ? String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20))
                : String.format(Locale.ROOT, "%,d MiB", bytes >> 20);
    }
}
