package org.countermark.contract;

import static org.countermark.contract.Aes.BATCH;
import static org.countermark.contract.Aes.BLOCK;
import static org.countermark.contract.BigEndian.getInt;
import static org.countermark.contract.BigEndian.putInt;
import static org.countermark.contract.UnitRows.checkCount;
import static org.countermark.contract.UnitRows.checkRoom;
import static org.countermark.contract.UnitRows.checkTokens;
import static org.countermark.contract.UnitRows.traced;

import org.countermark.scheme.Scheme;
import org.countermark.scheme.WordScorer;
import org.countermark.stats.NullLaw;

/**
 * The tracing side of {@code countermark/1}, 256 units at a time: all contexts, then the masks, then the words.
 *
 * <p>The channel of a row cannot be predicted, so every row's masks are encrypted and those of the provider channel
 * cleared: a block in a batch costs less than a branch gone wrong.
 */
final class BatchPatternScorer implements PatternScorer {
    private final int width;
    private final long traceLimit;
    private final ContextMac contextMac;
    private final Aes wordAes;
    private final Aes payloadAes;
    private final NullLaw nullLaw;
    private final WordScorer scorer;

    private final byte[] macs = new byte[BATCH * BLOCK];
    private final byte[] cipher = new byte[BATCH * BLOCK];
    private final int[] words = new int[BATCH * PATTERNS];

    /** All ones for a row of the trace channel, else 0. */
    private final int[] inTrace = new int[BATCH];

    BatchPatternScorer(PurposeKeys keys, Scheme scheme, int width) {
        this.width = width;
        traceLimit = keys.traceLimit();
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
    public int score(int[] contexts, int[] tokens, int count, int[] scores, int[] masks, long[] traced) {
        checkCount(count);
        checkRoom("contexts", contexts.length, (long) count * width);
        checkRoom("tokens", tokens.length, count);
        checkRoom("scores", scores.length, (long) count * PATTERNS);
        checkRoom("masks", masks.length, (long) count * MASKS);
        checkRoom("traced", traced.length, (count + 63L) >>> 6);
        int total = 0;
        for (int start = 0; start < count; start += BATCH) {
            int n = Math.min(BATCH, count - start);
            checkTokens("contexts", contexts, start * width, n * width);
            checkTokens("tokens", tokens, start, n);
            contextMac.macs(contexts, start * width, n, macs);
            total += channels(start, n, traced);
            masks(start, n, masks);
            patterns(tokens, start, n);
            scorer.score(words, n * PATTERNS, words);
            System.arraycopy(words, 0, scores, start * PATTERNS, n * PATTERNS);
        }
        return total;
    }

    private int channels(int start, int n, long[] traced) {
        int total = 0;
        long bits = 0;
        for (int i = 0; i < n; i++) {
            int bit = traced(macs, i, traceLimit);
            inTrace[i] = -bit;
            total += bit;
            bits |= (long) bit << i;
            if ((i & 63) == 63 || i == n - 1) {
                traced[(start + i) >>> 6] = bits;
                bits = 0;
            }
        }
        return total;
    }

    private void masks(int start, int n, int[] masks) {
        payloadAes.encrypt(macs, n, cipher, 0);
        for (int i = 0; i < n; i++) {
            for (int b = 0; b < MASKS; b++) {
                masks[MASKS * (start + i) + b] = getInt(cipher, BLOCK * i + Integer.BYTES * b) & inTrace[i];
            }
        }
    }

    /** The words under all patterns; the tags of the contexts are used up. */
    private void patterns(int[] tokens, int start, int n) {
        for (int i = 0; i < n; i++) {
            putInt(macs, BLOCK * i + 12, tokens[start + i] >>> 2);
        }
        wordAes.encrypt(macs, n, cipher, 0);
        for (int i = 0; i < n; i++) {
            int word = getInt(cipher, BLOCK * i + ((tokens[start + i] & 3) << 2));
            for (int x = 0; x < PATTERNS; x++) {
                words[PATTERNS * i + x] = word ^ ((x << 28) & inTrace[i]);
            }
        }
    }
}
