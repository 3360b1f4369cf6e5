package org.countermark.cli.student.rows;

import java.util.Optional;
import java.util.stream.IntStream;
import org.countermark.student.OpenRow;

/** One row of a file: a model's probabilities of the next token in one context. The arrays are shared, and never changed. */
final class TokenRow {
    final int[] prompt;
    final int[] context;

    /** Tokens that have an entry; empty where all of them have one, from token 0 on. */
    final Optional<int[]> ids;

    final float[] probabilities;

    TokenRow(int[] prompt, int[] context, Optional<int[]> ids, float[] probabilities) {
        this.prompt = prompt;
        this.context = context;
        this.ids = ids;
        this.probabilities = probabilities;
    }

    /** The row as a test takes it; throws IllegalArgumentException where it is none. */
    OpenRow open() {
        double[] wide = new double[probabilities.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = probabilities[i];
        }
        return OpenRow.of(
                prompt,
                context,
                ids.orElseGet(() -> IntStream.range(0, wide.length).toArray()),
                wide);
    }
}
