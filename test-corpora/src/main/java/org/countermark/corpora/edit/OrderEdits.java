package org.countermark.corpora.edit;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Edits of order: what stands in a text stays, elsewhere. */
public final class OrderEdits {
    private OrderEdits() {}

    /**
     * Permutes sentences, found by the rules of {@link BreakIterator} for no language in particular.
     *
     * @param rate share of the sentences that change places among themselves, 0..1
     * @return the edit; it keeps every character
     */
    public static TextEdit sentences(double rate) {
        Shares.check("rate", rate);
        return (text, random) -> {
            BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
            breaks.setText(text);
            List<String> sentences = new ArrayList<>();
            int from = breaks.first();
            for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
                sentences.add(text.substring(from, to));
                from = to;
            }
            return String.join("", Shares.shuffleSome(sentences, rate, random));
        };
    }

    /**
     * Permutes lines; the ends of the lines stay where they are.
     *
     * @param rate share of the lines that change places among themselves, 0..1
     * @return the edit; it keeps every character
     */
    public static TextEdit lines(double rate) {
        Shares.check("rate", rate);
        return (text, random) -> String.join("\n", Shares.shuffleSome(List.of(text.split("\n", -1)), rate, random));
    }
}
