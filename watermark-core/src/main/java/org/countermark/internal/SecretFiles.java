package org.countermark.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Function;

/** Reads and writes small files that only their owner may see; a file appears whole or not at all. */
public final class SecretFiles {
    /** Larger than any file of keys. */
    public static final int MAX_BYTES = 1 << 20;

    private SecretFiles() {}

    /**
     * Reads a whole file.
     *
     * @param file the file
     * @param refusal makes the exception of the caller's package from what is wrong
     * @return its bytes, which the caller should overwrite after use
     * @throws IOException if it cannot be read, or is larger than {@value #MAX_BYTES} bytes
     */
    public static byte[] read(Path file, Function<String, IOException> refusal) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw refusal.apply("larger than any file of keys (" + MAX_BYTES + " bytes)");
            }
            return bytes;
        }
    }

    /**
     * Replaces the file, or makes it.
     *
     * @param file where it belongs
     * @param bytes its content
     * @throws IOException if it cannot be written; the file is as it was
     */
    public static void write(Path file, byte[] bytes) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException(file + ": not a file name");
        }
        FileAttribute<?>[] ownerOnly =
                folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        Path temporary = Files.createTempFile(folder, ".countermark-", ".tmp", ownerOnly);
        try {
            try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
                // Before the name points to it: a crash must not leave an empty file where keys were.
                out.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * Keeps a secret from being lost under another one.
     *
     * @param file where a new one is to be written
     * @throws FileAlreadyExistsException if there is a file already
     */
    public static void refuseExisting(Path file) throws FileAlreadyExistsException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString(), null, "a file of keys is never overwritten");
        }
    }
}
