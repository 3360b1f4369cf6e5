package org.countermark.evidence.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/** What pins the bytes of a file: SHA-256 and size. Files are read in 64 KiB of memory, whatever their size. */
record FileDigest(String sha256, long size) {
    private static final int CHUNK = 1 << 16;

    /** Reads to the end; does not close. */
    static FileDigest of(InputStream bytes) throws IOException {
        MessageDigest sha = DigestUtils.getSha256Digest();
        byte[] chunk = new byte[CHUNK];
        long size = 0;
        for (int n = bytes.read(chunk); n >= 0; n = bytes.read(chunk)) {
            sha.update(chunk, 0, n);
            size += n;
        }
        return new FileDigest(Hex.encodeHexString(sha.digest()), size);
    }
}
