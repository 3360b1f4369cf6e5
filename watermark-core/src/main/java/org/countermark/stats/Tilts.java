package org.countermark.stats;

/** What the laws share about tilts: their range, and the allowance that keeps a cumulant from being too small. */
final class Tilts {
    /** A factor that outweighs a few dozen rounding errors. */
    static final double UPWARDS = 1 + 0x1p-46;

    private Tilts() {}

    static void check(NullLaw law, double tilt) {
        if (!(tilt >= 0 && tilt <= law.strongestTilt())) {
            throw new IllegalArgumentException("tilt must be in 0.." + law.strongestTilt() + ", was " + tilt);
        }
    }
}
