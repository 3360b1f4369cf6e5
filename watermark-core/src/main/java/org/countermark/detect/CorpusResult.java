package org.countermark.detect;

import java.util.Optional;
import org.countermark.stats.LogE;

/**
 * The outcome of a test of a corpus with both arms.
 *
 * <p>H0: no text in the corpus depends on the key. Under H0 each e-value has a mean of at most 1, so it reaches 1/α with
 * probability at most α; the p-value of {@code pooled} is another look at the same body: who decides by both counts two.
 *
 * @param pooled the dense arm: all units together, with counts, score, p-value, e-value and excess
 * @param documents documents read
 * @param sparse the sparse arm: e-value of the product over documents
 * @param e the average of the two arms, an e-value as well: the evidence of the corpus
 * @param markedAtLeast with confidence 1 − alpha, so many documents at least depend on the key; 0 says nothing
 * @param control how decoys fared on the same text; empty without decoys
 */
public record CorpusResult(
        Detection pooled, long documents, LogE sparse, LogE e, long markedAtLeast, Optional<DecoyControl> control) {}
