package org.countermark.contract.engine;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.countermark.contract.StepWords;

/** An engine's words, for a JVM that marks text which that engine's own tools are to read. */
final class EngineStepWords implements StepWords {
    private final EngineWords words;
    private final int[] context;
    private final int[] batch = new int[EngineScorer.BATCH];
    private boolean ready;

    EngineStepWords(EngineWords words) {
        this.words = words;
        context = new int[words.rule().contextWidth()];
    }

    @Override
    public void context(int[] tokens, int from, long payload) {
        Objects.checkFromIndexSize(from, context.length, tokens.length);
        for (int i = from; i < from + context.length; i++) {
            checkToken(tokens[i]);
        }
        if (payload != 0) {
            throw new IllegalArgumentException("payload must be 0: engines' contracts have none, was " + payload);
        }
        System.arraycopy(tokens, from, context, 0, context.length);
        ready = true;
    }

    /** {@inheritDoc} Always 0: there are no payloads. */
    @Override
    public int mask() {
        checkReady();
        return 0;
    }

    @Override
    public int word(int token) {
        checkReady();
        checkToken(token);
        batch[0] = token;
        words.inContext(context, batch, 1, batch);
        return batch[0];
    }

    @Override
    public void words(int[] tokens, int count, int[] out) {
        checkReady();
        Objects.checkFromIndexSize(0, count, Math.min(tokens.length, out.length));
        for (int start = 0; start < count; start += batch.length) {
            int n = Math.min(batch.length, count - start);
            for (int i = 0; i < n; i++) {
                checkToken(tokens[start + i]);
                batch[i] = tokens[start + i];
            }
            words.inContext(context, batch, n, batch);
            System.arraycopy(batch, 0, out, start, n);
        }
    }

    @Override
    public void keystream(int firstToken, int count, byte[] out, int outOffset) {
        checkReady();
        checkToken(firstToken);
        if ((firstToken & 3) != 0) {
            throw new IllegalArgumentException("firstToken must be a multiple of 4, was " + firstToken);
        }
        if (count < 0 || (long) firstToken + count > 1L << 31) {
            throw new IllegalArgumentException("count must be at least 0 and tokens below 2^31, was " + count);
        }
        Objects.checkFromIndexSize(outOffset, 4L * count, out.length);
        ByteBuffer bytes = ByteBuffer.wrap(out);
        for (int start = 0; start < count; start += batch.length) {
            int n = Math.min(batch.length, count - start);
            for (int i = 0; i < n; i++) {
                batch[i] = firstToken + start + i;
            }
            words.inContext(context, batch, n, batch);
            for (int i = 0; i < n; i++) {
                bytes.putInt(outOffset + 4 * (start + i), batch[i]);
            }
        }
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
