package org.countermark.benchmarks.power;

import org.countermark.power.Power;

/**
 * One design, as predicted and as simulated.
 *
 * @param trial the design
 * @param predicted what was predicted
 * @param simulated what came out
 */
record PlanRow(Trial trial, Power predicted, SimulatedScan.Outcome simulated) {
    double error() {
        return predicted.total() - simulated.power();
    }

    /** Standard error of the simulated power. */
    double noise() {
        double power = simulated.power();
        return StrictMath.sqrt(power * (1 - power) / simulated.runs());
    }
}
