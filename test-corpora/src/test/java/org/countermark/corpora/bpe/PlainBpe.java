package org.countermark.corpora.bpe;

import java.util.ArrayList;
import java.util.List;

/** The list's rule, written down plainly: merge the listed pair that comes first in the list, leftmost, until none is left. */
final class PlainBpe {
    private PlainBpe() {}

    static List<String> merge(String piece, List<String> merges) {
        List<String> parts = new ArrayList<>(
                piece.chars().mapToObj(c -> String.valueOf((char) c)).toList());
        while (true) {
            int best = merges.size();
            int at = -1;
            for (int i = 0; i + 1 < parts.size(); i++) {
                int place = merges.indexOf(parts.get(i) + " " + parts.get(i + 1));
                if (place >= 0 && place < best) {
                    best = place;
                    at = i;
                }
            }
            if (at < 0) {
                return parts;
            }
            parts.set(at, parts.get(at) + parts.remove(at + 1));
        }
    }
}
