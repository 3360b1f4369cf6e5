package org.countermark.corpora.rates;

import org.countermark.stats.ClopperPearson;

/**
 * How many of n independent trials detect, and assertions about the rate that lies behind.
 *
 * <p>There are two ways to be wrong, and a method for each. {@link #assertPowerAtLeast} and {@link #assertSizeAtMost}
 * fail only where the trials contradict the claim: if the claim is true, they fail with at most the stated odds (1e-9
 * unless said otherwise), so they belong into a build. {@link #demonstratesPower} and {@link #demonstratesSize} pass only
 * where the trials prove the claim: if it is false, they pass with at most those odds, so they belong in front of a
 * published figure; they need more trials, and a rate above the claim. All rest on exact Clopper–Pearson limits.
 *
 * <p>An assertion that no outcome of so few trials could fail is refused with an {@link IllegalArgumentException}. In a
 * property with many tries, or a test with many assertions, the odds add up: divide them.
 *
 * @param detections trials whose p-value reached the level, 0..trials
 * @param trials independent trials, at least 1
 * @param log10Level log10 of the level, below 0
 */
public record Rate(long detections, long trials, double log10Level) {
    /** The odds of failing that an assertion has where none are given. */
    public static final double DEFAULT_ODDS = 1e-9;

    /** Refuses counts that cannot be. */
    public Rate {
        if (trials < 1) {
            throw new IllegalArgumentException("trials must be at least 1, was " + trials);
        }
        if (detections < 0 || detections > trials) {
            throw new IllegalArgumentException("detections must be in 0.." + trials + ", was " + detections);
        }
        if (!(log10Level < 0)) {
            throw new IllegalArgumentException("log10Level must be below 0, was " + log10Level);
        }
    }

    /**
     * The share of the trials that detect.
     *
     * @return detections/trials
     */
    public double observed() {
        return detections / (double) trials;
    }

    /**
     * A lower limit of the true rate.
     *
     * @param odds chance that the true rate is below the limit, inside (0, 1)
     * @return the one-sided Clopper–Pearson limit
     */
    public double lower(double odds) {
        return ClopperPearson.lower(detections, trials, odds);
    }

    /**
     * An upper limit of the true rate.
     *
     * @param odds chance that the true rate is above the limit, inside (0, 1)
     * @return the one-sided Clopper–Pearson limit
     */
    public double upper(double odds) {
        return ClopperPearson.upper(detections, trials, odds);
    }

    /**
     * Fails if the trials contradict a power, with odds of at most 1e-9 if the claim is true.
     *
     * @param power the claimed power, inside (0, 1)
     * @throws AssertionError if so few detections have a probability below the odds at that power
     */
    public void assertPowerAtLeast(double power) {
        assertPowerAtLeast(power, DEFAULT_ODDS);
    }

    /**
     * Fails if the trials contradict a power.
     *
     * @param power the claimed power, inside (0, 1)
     * @param odds chance of failing if the claim is true, inside (0, 1)
     * @throws AssertionError if so few detections have a probability below the odds at that power
     */
    public void assertPowerAtLeast(double power, double odds) {
        checkRate("power", power);
        checkCanFail("power ≥ " + power, ClopperPearson.upper(0, trials, odds) < power);
        if (upper(odds) < power) {
            throw new AssertionError("power ≥ " + power + " is contradicted: " + describe(odds) + ". " + isTrue(odds));
        }
    }

    /**
     * Fails unless the trials prove a power, to odds of 1e-9.
     *
     * @param power the claimed power, inside (0, 1)
     * @throws AssertionError if a smaller power explains the detections
     */
    public void demonstratesPower(double power) {
        demonstratesPower(power, DEFAULT_ODDS);
    }

    /**
     * Fails unless the trials prove a power.
     *
     * @param power the claimed power, inside (0, 1)
     * @param odds chance of passing if the claim is false, inside (0, 1)
     * @throws AssertionError if a smaller power explains the detections
     */
    public void demonstratesPower(double power, double odds) {
        checkRate("power", power);
        checkCanPass("power ≥ " + power, ClopperPearson.lower(trials, trials, odds) >= power);
        if (lower(odds) < power) {
            throw new AssertionError("power ≥ " + power + " is not shown: " + describe(odds) + ". " + isFalse(odds));
        }
    }

    /**
     * Fails if the trials contradict a size, with odds of at most 1e-9 if the claim is true.
     *
     * @param size the claimed size, inside (0, 1): the level itself, for a test whose p-values are valid
     * @throws AssertionError if so many detections have a probability below the odds at that size
     */
    public void assertSizeAtMost(double size) {
        assertSizeAtMost(size, DEFAULT_ODDS);
    }

    /**
     * Fails if the trials contradict a size.
     *
     * @param size the claimed size, inside (0, 1)
     * @param odds chance of failing if the claim is true, inside (0, 1)
     * @throws AssertionError if so many detections have a probability below the odds at that size
     */
    public void assertSizeAtMost(double size, double odds) {
        checkRate("size", size);
        checkCanFail("size ≤ " + size, ClopperPearson.lower(trials, trials, odds) > size);
        if (lower(odds) > size) {
            throw new AssertionError("size ≤ " + size + " is contradicted: " + describe(odds) + ". " + isTrue(odds));
        }
    }

    /**
     * Fails unless the trials prove a size, to odds of 1e-9.
     *
     * @param size the claimed size, inside (0, 1); larger than the level, by what the number of trials leaves open
     * @throws AssertionError if a larger size explains the detections
     */
    public void demonstratesSize(double size) {
        demonstratesSize(size, DEFAULT_ODDS);
    }

    /**
     * Fails unless the trials prove a size.
     *
     * @param size the claimed size, inside (0, 1)
     * @param odds chance of passing if the claim is false, inside (0, 1)
     * @throws AssertionError if a larger size explains the detections
     */
    public void demonstratesSize(double size, double odds) {
        checkRate("size", size);
        checkCanPass("size ≤ " + size, ClopperPearson.upper(0, trials, odds) <= size);
        if (upper(odds) > size) {
            throw new AssertionError("size ≤ " + size + " is not shown: " + describe(odds) + ". " + isFalse(odds));
        }
    }

    private String describe(double odds) {
        return detections + " of " + trials + " trials have log10 p ≤ " + (float) log10Level + ", a rate of "
                + (float) observed() + ", limits " + (float) lower(odds) + " and " + (float) upper(odds)
                + " (each one-sided, Clopper–Pearson)";
    }

    private static String isTrue(double odds) {
        return "If the claim is true, this assertion fails with probability at most " + odds;
    }

    private static String isFalse(double odds) {
        return "If the claim is false, this assertion passes with probability at most " + odds;
    }

    private static void checkRate(String name, double rate) {
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException(name + " must be inside (0, 1), was " + rate);
        }
    }

    private void checkCanFail(String claim, boolean possible) {
        if (!possible) {
            throw new IllegalArgumentException(
                    "no outcome of " + trials + " trials could contradict " + claim + ": take more trials");
        }
    }

    private void checkCanPass(String claim, boolean possible) {
        if (!possible) {
            throw new IllegalArgumentException(
                    "no outcome of " + trials + " trials could show " + claim + ": take more trials");
        }
    }
}
