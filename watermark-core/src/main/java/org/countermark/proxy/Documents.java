package org.countermark.proxy;

import java.util.Arrays;

/** Lays documents one after another, with a boundary before the first and behind each. */
final class Documents {
    private Documents() {}

    /** The joined text; the boundary's id is the size of the vocabulary. */
    static int[] join(Iterable<int[]> documents, int vocabularySize) {
        int[] text = new int[1 << 16];
        int n = 1;
        text[0] = vocabularySize;
        long tokens = 0;
        for (int[] document : documents) {
            while (text.length - n <= document.length) {
                text = Arrays.copyOf(text, Columns.larger(text.length));
            }
            for (int token : document) {
                if (token < 0 || token >= vocabularySize) {
                    throw new IllegalArgumentException(
                            "documents must hold ids in 0.." + (vocabularySize - 1) + ", held " + token);
                }
                text[n++] = token;
            }
            text[n++] = vocabularySize;
            tokens += document.length;
        }
        if (tokens == 0) {
            throw new IllegalArgumentException("documents must hold at least one token");
        }
        return Arrays.copyOf(text, n);
    }

    /** How many tokens a joined text holds. */
    static long tokens(int[] text, int vocabularySize) {
        long tokens = 0;
        for (int token : text) {
            tokens += token == vocabularySize ? 0 : 1;
        }
        return tokens;
    }
}
