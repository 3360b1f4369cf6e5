package org.countermark.detect;

import java.util.Arrays;
import org.countermark.scheme.ScoreBins;
import org.countermark.stats.LogP;
import org.countermark.stats.MixedLaw;

/** Scores by a table over levels and bins, and the exact law of its sums given the text. */
final class TableWeigher implements Weigher {
    /** Bounds above this log10 are printed as they are: sharper ones take a thousand times longer, and change nothing. */
    private static final double UNREMARKABLE = -1;

    private final ScoreBins bins;
    private final int[][] values;
    private final double unit;
    private final MixedLaw law;

    private TableWeigher(ScoreBins bins, int[][] values, double unit) {
        this.bins = bins;
        this.values = values;
        this.unit = unit;
        this.law = MixedLaw.of(bins.probabilities(), values, unit);
    }

    static TableWeigher of(WeighingTable table) {
        return new TableWeigher(table.bins(), table.values(), table.unit());
    }

    @Override
    public int levels() {
        return values.length;
    }

    /** What one score of a unit of this level adds. */
    int weigh(int score, int level) {
        return values[level][bins.of(score)];
    }

    @Override
    public void weigh(int[] scores, int[] levels, int rows, int columns, int[] out) {
        for (int row = 0; row < rows; row++) {
            int[] ofLevel = values[levels[row]];
            for (int i = row * columns; i < (row + 1) * columns; i++) {
                out[i] = ofLevel[bins.of(scores[i])];
            }
        }
    }

    @Override
    public LogP tail(long[] countByLevel, long sum) {
        if (Arrays.stream(countByLevel).sum() == 0) {
            return LogP.one();
        }
        double bound = law.bound(countByLevel, sum);
        return bound > UNREMARKABLE ? new LogP.Certified(bound, bound) : law.tail(countByLevel, sum);
    }

    @Override
    public double unit() {
        return unit;
    }
}
