package org.countermark.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps a few points of a series that grows for nobody knows how long, at even steps of a count.
 *
 * <p>The step is a power of two. At each multiple of it the first point there or behind it is kept; when they get too many, the
 * step doubles, and the points between are dropped. Which ones are left depends on the counts alone, so a series that is read
 * in other blocks, or again, leaves the same ones: at least half of the most, once there were as many. For one thread.
 *
 * @param <T> what a point holds
 */
public final class EvenSteps<T> {
    private final int most;
    private final List<T> points = new ArrayList<>();
    private final List<Long> counts = new ArrayList<>();
    private int log2Step;

    private EvenSteps(int most) {
        this.most = most;
    }

    /**
     * A series without a point.
     *
     * @param most how many points are kept at most, at least 2
     * @param <T> what a point holds
     * @return the series
     * @throws IllegalArgumentException if most is less
     */
    public static <T> EvenSteps<T> of(int most) {
        if (most < 2) {
            throw new IllegalArgumentException("most must be at least 2, was " + most);
        }
        return new EvenSteps<>(most);
    }

    /**
     * Whether the point at a count is one to keep: only then need it be worked out.
     *
     * @param count where the series is, at least where it was before, and at least 0
     * @return true if {@link #keep} is to be called with the same count
     */
    public boolean due(long count) {
        return count >>> log2Step > last() >>> log2Step;
    }

    /**
     * Keeps a point that is due.
     *
     * @param count where it stands
     * @param point the point
     * @throws IllegalStateException if no point is due there
     */
    public void keep(long count, T point) {
        if (!due(count)) {
            throw new IllegalStateException("no point is due at " + count);
        }
        counts.add(count);
        points.add(point);
        while (points.size() > most) {
            thin();
        }
    }

    private void thin() {
        log2Step++;
        long before = 0;
        int kept = 0;
        for (int i = 0; i < points.size(); i++) {
            // Since the point before, no multiple of the former step was passed: so none of the new one.
            long count = counts.get(i);
            if (count >>> log2Step > before >>> log2Step) {
                counts.set(kept, count);
                points.set(kept++, points.get(i));
            }
            before = count;
        }
        counts.subList(kept, counts.size()).clear();
        points.subList(kept, points.size()).clear();
    }

    private long last() {
        return counts.isEmpty() ? 0 : counts.get(counts.size() - 1);
    }

    /**
     * The points that are left.
     *
     * @return a copy, in the order of their counts
     */
    public List<T> points() {
        return List.copyOf(points);
    }
}
