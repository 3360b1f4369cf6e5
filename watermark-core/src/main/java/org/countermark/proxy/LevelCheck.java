package org.countermark.proxy;

import java.nio.ByteBuffer;

/**
 * Reads a level once from end to end: refuses one that could mislead a look-up, and adds up what look-ups need.
 *
 * <p>Behind it, starts lie in their level and ascend, tokens lie in the vocabulary and ascend among siblings, counts are
 * at least 1, and the list of large counts matches their column. Every look-up then ends, inside its columns, with a
 * probability. About 3 ns an entry.
 */
final class LevelCheck {
    private final Level level;
    private final ByteBuffer counts;
    private final ByteBuffer large;
    private final Totals totals = new Totals();
    private final long[] countsOfCounts = new long[5];
    private int largeSeen;

    private LevelCheck(Level level) {
        this.level = level;
        counts = level.columns().counts();
        large = level.columns().large();
    }

    /** The check of the first level, whose entries all extend the empty context. */
    static LevelCheck ofFirst(Level level, int vocabularySize) {
        LevelCheck check = new LevelCheck(level);
        require(level.size() > 0, "it has no n-grams of length 1");
        check.siblings(0, 0, level.size(), vocabularySize);
        check.end();
        return check;
    }

    /** The check of a level whose entries extend those of another. */
    static LevelCheck of(Level level, Level parents, int vocabularySize) {
        LevelCheck check = new LevelCheck(level);
        int from = parents.first(0);
        require(from == 0, "its starts do not begin at 0");
        for (int parent = 0; parent < parents.size(); parent++) {
            int to = parents.first(parent + 1);
            require(to >= from && to <= level.size(), "its starts do not ascend");
            check.siblings(parent, from, to, vocabularySize);
            from = to;
        }
        require(from == level.size(), "its starts do not end at the size of the next level");
        check.end();
        return check;
    }

    private void siblings(int parent, int from, int to, int vocabularySize) {
        int left = -1;
        long total = 0;
        int[] classes = new int[3];
        for (int i = from; i < to; i++) {
            int token = level.token(i);
            require(token > left, "the tokens behind one context do not ascend");
            left = token;
            int count = counts.get(i) & 0xff;
            if (count == Level.LARGE) {
                count = nextLarge(i);
            }
            require(count > 0, "it has a count of 0");
            total += count;
            if (count <= 4) {
                countsOfCounts[count]++;
            }
            classes[Math.min(count, 3) - 1]++;
        }
        require(left < vocabularySize, "it has a token outside its vocabulary");
        if (to - from > Totals.FEW) {
            totals.add(parent, total, classes[0], classes[1]);
        }
    }

    private int nextLarge(int entry) {
        require(largeSeen < level.columns().largeCounts(), "a large count is missing");
        require(large.getInt(8 * largeSeen) == entry, "its large counts do not match its counts");
        int count = large.getInt(8 * largeSeen + 4);
        require(count >= Level.LARGE, "a large count is below " + Level.LARGE);
        largeSeen++;
        return count;
    }

    private void end() {
        require(largeSeen == level.columns().largeCounts(), "its large counts do not match its counts");
    }

    Totals totals() {
        return totals;
    }

    /** How many entries have count c, at index c, for c = 1..4. */
    long[] countsOfCounts() {
        return countsOfCounts;
    }

    private static void require(boolean ok, String what) {
        if (!ok) {
            throw new IllegalArgumentException("n-gram model is damaged: " + what);
        }
    }
}
