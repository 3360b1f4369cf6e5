package org.countermark.stats;

import java.util.Objects;

/**
 * A law whose tail another law bounds too: the smaller of both values is proven as well.
 *
 * <p>H0: that of {@code law}, whose scores are stochastically at most those of {@code bound}. Of use where the one is closer
 * but only certified, and the other exact for a sum that is a little larger.
 *
 * @param law the law; all but the tail is its
 * @param bound a law of sums that are stochastically at least as large, in the same unit
 */
public record TighterLaw(NullLaw law, NullLaw bound) implements NullLaw {
    /** Refuses laws of different units. */
    public TighterLaw {
        Objects.requireNonNull(law, "law");
        if (bound.unit() != law.unit()) {
            throw new IllegalArgumentException("bound must have the unit " + law.unit() + ", had " + bound.unit());
        }
    }

    @Override
    public LogP tail(ScoreSum observed) {
        LogP own = law.tail(observed);
        LogP other = bound.tail(observed);
        return other.compareTo(own) < 0 ? other : own;
    }

    @Override
    public double mean() {
        return law.mean();
    }

    @Override
    public double unit() {
        return law.unit();
    }

    @Override
    public double cumulant(double tilt) {
        return law.cumulant(tilt);
    }

    @Override
    public double deviation() {
        return law.deviation();
    }

    @Override
    public double strongestTilt() {
        return law.strongestTilt();
    }
}
