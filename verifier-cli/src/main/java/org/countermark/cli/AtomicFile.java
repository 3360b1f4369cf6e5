package org.countermark.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes a file beside its place and moves it there when it is whole: nothing half-written is ever seen. */
public final class AtomicFile {
    private AtomicFile() {}

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Writer {
        /**
         * Writes everything; the stream is closed by the caller.
         *
         * @param out buffered
         * @throws IOException when writing fails
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Refuses to write over anything.
     *
     * @param target where a new file belongs
     * @param named the file as the user wrote it
     * @throws FileAlreadyExistsException if there is something already
     */
    public static void refuseExisting(Path target, Path named) throws FileAlreadyExistsException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(
                    named.toString(), null, "there is such a file already; name another one");
        }
    }

    /**
     * Writes a file that only its owner may read.
     *
     * @param target where it belongs; replaced when it is there
     * @param writer what to write
     * @throws IOException when writing fails; the target is as it was
     */
    public static void writeSecret(Path target, Writer writer) throws IOException {
        Path part = Files.createTempFile(folder(target), "." + target.getFileName(), ".part");
        write(part, target, writer);
    }

    /**
     * Writes a file with the usual permissions.
     *
     * @param target where it belongs; replaced when it is there
     * @param writer what to write
     * @throws IOException when writing fails; the target is as it was
     */
    public static void write(Path target, Writer writer) throws IOException {
        Path part = Files.createTempFile(folder(target), "." + target.getFileName(), ".part");
        if (Files.getFileStore(part).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-r--r--"));
        }
        write(part, target, writer);
    }

    private static void write(Path part, Path target, Writer writer) throws IOException {
        try {
            try (OutputStream out = new java.io.BufferedOutputStream(Files.newOutputStream(part))) {
                writer.writeTo(out);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static Path folder(Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        return folder;
    }
}
