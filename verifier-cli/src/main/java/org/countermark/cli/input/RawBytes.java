package org.countermark.cli.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/** The bytes of a file as they lie on disk: counts and digests what passes. */
final class RawBytes extends FilterInputStream {
    /** Large calls are so few that the JVM would not compile their caller, and only compiled callers get its fast SHA. */
    private static final int PIECE = 1024;

    private final MessageDigest digest = DigestUtils.getSha256Digest();
    private volatile long count;

    RawBytes(InputStream file) {
        super(file);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer; the progress meter only reads
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            for (int from = 0; from < read; from += PIECE) {
                digest.update(buffer, offset + from, Math.min(PIECE, read - from));
            }
            count += read;
        }
        return read;
    }

    /** What has passed so far. */
    Prefix prefix() {
        try {
            MessageDigest copy = (MessageDigest) digest.clone();
            return new Prefix(count, Hex.encodeHexString(copy.digest()));
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("the JDK's SHA-256 can be cloned", impossible);
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public long skip(long wanted) throws IOException {
        throw new UnsupportedOperationException("every byte has to pass the digest");
    }

    long count() {
        return count;
    }

    /** Digest of what has passed; ends the digest's life. */
    String sha256() {
        return Hex.encodeHexString(digest.digest());
    }
}
