package org.countermark.contract.engine;

import java.util.Optional;
import java.util.OptionalDouble;
import org.countermark.keys.Contract;
import org.countermark.keys.Profile;
import org.countermark.scheme.TournamentScheme;
import org.countermark.stats.GammaLaw;
import org.countermark.stats.ScoreSum;

/**
 * The figure that an engine's own detector prints for the same words: for comparison, never for a verdict.
 *
 * <p>A sum of −ln(1 − u) for Gumbel-max, with the engine's u; the mean g-value, weighted or not, for SynthID-Text; the share
 * of green tokens for green lists. Engines count units as they please, repeats included, and compute in single precision
 * here and there: docs/spec/engines.md says by how much they differ. Immutable; safe for use by many threads.
 */
public final class EngineStatistic {
    private static final int BITS = 30;
    private static final long MOST_UNITS = 1L << 28;

    private final Profile profile;

    private EngineStatistic(Profile profile) {
        this.profile = profile;
    }

    /**
     * The statistic of a contract.
     *
     * @param profile a profile of the contract
     * @return the statistic; empty for the native contract, and where two keys take turns by a coin that is not keyed: what
     *     engines compute there has no known law
     */
    public static Optional<EngineStatistic> of(Profile profile) {
        return switch (profile.contract()) {
            case COUNTERMARK_1, VLLM_DUAL_KEY, TEXTSEAL_DUAL -> Optional.empty();
            default -> Optional.of(new EngineStatistic(profile));
        };
    }

    /**
     * The statistic of words.
     *
     * @param words as {@link EngineWords} gives them
     * @param count how many, 0..words.length
     * @return the statistic, at least 0; 0 for no words
     */
    public double of(int[] words, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += score(words[i]);
        }
        return isSum() || count == 0 ? sum : sum / count;
    }

    /**
     * The engine's own p-value, where its null is the right one: P(Gamma(n, 1) ≥ statistic).
     *
     * @param statistic the sum over n words
     * @param n how many, 1..2^28
     * @return its decimal logarithm, within 1e-6 of the truth; empty where the engine's null is an approximation, or it has none
     * @throws IllegalArgumentException if n is out of range or the statistic is not finite and at least 0
     */
    public OptionalDouble log10P(double statistic, long n) {
        if (n < 1 || n > MOST_UNITS) {
            throw new IllegalArgumentException("n must be in 1..2^28, was " + n);
        }
        if (!(statistic >= 0 && statistic <= 32.0 * MOST_UNITS)) {
            throw new IllegalArgumentException("statistic must be at least 0 and finite, was " + statistic);
        }
        if (!isSum() || profile.contract() == Contract.TEXTSEAL_GUMBEL) {
            return OptionalDouble.empty();
        }
        long sum = StrictMath.round(StrictMath.scalb(statistic, BITS));
        return OptionalDouble.of(GammaLaw.of(BITS).tail(new ScoreSum(n, sum)).log10());
    }

    private boolean isSum() {
        return switch (profile.contract()) {
            case VLLM_GUMBEL_PACKED4, VLLM_GUMBEL_WORD0, SGLANG_GUMBEL, SGLANG_DUAL, TEXTSEAL_GUMBEL -> true;
            default -> false;
        };
    }

    private double score(int word) {
        return switch (profile.contract()) {
            case VLLM_GUMBEL_PACKED4, VLLM_GUMBEL_WORD0 ->
                -StrictMath.log(1.0 - (float) (((word >>> 8) + 1.0) / 16777217.0));
            case SGLANG_GUMBEL, SGLANG_DUAL ->
                -StrictMath.log(1.0 - StrictMath.scalb(Integer.toUnsignedLong(word) + 0.5, -32));
            case TEXTSEAL_GUMBEL ->
                -StrictMath.log((double) (Contract.TEXTSEAL_VALUES - word) / Contract.TEXTSEAL_VALUES);
            case SYNTHID_HF, SYNTHID_DEEPMIND -> weighted((TournamentScheme) profile.scheme(), word);
            default -> profile.scheme().score(word);
        };
    }

    /** The share of all weights that the g-values of 1 hold: integer weights are the linear ones times depth − 1. */
    private static double weighted(TournamentScheme scheme, int word) {
        return (double) scheme.score(word) / scheme.score(-1);
    }
}
