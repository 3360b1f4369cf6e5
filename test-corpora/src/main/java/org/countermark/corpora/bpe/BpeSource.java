package org.countermark.corpora.bpe;

import java.util.BitSet;
import java.util.List;
import org.countermark.corpora.gguf.UnreadableModelException;

/** What a tokenizer file says, before it is checked: one form for both formats. */
final class BpeSource {
    static final String REMEDY = "this tokenizer cannot be reproduced exactly here: give token ids instead of text";

    final String file;
    final SplitRule split;
    final boolean composed;
    final boolean wholePieces;

    /** By id; in byte-level spelling, or literal text; empty where the vocabulary has a hole. */
    final List<String> tokens;

    /** Ids whose tokens are literal text that ordinary text never becomes. */
    final BitSet literal;

    /** Pairs, written with one space between, first merge first. */
    final List<String> merges;

    /**
     * One tokenizer.
     *
     * @param composed whether text is brought to NFC first
     * @param wholePieces whether a piece that is a token is taken whole, whatever the merges say
     */
    BpeSource(
            String file,
            SplitRule split,
            boolean composed,
            boolean wholePieces,
            List<String> tokens,
            BitSet literal,
            List<String> merges) {
        this.file = file;
        this.split = split;
        this.composed = composed;
        this.wholePieces = wholePieces;
        this.tokens = tokens;
        this.literal = literal;
        this.merges = merges;
    }

    UnreadableModelException refuse(String problem) {
        return new UnreadableModelException(file, 0, problem, REMEDY);
    }
}
