package org.countermark.contract;

import static org.countermark.contract.Aes.BATCH;
import static org.countermark.contract.Aes.BLOCK;
import static org.countermark.contract.BigEndian.getInt;
import static org.countermark.contract.BigEndian.getLong;
import static org.countermark.contract.BigEndian.putLong;

import java.util.Arrays;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.WordScorer;
import org.countermark.stats.NullLaw;

/**
 * The detecting side of {@code countermark/1}: the same words as {@link TokenWords}, 256 units at a time.
 *
 * <p>All contexts of a batch are encrypted, then all word blocks, then (with a payload) the masks of its trace contexts.
 */
final class BatchScorer implements UnitScorer {
    private final int width;
    private final long traceLimit;
    private final boolean providerOnly;
    private final int payload;
    private final ContextMac contextMac;
    private final Aes wordAes;
    private final Aes payloadAes;
    private final NullLaw nullLaw;
    private final WordScorer scorer;

    private final byte[] macs = new byte[BATCH * BLOCK];
    private final byte[] plain = new byte[BATCH * BLOCK];
    private final byte[] cipher = new byte[BATCH * BLOCK];
    private final int[] rows = new int[BATCH];
    private final int[] words = new int[BATCH];

    BatchScorer(PurposeKeys keys, Scheme scheme, int width, Channel channel) {
        this.width = width;
        traceLimit = keys.traceLimit();
        providerOnly = channel instanceof Channel.Provider;
        payload = channel instanceof Channel.Payload p ? (int) p.payload() : 0;
        contextMac = keys.context();
        wordAes = keys.word();
        payloadAes = keys.payload();
        nullLaw = scheme.nullLaw();
        scorer = scheme.scorer();
    }

    @Override
    public int contextWidth() {
        return width;
    }

    @Override
    public NullLaw nullLaw() {
        return nullLaw;
    }

    @Override
    public int score(int[] contexts, int[] tokens, int count, int[] scores, long[] admitted) {
        checkRoom("contexts", contexts.length, (long) count * width);
        checkRoom("tokens", tokens.length, count);
        checkRoom("scores", scores.length, count);
        checkRoom("admitted", admitted.length, (count + 63L) >>> 6);
        int total = 0;
        for (int start = 0; start < count; start += BATCH) {
            int n = Math.min(BATCH, count - start);
            checkTokens("contexts", contexts, start * width, n * width);
            checkTokens("tokens", tokens, start, n);
            contextMac.macs(contexts, start * width, n, macs);
            int kept = providerOnly ? providerRows(n) : allRows(n);
            words(tokens, start, kept);
            if (payload != 0) {
                unmask(n);
            }
            scorer.score(words, kept, words);
            Arrays.fill(admitted, start >>> 6, (start + n + 63) >>> 6, 0);
            if (kept < n) {
                Arrays.fill(scores, start, start + n, 0);
            }
            for (int k = 0; k < kept; k++) {
                int unit = start + rows[k];
                scores[unit] = words[k];
                admitted[unit >>> 6] |= 1L << unit;
            }
            total += kept;
        }
        return total;
    }

    private int allRows(int n) {
        for (int i = 0; i < n; i++) {
            rows[i] = i;
        }
        return n;
    }

    private int providerRows(int n) {
        int kept = 0;
        for (int i = 0; i < n; i++) {
            rows[kept] = i;
            kept += traced(i) ^ 1;
        }
        return kept;
    }

    /** 1 if row i of the batch lies in the trace channel, else 0; no branch, because nothing could predict it. */
    private int traced(int i) {
        return (int) ((Integer.toUnsignedLong(getInt(macs, BLOCK * i + 12)) - traceLimit) >>> 63);
    }

    private void words(int[] tokens, int start, int kept) {
        for (int k = 0; k < kept; k++) {
            int row = rows[k];
            putLong(plain, BLOCK * k, getLong(macs, BLOCK * row));
            long right = getLong(macs, BLOCK * row + 8) & 0xFFFF_FFFF_0000_0000L;
            putLong(plain, BLOCK * k + 8, right | (tokens[start + row] >>> 2));
        }
        if (kept > 0) {
            wordAes.encrypt(plain, kept, cipher, 0);
        }
        for (int k = 0; k < kept; k++) {
            words[k] = getInt(cipher, BLOCK * k + ((tokens[start + rows[k]] & 3) << 2));
        }
    }

    /** Takes the payload's masks off. Only reached when all rows are kept, so that row i is word i. */
    private void unmask(int n) {
        int traced = 0;
        for (int i = 0; i < n; i++) {
            rows[traced] = i;
            putLong(plain, BLOCK * traced, getLong(macs, BLOCK * i));
            putLong(plain, BLOCK * traced + 8, getLong(macs, BLOCK * i + 8));
            traced += traced(i);
        }
        if (traced > 0) {
            payloadAes.encrypt(plain, traced, cipher, 0);
        }
        for (int k = 0; k < traced; k++) {
            words[rows[k]] ^= PayloadMask.of(cipher, BLOCK * k, payload);
        }
        allRows(n);
    }

    private static void checkRoom(String parameter, int length, long needed) {
        if (needed < 0 || length < needed) {
            throw new IllegalArgumentException(parameter + " must have room for " + needed + ", had " + length);
        }
    }

    private static void checkTokens(String parameter, int[] tokens, int from, int count) {
        int all = 0;
        for (int i = from; i < from + count; i++) {
            all |= tokens[i];
        }
        if (all < 0) {
            for (int i = from; i < from + count; i++) {
                if (tokens[i] < 0) {
                    throw new IllegalArgumentException(
                            parameter + "[" + i + "] must be in 0..2147483647, was " + tokens[i]);
                }
            }
        }
    }
}
