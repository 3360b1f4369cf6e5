package org.countermark.detect;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.stats.ScoreSum;
import org.countermark.token.Slice;
import org.countermark.token.UnitCounts;
import org.countermark.token.UnitSet;

/**
 * Where a pooled test stands, and its form on disk.
 *
 * <p>Big-endian: {@code CMKPOOL1}; the plan's digest in 64 ASCII digits; slice index and count (4 bytes each); seven
 * counts, n and sum (8 each); the units ({@link UnitSet#writeTo}); SHA-256 of all before it.
 */
record PooledState(Slice slice, UnitCounts counts, ScoreSum score, UnitSet seen) {
    private static final byte[] MAGIC = "CMKPOOL1".getBytes(StandardCharsets.US_ASCII);

    void write(String planDigest, OutputStream target) throws IOException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new DigestOutputStream(target, digest), 1 << 16));
        out.write(MAGIC);
        out.write(planDigest.getBytes(StandardCharsets.US_ASCII));
        out.writeInt(slice.index());
        out.writeInt(slice.count());
        out.writeLong(counts.responses());
        out.writeLong(counts.tokens());
        out.writeLong(counts.atStart());
        out.writeLong(counts.inPrompt());
        out.writeLong(counts.notModal());
        out.writeLong(counts.duplicates());
        out.writeLong(counts.units());
        out.writeLong(score.n());
        out.writeLong(score.sum());
        seen.writeTo(out);
        out.flush();
        target.write(digest.digest());
        target.flush();
    }

    static PooledState read(String planDigest, InputStream source) throws IOException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        DigestInputStream hashed = new DigestInputStream(new BufferedInputStream(source, 1 << 16), digest);
        DataInputStream in = new DataInputStream(hashed);
        try {
            if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                throw new IOException("not a snapshot of a pooled test");
            }
            String ofPlan = new String(in.readNBytes(planDigest.length()), StandardCharsets.US_ASCII);
            if (!ofPlan.equals(planDigest)) {
                throw new IOException("snapshot of another plan: its plan is " + ofPlan + ", this one " + planDigest);
            }
            PooledState state = new PooledState(
                    Slice.of(in.readInt(), in.readInt()),
                    new UnitCounts(
                            in.readLong(),
                            in.readLong(),
                            in.readLong(),
                            in.readLong(),
                            in.readLong(),
                            in.readLong(),
                            in.readLong()),
                    new ScoreSum(in.readLong(), in.readLong()),
                    UnitSet.readFrom(in));
            byte[] expected = digest.digest();
            hashed.on(false);
            if (!Arrays.equals(in.readNBytes(expected.length), expected)) {
                throw new IOException("snapshot is damaged: its digest does not match");
            }
            if (state.counts.units() != state.seen.size() || state.score.n() > state.counts.units()) {
                throw new IOException("snapshot is damaged: its counts do not match its units");
            }
            return state;
        } catch (EOFException e) {
            throw new IOException("snapshot is cut short", e);
        } catch (IllegalArgumentException e) {
            throw new IOException("snapshot is damaged: " + e.getMessage(), e);
        }
    }
}
