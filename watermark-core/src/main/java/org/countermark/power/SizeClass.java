package org.countermark.power;

/**
 * Documents of one size: what one of them, marked or not, adds to each statistic.
 *
 * <p>Statistics are numbered: {@link #SUM} is the pooled sum, the others are the cells of the sparse arm.
 */
final class SizeClass {
    /** The number of the pooled sum among the statistics. */
    static final int SUM = -1;

    private final double documents;
    private final Kind marked;
    private final Kind unmarked;

    SizeClass(long documents, Kind marked, Kind unmarked) {
        this.documents = documents;
        this.marked = marked;
        this.unmarked = unmarked;
    }

    /** ln of the chance that no document of this size is detected by itself. */
    double lnNoneAlone(double share) {
        return documents
                * (share * StrictMath.log1p(-marked.pass()) + (1 - share) * StrictMath.log1p(-unmarked.pass()));
    }

    double mean(double share, int statistic) {
        return documents * (share * marked.mean(statistic) + (1 - share) * unmarked.mean(statistic));
    }

    double variance(double share, int statistic) {
        return documents * (share * marked.variance(statistic) + (1 - share) * unmarked.variance(statistic));
    }

    double covariance(double share, int a, int b) {
        return documents * (share * marked.covariance(a, b) + (1 - share) * unmarked.covariance(a, b));
    }

    /** The third cumulant of a linear combination. */
    double third(double share, int[] statistics, double[] factors) {
        return documents
                * (share * marked.third(statistics, factors) + (1 - share) * unmarked.third(statistics, factors));
    }

    /** One kind of document: its possible sums, and the value of every cell at each. */
    static final class Kind {
        private final DocumentSum document;
        private final double[] sums;
        private final double[][] values;
        private final double[] means;
        private final double[] variances;
        private final double sumMean;

        Kind(DocumentSum document, double[][] values) {
            this.document = document;
            this.values = values;
            this.sums = document.sums();
            this.sumMean = document.mean(sums);
            this.means = new double[values.length];
            this.variances = new double[values.length];
            for (int c = 0; c < means.length; c++) {
                means[c] = document.mean(values[c]);
                variances[c] = document.covariance(values[c], means[c], values[c], means[c]);
            }
        }

        private double pass() {
            return document.pass();
        }

        private double mean(int statistic) {
            return statistic == SUM ? sumMean : means[statistic];
        }

        private double variance(int statistic) {
            return statistic == SUM ? covariance(SUM, SUM) : variances[statistic];
        }

        private double[] values(int statistic) {
            return statistic == SUM ? sums : values[statistic];
        }

        private double covariance(int a, int b) {
            return document.covariance(values(a), mean(a), values(b), mean(b));
        }

        private double third(int[] statistics, double[] factors) {
            double[] combined = new double[sums.length];
            double centre = 0;
            for (int j = 0; j < statistics.length; j++) {
                double[] each = values(statistics[j]);
                for (int i = 0; i < combined.length; i++) {
                    combined[i] += factors[j] * each[i];
                }
                centre += factors[j] * mean(statistics[j]);
            }
            return document.third(combined, centre);
        }
    }
}
