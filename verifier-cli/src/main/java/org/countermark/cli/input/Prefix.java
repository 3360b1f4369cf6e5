package org.countermark.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Objects;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The beginning of a file, by which it is recognised when a scan goes on.
 *
 * @param bytes its length
 * @param sha256 its digest, in hex
 */
public record Prefix(long bytes, String sha256) {
    /** Refuses null. */
    public Prefix {
        Objects.requireNonNull(sha256, "sha256");
    }

    /**
     * Whether a file still begins so.
     *
     * @param file the file
     * @return true when its first bytes have the digest
     * @throws IOException when it cannot be read
     */
    public boolean matches(Path file) throws IOException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        byte[] buffer = new byte[1 << 16];
        long left = bytes;
        try (InputStream in = Files.newInputStream(file)) {
            while (left > 0) {
                int read = in.readNBytes(buffer, 0, (int) Math.min(left, buffer.length));
                if (read == 0) {
                    return false;
                }
                digest.update(buffer, 0, read);
                left -= read;
            }
        }
        return Hex.encodeHexString(digest.digest()).equals(sha256);
    }
}
