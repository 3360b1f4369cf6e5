package org.countermark.benchmarks.smollm;

import java.util.Arrays;

/** The entropy of what is sampled from: after the temperature, and after top-p has cut and rescaled the tail. */
final class FinalDistribution {
    private final double temperature;
    private final double topP;
    private double[] scratch = new double[0];

    FinalDistribution(double temperature, double topP) {
        this.temperature = temperature;
        this.topP = topP;
    }

    /** Nats; 0 where one token is certain. */
    double entropy(float[] logits) {
        if (scratch.length < logits.length) {
            scratch = new double[logits.length];
        }
        double max = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            max = Math.max(max, logit / temperature);
        }
        double total = 0;
        int likely = 0;
        for (float logit : logits) {
            double weight = Math.exp(logit / temperature - max);
            total += weight;
            // what is left out weighs less than 1e-9 · V of the most probable token: too little to matter to top-p
            if (weight > 1e-9) {
                scratch[likely++] = weight;
            }
        }
        Arrays.sort(scratch, 0, likely);
        double kept = 0;
        double weighted = 0;
        for (int i = likely - 1; i >= 0 && kept < topP * total; i--) {
            kept += scratch[i];
            weighted += scratch[i] * Math.log(scratch[i]);
        }
        return Math.log(kept) - weighted / kept;
    }
}
