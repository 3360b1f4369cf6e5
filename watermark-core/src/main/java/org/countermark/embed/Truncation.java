package org.countermark.embed;

import java.util.Arrays;
import org.countermark.scheme.LogitMaxima;

/**
 * Top-k, top-p and min-p: which tokens of a vocabulary are candidates, and with what weights.
 *
 * <p>Weights are exp((logit − max)/T), so the most probable token weighs 1. Cost: with top-k about the pass over the
 * maxima; with top-p alone two passes over the vocabulary, one of them with exponentials.
 */
final class Truncation {
    /** Steps of a sixteenth of a nat below the largest logit; the last one takes all that is lower. */
    private static final int STEPS = 1024;

    private static final double STEPS_PER_NAT = 16;

    private final double[] mass = new double[STEPS];
    private final TokenKeys keys = new TokenKeys();
    private float[] logits = {};
    private double max;
    private double inverseTemperature;

    /** Fills {@code out} with the candidates; the logits must have been scanned by {@code maxima}. */
    void select(float[] logits, LogitMaxima maxima, Sampling sampling, Candidates out) {
        this.logits = logits;
        max = maxima.max();
        inverseTemperature = 1 / sampling.temperature();
        out.clear();
        if (sampling.topK() < maxima.count()) {
            topK(maxima, sampling, out);
        } else if (sampling.topP() < 1) {
            topP(maxima, sampling, out);
        } else {
            minP(maxima, sampling.minP(), out);
        }
    }

    private double weight(float logit) {
        return Math.exp((logit - max) * inverseTemperature);
    }

    private void topK(LogitMaxima maxima, Sampling sampling, Candidates out) {
        keys.reset(sampling.topK());
        float least = Float.NEGATIVE_INFINITY;
        for (int block = 0; block < maxima.blocks(); block++) {
            if (maxima.max(block) >= least) {
                int end = maxima.end(block);
                for (int token = LogitMaxima.first(block); token < end; token += LogitMaxima.LANES) {
                    if (logits[token] >= least && logits[token] != Float.NEGATIVE_INFINITY) {
                        keys.offer(logits[token], token);
                        least = keys.isFull() ? logits[keys.token(0)] : least;
                    }
                }
            }
        }
        keys.sort();
        double total = 0;
        for (int i = 0; i < keys.size(); i++) {
            total += weight(logits[keys.token(i)]);
        }
        // Without top-p rounding must not cut off the last tokens.
        double enough = sampling.topP() < 1 ? sampling.topP() * total : Double.POSITIVE_INFINITY;
        addDescending(enough, sampling.minP(), out);
    }

    /** Adds sorted keys from the largest down, until their mass reaches {@code enough}. */
    private void addDescending(double enough, double minP, Candidates out) {
        double sum = 0;
        for (int i = keys.size() - 1; i >= 0 && sum < enough; i--) {
            int token = keys.token(i);
            double weight = weight(logits[token]);
            sum += weight;
            if (weight >= minP) {
                out.add(token, weight);
            }
        }
    }

    private int step(float logit) {
        return (int) Math.min(STEPS - 1, (max - logit) * inverseTemperature * STEPS_PER_NAT);
    }

    private void topP(LogitMaxima maxima, Sampling sampling, Candidates out) {
        Arrays.fill(mass, 0);
        for (int token = 0; token < maxima.count(); token++) {
            mass[step(logits[token])] += weight(logits[token]);
        }
        double total = 0;
        for (int i = 0; i < STEPS; i++) {
            total += mass[i];
        }
        double enough = sampling.topP() * total;
        int border = 0;
        double above = 0;
        while (border < STEPS - 1 && above + mass[border] < enough) {
            above += mass[border++];
        }
        // Everything above the border step is in; only the border step has to be put in order.
        keys.reset(Integer.MAX_VALUE);
        for (int block = 0; block < maxima.blocks(); block++) {
            if (step(maxima.max(block)) <= border) {
                int end = maxima.end(block);
                for (int token = LogitMaxima.first(block); token < end; token += LogitMaxima.LANES) {
                    int step = step(logits[token]);
                    if (step < border) {
                        double weight = weight(logits[token]);
                        if (weight >= sampling.minP()) {
                            out.add(token, weight);
                        }
                    } else if (step == border && logits[token] != Float.NEGATIVE_INFINITY) {
                        keys.append(logits[token], token);
                    }
                }
            }
        }
        keys.sort();
        addDescending(enough - above, sampling.minP(), out);
    }

    private void minP(LogitMaxima maxima, double minP, Candidates out) {
        for (int block = 0; block < maxima.blocks(); block++) {
            if (weight(maxima.max(block)) >= minP) {
                int end = maxima.end(block);
                for (int token = LogitMaxima.first(block); token < end; token += LogitMaxima.LANES) {
                    double weight = weight(logits[token]);
                    if (weight >= minP) {
                        out.add(token, weight);
                    }
                }
            }
        }
    }
}
