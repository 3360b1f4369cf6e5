package org.countermark.cli.scan;

import java.util.Objects;
import org.countermark.detect.UnitRule;
import org.countermark.token.Slice;

/**
 * How the documents of a body are tested, all of it decided before a key is used.
 *
 * @param units which units are scored
 * @param dedup how units are remembered
 * @param decoys decoy keys beside the one under test, 0..10000
 * @param share which documents are looked at, by digest
 */
record Method(UnitRule units, Dedup dedup, int decoys, Slice share) {
    static final int MOST_DECOYS = 10_000;

    /** How units are remembered. */
    enum Dedup {
        /** All of them. */
        EXACT,
        /** In a filter of fixed size, which drops a few. */
        BLOOM
    }

    Method {
        Objects.requireNonNull(units, "units");
        Objects.requireNonNull(dedup, "dedup");
        Objects.requireNonNull(share, "share");
        if (decoys < 0 || decoys > MOST_DECOYS) {
            throw new IllegalArgumentException("--decoys must be in 0.." + MOST_DECOYS + ", was " + decoys);
        }
    }

    /** Reads a share of documents as it stands on the command line. */
    static Slice share(String text) {
        if (!text.matches("[0-9]{1,5}/[0-9]{1,5}")) {
            throw new IllegalArgumentException("--slice must be written I/N, such as 1/4, was " + text);
        }
        int slash = text.indexOf('/');
        int index = Integer.parseInt(text.substring(0, slash));
        int count = Integer.parseInt(text.substring(slash + 1));
        if (index < 1 || index > count) {
            throw new IllegalArgumentException("--slice must be I/N with I in 1..N, was " + text);
        }
        return Slice.of(index - 1, count);
    }
}
