package org.countermark.cli.calibrate;

import java.util.List;
import org.apache.commons.codec.binary.Hex;
import org.countermark.cli.scan.ReadBody;
import org.countermark.detect.UnitRule;
import org.countermark.keys.Profile;

/**
 * The outcome of a calibration, and what it was made of: enough to make it again.
 *
 * @param profile the public parameters
 * @param rule which units counted
 * @param proxy name of the proxy that weighs the units; {@code none} without one
 * @param seed what all keys were derived from
 * @param inputs what was read
 * @param body how much of it was used
 * @param samples the p-values of each statistic
 */
record Calibration(
        Profile profile,
        UnitRule rule,
        String proxy,
        long seed,
        List<ReadBody.Input> inputs,
        Body body,
        List<NullSample> samples) {
    /**
     * How much text was tested.
     *
     * @param records records read
     * @param documents distinct documents among them
     * @param shares one of so many shares of the documents was used
     * @param used distinct documents that were used
     * @param units distinct units of these
     */
    record Body(long records, int documents, int shares, int used, long units) {}

    Calibration {
        inputs = List.copyOf(inputs);
        samples = List.copyOf(samples);
    }

    /** Whether no statistic rejects more often than its level says. */
    boolean holds() {
        return samples.stream().noneMatch(NullSample::exceeds);
    }

    String profileDigest() {
        return Hex.encodeHexString(profile.digest());
    }

    /** Which units were added up, and how. */
    String statistic() {
        return rule.id() + (proxy.equals("none") ? "" : ", weighed by " + proxy);
    }

    /** The verdict in words. */
    String headline() {
        return holds()
                ? "The levels hold: keys that made none of this text are found in it no more often than the tests say."
                : "A LEVEL IS EXCEEDED: keys that made none of this text are found in it too often. Trust no result on it.";
    }

    /** Odds that the verdict is wrong although every test is valid. */
    String odds() {
        long limits =
                samples.stream().mapToLong(sample -> sample.rates().size()).sum();
        return "Each limit fails with odds of at most 1 in 1,000,000; if all tests are valid, the odds that any of the "
                + limits + " levels is called exceeded are below 1 in "
                + String.format("%,d", 1_000_000 / Math.max(1, limits))
                + ".";
    }
}
