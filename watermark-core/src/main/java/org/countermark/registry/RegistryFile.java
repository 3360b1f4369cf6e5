package org.countermark.registry;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The public file of a registry: lines of JSON in one canonical form, so that SHA-256 of the file names the registry.
 *
 * <p>It holds no secret and no account id. Source: docs/spec/registry.md, section "File".
 */
public final class RegistryFile {
    private RegistryFile() {}

    /**
     * Reads a registry. A million accounts take about a second; memory is bounded by what was read, not by what a file
     * claims.
     *
     * @param file the file
     * @return the registry
     * @throws RegistryFormatException if the file is not of the format, or is cut short
     * @throws IOException if it cannot be read
     */
    public static PayloadRegistry read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
        }
    }

    /**
     * Reads a registry from a stream, to its end.
     *
     * @param in the bytes; need no buffer, not closed
     * @param name what to call them in messages
     * @return the registry
     * @throws RegistryFormatException if the bytes are not of the format, or are cut short
     * @throws IOException if they cannot be read
     */
    public static PayloadRegistry read(InputStream in, String name) throws IOException {
        return RegistryReader.read(in, name);
    }

    /**
     * Writes a registry, by rename: the file is always whole, old or new. A file that is there keeps its permissions.
     *
     * @param file where it belongs; replaced when it is there
     * @param registry the registry
     * @throws IOException if it cannot be written; the file is as it was
     */
    public static void write(Path file, PayloadRegistry registry) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException(file + ": not a file name");
        }
        Path part = Files.createTempFile(folder, ".countermark-", ".part");
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
                RegistryWriter.write(out, registry);
                out.flush();
                // Before the name points to it: who carries which payload is known from nowhere else.
                channel.force(true);
            }
            if (Files.getFileStore(part).supportsFileAttributeView("posix")) {
                Set<PosixFilePermission> permissions = Files.exists(target)
                        ? Files.getPosixFilePermissions(target)
                        : PosixFilePermissions.fromString("rw-r--r--");
                Files.setPosixFilePermissions(part, permissions);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
