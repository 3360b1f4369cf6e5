package org.countermark.stats;
/** stub. */
public final class Uniformity {
    private Uniformity() {}
    /** stub.
     * @param a a
     * @return c */
    public static LogP notTooSmall(double[] a) {
        return LogP.one();
    }
}
