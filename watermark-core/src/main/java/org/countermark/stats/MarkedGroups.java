package org.countermark.stats;
/** stub. */
public final class MarkedGroups {
    private MarkedGroups() {}
    /** stub.
     * @param a a
     * @param b b
     * @return c */
    public static long atLeast(double[] a, double b) {
        long n = 0;
        for (double x : a) n += x > -b + StrictMath.log10(a.length) ? 1 : 0;
        return n;
    }
}
