package org.countermark.cli.store;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Locale;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The public name of a document's content: the first 16 bytes of SHA-256 over its canonical encoding. Ordered as
 * unsigned numbers; that order is the canonical order of documents.
 *
 * <p>It depends on the token ids and on what of them was shown to the model, and on nothing else: not on the record's
 * name, its place or its date.
 *
 * @param high the first 8 bytes, big-endian
 * @param low the next 8 bytes, big-endian
 */
public record ContentDigest(long high, long low) implements Comparable<ContentDigest> {
    static ContentDigest of(byte[] encoded, int length) {
        MessageDigest sha256 = DigestUtils.getSha256Digest();
        sha256.update(encoded, 0, length);
        ByteBuffer digest = ByteBuffer.wrap(sha256.digest());
        return new ContentDigest(digest.getLong(), digest.getLong());
    }

    @Override
    public int compareTo(ContentDigest other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /** 32 hexadecimal digits. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%016x%016x", high, low);
    }
}
