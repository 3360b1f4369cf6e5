package org.countermark.power;

/** The Gamma density with any mean, deviation and skewness: how a sum of a few dozen scores looks. */
final class PearsonThree {
    private static final double HALF_LN_TWO_PI = 0.9189385332046727;

    private final double mean;
    private final double deviation;
    private final double side;
    private final double root;
    private final double lnTop;

    PearsonThree(double mean, double deviation, double skewness) {
        this.mean = mean;
        this.deviation = deviation;
        this.side = skewness < 0 ? -1 : 1;
        // A thousandth is as good as none, and keeps the shape within reach of doubles.
        this.root = 2 / Math.max(1e-3, StrictMath.abs(skewness));
        double shape = root * root;
        // Stirling's series; the smallest shape in use (skewness 2) is 1, where it is right to 3e-5.
        double stirling = 1 / (12 * shape) - 1 / (360 * shape * shape * shape) + 1 / (1260 * StrictMath.pow(shape, 5));
        this.lnTop = -HALF_LN_TWO_PI - StrictMath.log(deviation) - stirling;
    }

    /** The density at a point. */
    double at(double x) {
        double y = side * (x - mean) / (deviation * root);
        if (y <= -1) {
            return 0;
        }
        double log = StrictMath.log1p(y);
        return StrictMath.exp(lnTop + root * root * (log - y) - log);
    }

    /** A point below which next to nothing lies. */
    double lowest(double reach) {
        return mean - deviation * (side > 0 ? Math.min(reach, root * (1 - 1e-12)) : stretched(reach));
    }

    /** A point above which next to nothing lies. */
    double highest(double reach) {
        return mean + deviation * (side > 0 ? stretched(reach) : Math.min(reach, root * (1 - 1e-12)));
    }

    /** The heavy side of a Gamma density reaches further than a normal one, by half of the reach squared over its root. */
    private double stretched(double reach) {
        return reach + reach * reach / (2 * root);
    }
}
