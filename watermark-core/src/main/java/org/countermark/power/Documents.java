package org.countermark.power;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Documents of one size.
 *
 * @param count how many, 1..2^40
 * @param units distinct units that are scored in each, 1..2^40
 */
public record Documents(long count, long units) {
    private static final long MOST = 1L << 40;
    private static final int CLASSES = 5;

    /** Refuses numbers out of range. */
    public Documents {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("count must be in 1..2^40, was " + count);
        }
        if (units < 1 || units > MOST) {
            throw new IllegalArgumentException("units must be in 1..2^40, was " + units);
        }
    }

    /**
     * A body of documents of many sizes as at most five classes of about as many units each.
     *
     * @param units distinct units scored in each document, each at least 0; not changed; documents without units are left
     *     out
     * @return the classes, from small documents to large ones; empty if there is no unit
     * @throws IllegalArgumentException if a number is negative or above 2^40
     */
    public static List<Documents> classes(long[] units) {
        long[] sorted = units.clone();
        Arrays.sort(sorted);
        if (sorted.length > 0 && (sorted[0] < 0 || sorted[sorted.length - 1] > MOST)) {
            throw new IllegalArgumentException("units must be in 0..2^40");
        }
        double all = Arrays.stream(sorted).asDoubleStream().sum();
        List<Documents> classes = new ArrayList<>();
        double before = 0;
        double sum = 0;
        long count = 0;
        for (int i = 0; i < sorted.length; i++) {
            sum += sorted[i];
            count += sorted[i] > 0 ? 1 : 0;
            boolean full = before + sum >= all * (classes.size() + 1) / CLASSES;
            if (count > 0 && (full || i == sorted.length - 1)) {
                classes.add(new Documents(count, Math.max(1, Math.round(sum / count))));
                before += sum;
                sum = 0;
                count = 0;
            }
        }
        return List.copyOf(classes);
    }
}
