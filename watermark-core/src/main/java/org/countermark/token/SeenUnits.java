package org.countermark.token;

/**
 * What a walk remembers of the units it has met: all of them ({@link UnitSet}), or as much as fits ({@link BloomUnits}).
 *
 * <p>Either way each unit counts at most once, so a test over what is left is exact. Not safe for use by many threads.
 */
public sealed interface SeenUnits permits UnitSet, BloomUnits {
    /**
     * Adds a batch.
     *
     * @param fingerprints the batch, in the order in which they count as seen
     * @param count how many, at most {@code fingerprints.length}
     * @param fresh receives the indices of those that were certainly not there before, ascending; at least count long
     * @return how many these are
     */
    int addAll(long[] fingerprints, int count, int[] fresh);

    /**
     * How many units were new when they were added.
     *
     * @return the number, at least 0
     */
    long size();

    /**
     * Memory held.
     *
     * @return bytes, without array headers
     */
    long bytes();
}
