package org.countermark.proxy;

/**
 * All n-grams of one length, in ascending order: last token, count, and where the n-grams that extend them begin.
 *
 * <p>A level and the next one form a trie: the extensions of entry i are the entries first(i)..first(i+1)−1 of the next
 * level, ascending in their last token.
 */
final class Level {
    final TokenColumn tokens;
    final CountColumn counts = new CountColumn();
    private int[] first = {0};

    Level(int vocabularySize) {
        tokens = new TokenColumn(vocabularySize);
    }

    void add(int token, int count) {
        tokens.add(token);
        counts.add(count);
    }

    int size() {
        return tokens.size();
    }

    /** Takes the starts of the extensions, one per entry and one more for the end. */
    void link(int[] starts) {
        if (starts.length != size() + 1) {
            throw new IllegalArgumentException("starts must hold " + (size() + 1) + " values, held " + starts.length);
        }
        first = starts;
    }

    int first(int entry) {
        return first[entry];
    }

    void trim() {
        tokens.trim();
        counts.trim();
    }

    /** How many entries have count c, at index c, for c = 1..4. */
    long[] countsOfCounts() {
        long[] n = new long[5];
        for (int i = 0; i < size(); i++) {
            int count = counts.get(i);
            if (count <= 4) {
                n[count]++;
            }
        }
        return n;
    }
}
