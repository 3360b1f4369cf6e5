package org.countermark.corpora.llama;

import java.util.ArrayList;
import java.util.List;
import org.countermark.corpora.gguf.TensorRows;

/**
 * Computes a batch of tokens at once: prompts (many tokens of one sequence), decoding (one token of many sequences), or
 * both. Each weight is read once for the whole batch. Use: {@link #add} for every token, {@link #run}, then
 * {@link #logits} of the tokens that asked for them. The result of a token depends on its own sequence only, to the
 * last bit, whatever else is in the batch. Confined to one thread.
 */
public final class ForwardPass {
    private record Row(KeyValueCache cache, int token, int position, boolean wanted) {}

    private final LlamaWeights weights;
    private final LlamaShape shape;
    private final Rotary rotary;
    private final Workers workers;
    private final TensorRows embedding;
    private final int maxRows;
    private final List<Row> rows = new ArrayList<>();
    private final float[][] state;
    private final float[][] normed;
    private final float[][] wide;
    private final float[][] mixed;
    private final float[][] change;
    private final float[][][] sums;
    private final float[][] heads;
    private float[][] attention = new float[0][];
    private final List<float[]> logits = new ArrayList<>();
    private int wantedRows;

    ForwardPass(LlamaWeights weights, Rotary rotary, int maxRows, Workers workers) {
        this.weights = weights;
        this.shape = weights.shape;
        this.rotary = rotary;
        this.workers = workers;
        this.maxRows = maxRows;
        this.embedding = weights.embedding();
        int width = padded(shape.width());
        state = new float[maxRows][width];
        normed = new float[maxRows][width];
        change = new float[maxRows][width];
        mixed = new float[maxRows][padded(shape.queryWidth())];
        wide = new float[maxRows][padded(Math.max(shape.queryWidth() + 2 * shape.keyWidth(), 2 * shape.hidden()))];
        sums = new float[workers.threads()][maxRows][Tiles.ROWS];
        heads = new float[workers.threads()][shape.headWidth()];
    }

    private static int padded(int n) {
        return (n + Tiles.COLS - 1) / Tiles.COLS * Tiles.COLS;
    }

    /**
     * How many more tokens the batch can take.
     *
     * @return rows left
     */
    public int room() {
        return maxRows - rows.size();
    }

    /**
     * Appends a token to a sequence, and to the batch.
     *
     * @param cache the sequence, with room for one more
     * @param token from 0 to the vocabulary's size − 1
     * @param wanted whether the logits behind this token are needed
     */
    public void add(KeyValueCache cache, int token, boolean wanted) {
        if (token < 0 || token >= shape.vocabulary()) {
            throw new IllegalArgumentException("token = " + token + " is not in 0.." + (shape.vocabulary() - 1));
        }
        if (rows.size() == maxRows) {
            throw new IllegalArgumentException("the batch is full: maxRows = " + maxRows);
        }
        rows.add(new Row(cache, token, cache.claim(), wanted));
    }

    /** Computes the batch and empties it. */
    public void run() {
        int batch = rows.size();
        int longest = 0;
        for (int b = 0; b < batch; b++) {
            embedding.read(rows.get(b).token, state[b]);
            longest = Math.max(longest, rows.get(b).position + 1);
        }
        if (attention.length == 0 || attention[0].length < longest + 3) {
            attention = new float[workers.threads()][longest + 64];
        }
        for (int i = 0; i < weights.layers.size(); i++) {
            layer(i, weights.layers.get(i), batch);
        }
        collect(batch);
        rows.clear();
    }

    private void layer(int index, LlamaWeights.Layer layer, int batch) {
        int query = shape.queryWidth();
        int key = shape.keyWidth();
        layer.attentionNorm().apply(state, normed, batch);
        layer.queryKeyValue().multiply(normed, batch, wide, workers, sums);
        for (int b = 0; b < batch; b++) {
            Row row = rows.get(b);
            rotary.turn(wide[b], 0, shape.heads() + shape.keyHeads(), row.position);
            row.cache.put(index, row.position, wide[b], query, query + key);
        }
        int group = shape.heads() / shape.keyHeads();
        workers.run(batch * shape.heads(), (part, worker) -> {
            int b = part / shape.heads();
            int head = part % shape.heads();
            Row row = rows.get(b);
            row.cache.attend(
                    index,
                    head / group,
                    wide[b],
                    head * shape.headWidth(),
                    row.position,
                    attention[worker],
                    heads[worker],
                    mixed[b]);
        });
        layer.output().multiply(mixed, batch, change, workers, sums);
        accumulate(batch);
        layer.feedNorm().apply(state, normed, batch);
        layer.gateUp().multiply(normed, batch, wide, workers, sums);
        workers.run(batch, (b, worker) -> Softmax.gate(wide[b], shape.hidden()));
        layer.down().multiply(wide, batch, change, workers, sums);
        accumulate(batch);
    }

    private void accumulate(int batch) {
        for (int b = 0; b < batch; b++) {
            for (int i = 0; i < shape.width(); i++) {
                state[b][i] += change[b][i];
            }
        }
    }

    private void collect(int batch) {
        weights.norm.apply(state, normed, batch);
        wantedRows = 0;
        float[][] wanted = new float[batch][];
        for (int b = 0; b < batch; b++) {
            if (rows.get(b).wanted) {
                wanted[wantedRows++] = normed[b];
            }
        }
        while (logits.size() < wantedRows) {
            logits.add(new float[shape.vocabulary()]);
        }
        weights.output.multiply(wanted, wantedRows, logits.toArray(float[][]::new), workers, sums);
    }

    /**
     * The result for the {@code index}-th token that was added with {@code wanted}.
     *
     * @param index from 0
     * @return one logit a token of the vocabulary; the array is reused by the next run
     */
    public float[] logits(int index) {
        if (index < 0 || index >= wantedRows) {
            throw new IllegalArgumentException("index = " + index + " is not in 0.." + (wantedRows - 1));
        }
        return logits.get(index);
    }
}
