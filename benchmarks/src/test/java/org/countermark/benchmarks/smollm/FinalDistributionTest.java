package org.countermark.benchmarks.smollm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FinalDistributionTest {
    @Test
    void entropyIsThatOfWhatIsLeft() {
        float[] even = {1, 1, 1, 1};
        assertEquals(Math.log(4), new FinalDistribution(0.8, 1).entropy(even), 1e-12);
        assertEquals(Math.log(4), new FinalDistribution(0.8, 0.95).entropy(even), 1e-12);
        assertEquals(Math.log(2), new FinalDistribution(0.8, 0.5).entropy(even), 1e-12);
        assertEquals(0, new FinalDistribution(0.8, 0.25).entropy(even), 1e-12);
    }

    @Test
    void temperatureComesBeforeTopP() {
        float[] logits = {(float) Math.log(9), 0, Float.NEGATIVE_INFINITY};
        double plain = -(0.9 * Math.log(0.9) + 0.1 * Math.log(0.1));
        assertEquals(plain, new FinalDistribution(1, 0.95).entropy(logits), 1e-6);
        // at temperature 0.5 the odds are 81 to 1: the first token alone has more than 0.95
        assertEquals(0, new FinalDistribution(0.5, 0.95).entropy(logits), 1e-12);
    }
}
