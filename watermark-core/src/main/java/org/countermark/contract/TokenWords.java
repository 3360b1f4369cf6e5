package org.countermark.contract;

import static org.countermark.contract.Aes.BATCH;
import static org.countermark.contract.Aes.BLOCK;
import static org.countermark.contract.BigEndian.getInt;
import static org.countermark.contract.BigEndian.getLong;
import static org.countermark.contract.BigEndian.putInt;
import static org.countermark.contract.BigEndian.putLong;

import java.util.Objects;

/**
 * The marked words of tokens in one context at a time: the embedding side of {@code countermark/1}.
 *
 * <p>Set a {@link #context} first, then ask for one token, a list of candidates, or the whole vocabulary. Thread-confined:
 * an instance owns ciphers and buffers. Steady state allocates nothing. Cost: a context about 40 ns, a single word about
 * 20 ns, a candidate about 3 ns, a token of the vocabulary about 0.3 ns.
 */
public final class TokenWords implements StepWords {
    /** Blocks of a keystream piece, 8 KiB: what the platform's AES takes at full speed from the first calls on. */
    private static final int PIECE = 512;

    private final int width;
    private final long traceLimit;
    private final ContextMac contexts;
    private final Aes wordAes;
    private final Aes payloadAes;

    private final byte[] mac = new byte[BLOCK];
    private final byte[] plain = new byte[BATCH * BLOCK];
    private final byte[] counters = new byte[PIECE * BLOCK];
    private final byte[] cipher = new byte[BATCH * BLOCK];

    private boolean ready;

    /** Whether {@link #counters} begin with this context's twelve bytes; filled by the first keystream of a context. */
    private boolean prefixed;

    private boolean traced;
    private int mask;
    private long left;
    private long right;

    TokenWords(PurposeKeys keys, int width) {
        this.width = width;
        traceLimit = keys.traceLimit();
        contexts = keys.context();
        wordAes = keys.word();
        payloadAes = keys.payload();
    }

    @Override
    public void context(int[] tokens, int from, long payload) {
        Objects.checkFromIndexSize(from, width, tokens.length);
        for (int i = from; i < from + width; i++) {
            checkToken(tokens[i]);
        }
        PayloadMask.check(payload);
        contexts.macs(tokens, from, 1, mac);
        left = getLong(mac, 0);
        // The counter takes the place of the last four bytes.
        right = getLong(mac, 8) & 0xFFFF_FFFF_0000_0000L;
        traced = Integer.toUnsignedLong(getInt(mac, 12)) < traceLimit;
        mask = 0;
        if (traced && payload != 0) {
            payloadAes.encrypt(mac, 1, cipher, 0);
            mask = PayloadMask.of(cipher, 0, (int) payload);
        }
        prefixed = false;
        ready = true;
    }

    /**
     * Whether the context belongs to the trace channel.
     *
     * @return true for the trace channel, false for the provider channel
     */
    public boolean traceChannel() {
        checkReady();
        return traced;
    }

    @Override
    public int mask() {
        checkReady();
        return mask;
    }

    @Override
    public int word(int token) {
        checkReady();
        checkToken(token);
        counter(0, token >>> 2);
        wordAes.encrypt(plain, 1, cipher, 0);
        return getInt(cipher, (token & 3) << 2) ^ mask;
    }

    @Override
    public void words(int[] tokens, int count, int[] out) {
        checkReady();
        Objects.checkFromIndexSize(0, count, Math.min(tokens.length, out.length));
        for (int start = 0; start < count; start += BATCH) {
            int n = Math.min(BATCH, count - start);
            for (int i = 0; i < n; i++) {
                checkToken(tokens[start + i]);
                counter(i, tokens[start + i] >>> 2);
            }
            wordAes.encrypt(plain, n, cipher, 0);
            for (int i = 0; i < n; i++) {
                out[start + i] = getInt(cipher, BLOCK * i + ((tokens[start + i] & 3) << 2)) ^ mask;
            }
        }
    }

    @Override
    public void keystream(int firstToken, int count, byte[] out, int outOffset) {
        checkReady();
        checkToken(firstToken);
        if ((firstToken & 3) != 0) {
            throw new IllegalArgumentException("firstToken must be a multiple of 4, was " + firstToken);
        }
        if (count < 0 || count > Integer.MAX_VALUE / 4) {
            throw new IllegalArgumentException("count must be in 0..536870911, was " + count);
        }
        if ((long) firstToken + count > 1L << 31) {
            throw new IllegalArgumentException(
                    "tokens must stay below 2^31, last was " + ((long) firstToken + count - 1));
        }
        Objects.checkFromIndexSize(outOffset, 4 * count, out.length);
        prefix();
        int offset = outOffset;
        int block = firstToken >>> 2;
        int lastBlock = block + (count >>> 2);
        while (block < lastBlock) {
            int n = Math.min(PIECE, lastBlock - block);
            for (int i = 0; i < n; i++) {
                putInt(counters, BLOCK * i + 12, block + i);
            }
            wordAes.encrypt(counters, n, out, offset);
            block += n;
            offset += n * BLOCK;
        }
        int rest = (count & 3) << 2;
        if (rest > 0) {
            counter(0, block);
            wordAes.encrypt(plain, 1, cipher, 0);
            System.arraycopy(cipher, 0, out, offset, rest);
        }
    }

    private void prefix() {
        if (!prefixed) {
            for (int i = 0; i < PIECE; i++) {
                putLong(counters, BLOCK * i, left);
                putLong(counters, BLOCK * i + 8, right);
            }
            prefixed = true;
        }
    }

    private void counter(int index, int block) {
        putLong(plain, BLOCK * index, left);
        putLong(plain, BLOCK * index + 8, right | block);
    }

    private void checkReady() {
        if (!ready) {
            throw new IllegalStateException("no context was set");
        }
    }

    private static void checkToken(int token) {
        if (token < 0) {
            throw new IllegalArgumentException("a token must be in 0..2147483647, was " + token);
        }
    }
}
