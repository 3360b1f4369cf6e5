package org.countermark.embed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A session at rest, so that a response can move to another machine. Holds no secret: tokens and their outcomes, payload,
 * the digest of the public profile.
 *
 * <p>Immutable value. Bytes, big-endian: "CMS1", 32 bytes profile digest, 4 payload, 1 opted out (0 or 1), 4 number of
 * tokens, then for each token 4 bytes id and 1 byte outcome (0 start, 1 opted out, 2 greedy, 3 repeated, 4 forced, 5
 * marked).
 */
public final class SessionSnapshot {
    private static final byte[] MAGIC = "CMS1".getBytes(StandardCharsets.US_ASCII);
    private static final int DIGEST = 32;
    private static final int HEADER = 4 + DIGEST + 4 + 1 + 4;
    private static final int ENTRY = 5;

    private final byte[] bytes;

    private SessionSnapshot(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes one token of a snapshot after the other. */
    interface Replay {
        void accept(int token, Outcome outcome);
    }

    static SessionSnapshot take(byte[] profileDigest, long payload, boolean optedOut, History history) {
        ByteBuffer out = ByteBuffer.allocate(HEADER + ENTRY * history.length())
                .put(MAGIC)
                .put(profileDigest)
                .putInt((int) payload)
                .put((byte) (optedOut ? 1 : 0))
                .putInt(history.length());
        for (int i = 0; i < history.length(); i++) {
            out.putInt(history.tokens()[i]);
            out.put((byte) history.outcome(i).code());
        }
        return new SessionSnapshot(out.array());
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @param bytes from any source
     * @return the snapshot
     * @throws IllegalArgumentException if the bytes are no snapshot; the message says where
     */
    public static SessionSnapshot of(byte[] bytes) {
        byte[] copy = bytes.clone();
        check(copy.length >= HEADER, "has " + copy.length + " bytes, fewer than " + HEADER);
        check(Arrays.equals(copy, 0, 4, MAGIC, 0, 4), "does not begin with CMS1");
        ByteBuffer in = ByteBuffer.wrap(copy);
        in.position(4 + DIGEST + 4);
        int optedOut = in.get();
        check(optedOut == 0 || optedOut == 1, "says neither opted in nor out: " + optedOut);
        int tokens = in.getInt();
        check(
                tokens >= 0 && copy.length == HEADER + (long) ENTRY * tokens,
                "claims " + Integer.toUnsignedString(tokens) + " tokens in " + copy.length + " bytes");
        for (int i = 0; i < tokens; i++) {
            int token = in.getInt();
            int outcome = in.get();
            check(token >= 0, "has the negative token " + token + " at position " + i);
            check(outcome >= 0 && outcome < Outcome.CODES, "has the unknown outcome " + outcome + " at position " + i);
        }
        return new SessionSnapshot(copy);
    }

    private static void check(boolean holds, String complaint) {
        if (!holds) {
            throw new IllegalArgumentException("snapshot " + complaint);
        }
    }

    /**
     * The snapshot as bytes.
     *
     * @return a copy that {@link #of} reads
     */
    public byte[] toBytes() {
        return bytes.clone();
    }

    long payload() {
        return Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt(4 + DIGEST));
    }

    boolean optedOut() {
        return bytes[4 + DIGEST + 4] == 1;
    }

    void checkProfile(byte[] profileDigest) {
        check(
                Arrays.equals(bytes, 4, 4 + DIGEST, profileDigest, 0, DIGEST),
                "was taken under another profile than the mark's");
    }

    /** Feeds all tokens in order, after checking that just the first {@code width} are the start. */
    void replay(int width, Replay replay) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        in.position(HEADER);
        for (int i = 0; in.hasRemaining(); i++) {
            int token = in.getInt();
            Outcome outcome = Outcome.of(in.get());
            check((outcome == Outcome.PLAIN_START) == (i < width), "has the outcome " + outcome + " at position " + i);
            replay.accept(token, outcome);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionSnapshot snapshot && Arrays.equals(bytes, snapshot.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
