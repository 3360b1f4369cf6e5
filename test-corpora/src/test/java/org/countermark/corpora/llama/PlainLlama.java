package org.countermark.corpora.llama;

import org.countermark.corpora.gguf.GgufFile;
import org.countermark.corpora.gguf.TensorRows;

/** The Llama architecture written down a second time, in doubles, without a cache or any care for speed. */
final class PlainLlama {
    private final GgufFile file;
    private final LlamaShape shape;

    private PlainLlama(GgufFile file, LlamaShape shape) {
        this.file = file;
        this.shape = shape;
    }

    static double[] logits(GgufFile file, int[] ids) throws java.io.IOException {
        return new PlainLlama(file, LlamaShape.of(file)).run(ids);
    }

    private double[] run(int[] ids) {
        double[][] x = new double[ids.length][];
        for (int t = 0; t < ids.length; t++) {
            x[t] = matrix("token_embd.weight")[ids[t]].clone();
        }
        for (int layer = 0; layer < shape.layers(); layer++) {
            attention("blk." + layer + ".", x);
            feedForward("blk." + layer + ".", x);
        }
        return product(matrix("output.weight"), norm("output_norm.weight", x[ids.length - 1]));
    }

    private void attention(String prefix, double[][] x) {
        int d = shape.headWidth();
        double[][] q = new double[x.length][];
        double[][] k = new double[x.length][];
        double[][] v = new double[x.length][];
        for (int t = 0; t < x.length; t++) {
            double[] n = norm(prefix + "attn_norm.weight", x[t]);
            q[t] = rotated(product(matrix(prefix + "attn_q.weight"), n), t);
            k[t] = rotated(product(matrix(prefix + "attn_k.weight"), n), t);
            v[t] = product(matrix(prefix + "attn_v.weight"), n);
        }
        for (int t = 0; t < x.length; t++) {
            double[] mixed = new double[shape.heads() * d];
            for (int h = 0; h < shape.heads(); h++) {
                int g = h / (shape.heads() / shape.keyHeads());
                double[] weight = new double[t + 1];
                double sum = 0;
                for (int s = 0; s <= t; s++) {
                    double dot = 0;
                    for (int i = 0; i < d; i++) {
                        dot += q[t][h * d + i] * k[s][g * d + i];
                    }
                    weight[s] = Math.exp(dot / Math.sqrt(d));
                    sum += weight[s];
                }
                for (int s = 0; s <= t; s++) {
                    for (int i = 0; i < d; i++) {
                        mixed[h * d + i] += weight[s] / sum * v[s][g * d + i];
                    }
                }
            }
            add(x[t], product(matrix(prefix + "attn_output.weight"), mixed));
        }
    }

    private void feedForward(String prefix, double[][] x) {
        for (double[] state : x) {
            double[] n = norm(prefix + "ffn_norm.weight", state);
            double[] gate = product(matrix(prefix + "ffn_gate.weight"), n);
            double[] up = product(matrix(prefix + "ffn_up.weight"), n);
            for (int i = 0; i < gate.length; i++) {
                gate[i] *= up[i] / (1 + Math.exp(-gate[i]));
            }
            add(state, product(matrix(prefix + "ffn_down.weight"), gate));
        }
    }

    private double[] rotated(double[] x, int position) {
        double[] out = x.clone();
        for (int p = 0; p < x.length; p += 2) {
            double angle =
                    position * Math.pow(shape.rotaryBase(), -(double) (p % shape.headWidth()) / shape.headWidth());
            out[p] = x[p] * Math.cos(angle) - x[p + 1] * Math.sin(angle);
            out[p + 1] = x[p] * Math.sin(angle) + x[p + 1] * Math.cos(angle);
        }
        return out;
    }

    private double[] norm(String name, double[] x) {
        double squares = 0;
        for (double v : x) {
            squares += v * v;
        }
        double[] gain = matrix(name)[0];
        double[] out = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            out[i] = x[i] * gain[i] / Math.sqrt(squares / x.length + shape.epsilon());
        }
        return out;
    }

    private double[][] matrix(String name) {
        TensorRows rows = file.rows(name).orElseThrow();
        double[][] out = new double[rows.info().rows()][rows.info().cols()];
        float[] row = new float[rows.info().cols()];
        for (int r = 0; r < out.length; r++) {
            rows.read(r, row);
            for (int c = 0; c < row.length; c++) {
                out[r][c] = row[c];
            }
        }
        return out;
    }

    private static double[] product(double[][] m, double[] x) {
        double[] out = new double[m.length];
        for (int r = 0; r < m.length; r++) {
            for (int c = 0; c < x.length; c++) {
                out[r] += m[r][c] * x[c];
            }
        }
        return out;
    }

    private static void add(double[] to, double[] change) {
        for (int i = 0; i < to.length; i++) {
            to[i] += change[i];
        }
    }
}
