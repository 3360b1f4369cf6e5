package org.countermark.cli.plan;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.countermark.power.Power;
import org.countermark.power.ScoreMoments;

/**
 * A question with its answer filled in, and what other shares of marked text would mean.
 *
 * @param question the question, with all five known; without the one that was asked for where no number of it is enough
 * @param asked what was asked for
 * @param power the power of the answer; empty where there is none
 * @param others the same body and test with other shares
 */
record Answer(Question question, Asked asked, Optional<Power> power, List<Other> others) {
    private static final double[] SHARES = {0.001, 0.01, 0.1, 1};
    private static final double USUAL = 0.9;

    /** Share of the largest possible excess that a search ends with; beyond it scores are all but constant. */
    private static final double STRONGEST = 0.98;

    /** What can be asked for. */
    enum Asked {
        DOCUMENTS,
        TOKENS,
        EXCESS,
        SHARE,
        POWER
    }

    /**
     * Another share of marked text.
     *
     * @param share the share
     * @param power the power with the documents of the answer; empty where they are not known, or not one is marked
     * @param documents documents needed for the target power; empty if no number is enough
     */
    record Other(double share, Optional<Power> power, OptionalLong documents) {}

    static Answer to(Question question, Asked asked) {
        Question solved = solved(question, asked);
        Optional<Power> power =
                asked == Asked.POWER || known(solved, asked) ? Optional.of(power(solved)) : Optional.empty();
        return new Answer(solved, asked, power, others(solved));
    }

    /** The power that is aimed at: the one that was given, or what is usual. */
    double target() {
        return question.power().orElse(USUAL);
    }

    private static boolean known(Question question, Asked asked) {
        return switch (asked) {
            case DOCUMENTS -> question.documents().isPresent();
            case TOKENS -> question.tokens().isPresent();
            case EXCESS -> question.excess().isPresent();
            case SHARE -> question.share().isPresent();
            case POWER -> true;
        };
    }

    private static Power power(Question q) {
        return Power.of(q.design(
                q.documents().orElseThrow(),
                q.tokens().orElseThrow(),
                q.excess().orElseThrow(),
                q.share().orElseThrow()));
    }

    private static Question solved(Question q, Asked asked) {
        double target = q.power().orElse(USUAL);
        return switch (asked) {
            case POWER -> q;
            case DOCUMENTS -> with(q, documents(q, q.share().orElseThrow()), q.tokens(), q.excess(), q.share());
            case TOKENS -> {
                long documents = q.documents().orElseThrow();
                OptionalLong found = Power.smallestWhole(
                        1,
                        q.most(documents),
                        target,
                        n -> q.design(
                                documents,
                                n,
                                q.excess().orElseThrow(),
                                q.share().orElseThrow()));
                yield with(q, q.documents(), boxed(found), q.excess(), q.share());
            }
            case EXCESS -> {
                double bound = ScoreMoments.largestExcess(q.scheme());
                OptionalDouble found = Power.smallest(
                        1e-6 * bound,
                        STRONGEST * bound,
                        target,
                        x -> q.design(
                                q.documents().orElseThrow(),
                                q.tokens().orElseThrow(),
                                x,
                                q.share().orElseThrow()));
                yield with(q, q.documents(), q.tokens(), boxed(found), q.share());
            }
            case SHARE -> with(q, q.documents(), q.tokens(), q.excess(), boxed(share(q, target)));
        };
    }

    private static OptionalDouble share(Question q, double target) {
        long documents = q.documents().orElseThrow();
        long tokens = q.tokens().orElseThrow();
        double excess = q.excess().orElseThrow();
        return q.of() == Question.ShareOf.DOCUMENTS
                ? Power.smallestShare(q.design(documents, tokens, excess, 1), target)
                : Power.smallest(1e-9, 1, target, share -> q.design(documents, tokens, excess, share));
    }

    private static Optional<Long> documents(Question q, double share) {
        long tokens = q.tokens().orElseThrow();
        return boxed(Power.smallestWhole(
                1,
                q.most(tokens),
                q.power().orElse(USUAL),
                n -> q.design(n, tokens, q.excess().orElseThrow(), share)));
    }

    private static List<Other> others(Question q) {
        if (q.tokens().isEmpty() || q.excess().isEmpty()) {
            return List.of();
        }
        return Arrays.stream(SHARES)
                .mapToObj(share -> new Other(
                        share,
                        q.documents()
                                .filter(n -> q.of() == Question.ShareOf.UNITS || share * n >= 1)
                                .map(n -> power(with(q, q.documents(), q.tokens(), q.excess(), Optional.of(share)))),
                        documents(q, share).map(OptionalLong::of).orElse(OptionalLong.empty())))
                .toList();
    }

    private static Question with(
            Question q,
            Optional<Long> documents,
            Optional<Long> tokens,
            Optional<Double> excess,
            Optional<Double> share) {
        return new Question(
                documents,
                tokens,
                excess,
                share,
                q.power(),
                q.scheme(),
                q.spread(),
                q.scored(),
                q.of(),
                q.keys(),
                q.alpha());
    }

    private static Optional<Long> boxed(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    /** Four significant digits, for people. */
    static String figure(double value) {
        return new BigDecimal(value)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A share in percent, with three significant digits. */
    static String percent(double share) {
        return new BigDecimal(100 * share)
                        .round(new MathContext(3))
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }

    /** A chance in percent; nobody needs to know how small a small one is. */
    static String chance(double chance) {
        if (chance < 0.001) {
            return "less than 0.1 %";
        }
        return chance > 0.999 ? "more than 99.9 %" : percent(chance);
    }

    /** A count with thousands set apart. */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
