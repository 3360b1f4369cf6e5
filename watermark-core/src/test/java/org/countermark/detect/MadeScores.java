package org.countermark.detect;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.countermark.contract.UnitScorer;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.Scheme;
import org.countermark.stats.NullLaw;
import org.countermark.token.Response;

/** A document whose scores are drawn, not computed: token i has score i of a table, and every unit is distinct. */
final class MadeScores implements UnitScorer {
    private final Scheme scheme;
    private final int[] scores;

    MadeScores(Scheme scheme, int tokens) {
        this.scheme = scheme;
        this.scores = new int[tokens];
    }

    /** The document, as token ids. */
    Response document() {
        return Response.of(IntStream.range(0, scores.length).toArray());
    }

    /** Draws all scores as H0 has them. */
    void unmark(SplittableRandom random) {
        for (int i = 0; i < scores.length; i++) {
            scores[i] = scheme.score(random.nextInt());
        }
    }

    /**
     * Draws scores of tokens that the mark chose among that many equally likely ones: of as many words, the one that the
     * scheme prefers. Two of them give Gumbel scores an excess of .5 nats, four 1.08.
     */
    void mark(SplittableRandom random, int from, int to, int candidates) {
        for (int i = from; i < to; i++) {
            int best = scheme.score(random.nextInt());
            for (int c = 1; c < candidates; c++) {
                best = Math.max(best, scheme.score(random.nextInt()));
            }
            scores[i] = best;
        }
    }

    /** Draws scores of tokens that the Gumbel mark chose, each of the probability that a function of its place says. */
    void mark(SplittableRandom random, int from, int to, IntToDoubleFunction probability) {
        for (int i = from; i < to; i++) {
            double u = StrictMath.pow(random.nextDouble(), probability.applyAsDouble(i));
            scores[i] = scheme.score((int) (long) (u * 0x1p32));
        }
    }

    /** A green list of one quarter. */
    static Scheme greenList() {
        return new GreenListScheme(16384);
    }

    @Override
    public int contextWidth() {
        return 1;
    }

    @Override
    public NullLaw nullLaw() {
        return scheme.nullLaw();
    }

    @Override
    public int score(int[] contexts, int[] tokens, int count, int[] out, long[] admitted) {
        for (int i = 0; i < count; i++) {
            out[i] = scores[tokens[i]];
        }
        Arrays.fill(admitted, 0, (count + 63) / 64, -1L);
        if ((count & 63) != 0) {
            admitted[count / 64] = (1L << count) - 1;
        }
        return count;
    }
}
