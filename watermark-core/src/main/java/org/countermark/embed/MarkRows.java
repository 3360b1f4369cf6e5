package org.countermark.embed;

import java.util.Arrays;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * The stateless form of a mark, for batches whose engine keeps each row's generated tokens, with their drafts, itself.
 *
 * <p>A row is given by all tokens generated for its response up to the place to be filled, never the prompt's. It gets
 * the token that a {@link MarkSession} with the same history would choose. Safe for use by many threads. Cost beside the
 * choice: a scan of the row for its context, about half a nanosecond a token; nothing allocated.
 */
public final class MarkRows {
    private final Watermark mark;
    private final int width;
    private final boolean marksGreedy;

    MarkRows(Watermark mark) {
        this.mark = mark;
        width = mark.profile().contextWidth();
        marksGreedy = StepEngine.marksGreedy(mark.profile().scheme());
    }

    /**
     * What becomes of a row's next token.
     *
     * @param generated the row's tokens, oldest first
     * @param count how many, 0..generated.length
     * @param greedy whether it is sampled at temperature 0
     * @return marked or the reason why not; never opted out or forced, of which a row knows nothing
     */
    public Outcome outcome(int[] generated, int count, boolean greedy) {
        Objects.checkFromIndexSize(0, count, generated.length);
        if (count < width) {
            return Outcome.PLAIN_START;
        } else if (greedy && !marksGreedy) {
            return Outcome.PLAIN_GREEDY;
        }
        int last = generated[count - 1];
        for (int end = count - 1; end >= width; end--) {
            if (generated[end - 1] == last
                    && Arrays.equals(generated, end - width, end, generated, count - width, count)) {
                return Outcome.PLAIN_REPEATED;
            }
        }
        return Outcome.MARKED;
    }

    /**
     * Chooses a row's next token from logits.
     *
     * @param generated the row's tokens, oldest first
     * @param count how many, 0..generated.length
     * @param payload what traces the response, 1..2^32−1, or 0 for none
     * @param logits raw, one for each token of the vocabulary; finite or −∞
     * @param sampling settings that give the final distribution
     * @param random draws what is left to chance
     * @return the token
     * @throws IllegalArgumentException if a logit is NaN or +∞, or all are −∞
     */
    public int next(
            int[] generated, int count, long payload, float[] logits, Sampling sampling, RandomGenerator random) {
        StepEngine engine = mark.engine();
        if (outcome(generated, count, sampling.isGreedy()) != Outcome.MARKED) {
            return engine.plain(logits, logits.length, sampling, random);
        }
        engine.context(generated, count - width, payload);
        return engine.marked(logits, logits.length, sampling, random);
    }

    /**
     * Chooses a row's next token among candidates.
     *
     * @param generated the row's tokens, oldest first
     * @param count how many, 0..generated.length
     * @param payload what traces the response, 1..2^32−1, or 0 for none
     * @param ids distinct tokens, at least 0
     * @param probabilities of the final distribution, up to a common factor; one for each id, not all 0
     * @param random draws what is left to chance
     * @return the token
     * @throws IllegalArgumentException if an id or a probability is out of range
     */
    public int next(
            int[] generated, int count, long payload, int[] ids, double[] probabilities, RandomGenerator random) {
        StepEngine engine = mark.engine();
        engine.candidates().set(ids, probabilities, ids.length);
        if (outcome(generated, count, false) != Outcome.MARKED) {
            return engine.plainCandidate(random);
        }
        engine.context(generated, count - width, payload);
        return engine.markedCandidate(random);
    }

    /**
     * The logits-processor form, for engines that draw by themselves: changes a row's logits so that an ordinary draw at
     * temperature 1 is a marked choice. Run it last, after temperature and truncation; not at temperature 0.
     *
     * @param generated the row's tokens, oldest first
     * @param count how many, 0..generated.length
     * @param payload what traces the response, 1..2^32−1, or 0 for none
     * @param logits ln p of the final distribution up to a constant, −∞ for tokens left out; changed in place, and left
     *     alone unless the outcome is marked. Gumbel-max leaves one token only
     * @return what became of the row
     * @throws IllegalArgumentException if a logit is NaN or +∞, or all are −∞
     */
    public Outcome process(int[] generated, int count, long payload, float[] logits) {
        Outcome outcome = outcome(generated, count, false);
        if (outcome == Outcome.MARKED) {
            StepEngine engine = mark.engine();
            engine.context(generated, count - width, payload);
            engine.reshape(logits, logits.length);
        }
        return outcome;
    }
}
