package org.countermark.contract;

import static org.countermark.contract.Aes.BATCH;
import static org.countermark.contract.Aes.BLOCK;
import static org.countermark.contract.BigEndian.getInt;
import static org.countermark.contract.BigEndian.putInt;
import static org.countermark.contract.UnitRows.checkCount;
import static org.countermark.contract.UnitRows.checkRoom;
import static org.countermark.contract.UnitRows.checkTokens;
import static org.countermark.contract.UnitRows.moveRow;
import static org.countermark.contract.UnitRows.traced;

import java.util.Arrays;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.WordScorer;
import org.countermark.stats.NullLaw;

/**
 * The detecting side of {@code countermark/1}: the same words as {@link TokenWords}, 256 units at a time.
 *
 * <p>All contexts of a batch are encrypted first, then (with a payload) the masks of its trace contexts, then all word
 * blocks. What a token's channel is nobody can predict, so rows are chosen by arithmetic and not by branches.
 */
final class BatchScorer implements UnitScorer {
    private final int width;
    private final long traceLimit;
    private final boolean filtering;
    private final boolean masking;
    private final int payload;
    private final ContextMac contextMac;
    private final Aes wordAes;
    private final Aes payloadAes;
    private final NullLaw nullLaw;
    private final WordScorer scorer;

    private final byte[] macs = new byte[BATCH * BLOCK];
    private final byte[] traceMacs = new byte[BATCH * BLOCK];
    private final byte[] cipher = new byte[BATCH * BLOCK];
    private final int[] rows = new int[BATCH];
    private final int[] masks = new int[BATCH];
    private final int[] words = new int[BATCH];

    BatchScorer(PurposeKeys keys, Scheme scheme, int width, Channel channel) {
        this.width = width;
        traceLimit = keys.traceLimit();
        filtering = channel instanceof Channel.Provider && traceLimit > 0;
        payload = channel instanceof Channel.Payload p ? (int) p.payload() : 0;
        masking = payload != 0 && traceLimit > 0;
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
        checkCount(count);
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
            if (filtering) {
                total += scoreProviderRows(tokens, start, n, scores, admitted);
            } else {
                scoreAllRows(tokens, start, n, scores);
                admitAll(start, n, admitted);
                total += n;
            }
        }
        return total;
    }

    private void scoreAllRows(int[] tokens, int start, int n, int[] scores) {
        if (masking) {
            fillMasks(n);
        }
        for (int i = 0; i < n; i++) {
            putInt(macs, BLOCK * i + 12, tokens[start + i] >>> 2);
        }
        wordAes.encrypt(macs, n, cipher, 0);
        for (int i = 0; i < n; i++) {
            words[i] = getInt(cipher, BLOCK * i + ((tokens[start + i] & 3) << 2));
        }
        if (masking) {
            for (int i = 0; i < n; i++) {
                words[i] ^= masks[i];
            }
        }
        scorer.score(words, n, words);
        System.arraycopy(words, 0, scores, start, n);
    }

    private static void admitAll(int start, int n, long[] admitted) {
        int first = start >>> 6;
        Arrays.fill(admitted, first, first + (n >>> 6), -1L);
        if ((n & 63) != 0) {
            admitted[first + (n >>> 6)] = (1L << n) - 1;
        }
    }

    /** Keeps the rows of the provider channel, moved together in place, and scores them. */
    private int scoreProviderRows(int[] tokens, int start, int n, int[] scores, long[] admitted) {
        int kept = 0;
        long bits = 0;
        for (int i = 0; i < n; i++) {
            int keep = traced(macs, i, traceLimit) ^ 1;
            rows[kept] = start + i;
            moveRow(macs, i, macs, kept);
            kept += keep;
            bits |= (long) keep << i;
            if ((i & 63) == 63 || i == n - 1) {
                admitted[(start + i) >>> 6] = bits;
                bits = 0;
            }
        }
        Arrays.fill(scores, start, start + n, 0);
        if (kept == 0) {
            return 0;
        }
        for (int k = 0; k < kept; k++) {
            putInt(macs, BLOCK * k + 12, tokens[rows[k]] >>> 2);
        }
        wordAes.encrypt(macs, kept, cipher, 0);
        for (int k = 0; k < kept; k++) {
            words[k] = getInt(cipher, BLOCK * k + ((tokens[rows[k]] & 3) << 2));
        }
        scorer.score(words, kept, words);
        for (int k = 0; k < kept; k++) {
            scores[rows[k]] = words[k];
        }
        return kept;
    }

    /** M of every row: 0 in the provider channel. */
    private void fillMasks(int n) {
        int traced = 0;
        for (int i = 0; i < n; i++) {
            rows[traced] = i;
            moveRow(macs, i, traceMacs, traced);
            traced += traced(macs, i, traceLimit);
        }
        Arrays.fill(masks, 0, n, 0);
        if (traced > 0) {
            payloadAes.encrypt(traceMacs, traced, cipher, 0);
            for (int k = 0; k < traced; k++) {
                masks[rows[k]] = PayloadMask.of(cipher, BLOCK * k, payload);
            }
        }
    }
}
