package org.countermark.trace;

import java.util.Optional;
import org.countermark.stats.LogP;

/**
 * The candidate that a document speaks for most, and what speaks for it. None of these p-values is corrected for having
 * been picked among many: {@link TraceResult} does that.
 *
 * @param payload the candidate with the largest sum, the smallest payload of equal ones
 * @param sum what the units of both channels add, read with this payload, in the weigher's integer units
 * @param detected p-value of that sum. H0: the text does not depend on the key
 * @param accused p-value of the accusation. H0: the text was not made with this payload; whatever else made it, another
 *     payload, none, or no mark at all
 * @param runnerUp the second candidate; empty where there is no other
 */
public record Match(int payload, long sum, LogP detected, LogP accused, Optional<RunnerUp> runnerUp) {
    /**
     * The second best candidate.
     *
     * @param payload its payload
     * @param margin how much less its sum is, as printed, at least 0
     */
    public record RunnerUp(int payload, double margin) {}
}
