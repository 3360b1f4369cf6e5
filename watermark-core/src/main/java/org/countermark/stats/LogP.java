package org.countermark.stats;

/**
 * A p-value as its decimal logarithm, together with how it was computed.
 *
 * <p>{@link #log10()} is the figure to print and to decide by: it is exact, or it is a proven upper bound of the
 * true p-value. It lies in (−∞, 0]; p = 1 is 0, and a p-value of exactly zero is {@link Double#NEGATIVE_INFINITY} (a
 * score that no outcome can reach). Immutable.
 */
public sealed interface LogP extends Comparable<LogP> {
    /**
     * p = 1: what an empty body of text has.
     *
     * @return exactly 0
     */
    static LogP one() {
        return new Exact(0.0);
    }

    /**
     * The headline value.
     *
     * @return log10 of the p-value, or of a proven upper bound of it; at most 0, never NaN
     */
    double log10();

    /**
     * The name of the method, as printed in results.
     *
     * @return {@code "exact"}, {@code "certified"} or {@code "e-value"}
     */
    String method();

    /** Orders by the headline value, most significant first. */
    @Override
    default int compareTo(LogP other) {
        return Double.compare(log10(), other.log10());
    }

    /**
     * A tail that is exact to 1e-12 relative in log10.
     *
     * @param log10 log10 of the p-value, at most 0
     */
    record Exact(double log10) implements LogP {
        /** Refuses NaN and positive values. */
        public Exact {
            LogPs.check("log10", log10);
        }

        @Override
        public String method() {
            return "exact";
        }
    }

    /**
     * A proven upper bound (Chernoff's, which is a theorem, or the tail itself summed with an allowance for every
     * rounding), beside the saddlepoint value, which is close to the truth but proves nothing.
     *
     * @param log10 log10 of the bound, at most 0; never below the truth
     * @param saddlepoint log10 of the Lugannani–Rice approximation, at most 0; for information only
     */
    record Certified(double log10, double saddlepoint) implements LogP {
        /** Refuses NaN and positive values. */
        public Certified {
            LogPs.check("log10", log10);
            LogPs.check("saddlepoint", saddlepoint);
        }

        @Override
        public String method() {
            return "certified";
        }
    }

    /**
     * The p-value that an e-value gives: P(e ≥ 1/α) ≤ α (Markov), and for a process looked at as often as one likes
     * P(sup e ≥ 1/α) ≤ α (Ville 1939).
     *
     * @param log10 log10 of min(1, 1/e), at most 0; never below the truth
     */
    record Ville(double log10) implements LogP {
        /** Refuses NaN and positive values. */
        public Ville {
            LogPs.check("log10", log10);
        }

        @Override
        public String method() {
            return "e-value";
        }
    }
}
