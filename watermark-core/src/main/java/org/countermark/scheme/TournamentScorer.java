package org.countermark.scheme;

/** The tournament score of many words: the weighted sum of 32 bits is the sum of four table entries, one a byte. */
final class TournamentScorer implements WordScorer {
    private final int[] table = new int[4 * 256];

    TournamentScorer(TournamentScheme scheme) {
        for (int position = 0; position < 4; position++) {
            for (int value = 0; value < 256; value++) {
                table[position * 256 + value] = scheme.score(value << (24 - 8 * position));
            }
        }
    }

    @Override
    public void score(int[] words, int count, int[] out) {
        for (int i = 0; i < count; i++) {
            int word = words[i];
            out[i] = table[word >>> 24]
                    + table[256 + ((word >>> 16) & 0xFF)]
                    + table[512 + ((word >>> 8) & 0xFF)]
                    + table[768 + (word & 0xFF)];
        }
    }
}
