package org.countermark.cli.timeline;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.countermark.cli.store.TokenStore;
import org.countermark.contract.UnitScorer;
import org.countermark.detect.DetectionPlan;

/**
 * One key and channel of a time line.
 *
 * <p>Not a record: its scorers hold a secret.
 */
public final class TimelineKey {
    private final TokenStore store;
    private final DetectionPlan plan;
    private final Supplier<UnitScorer> scorers;
    private final Optional<Applies> applies;

    /**
     * A key to look for.
     *
     * @param store the documents
     * @param plan what was decided before; distinct units, plainly added
     * @param scorers makes scorers of the plan's key, each for one thread
     * @param applies the days on which the key was in use, where they are known
     */
    public TimelineKey(TokenStore store, DetectionPlan plan, Supplier<UnitScorer> scorers, Optional<Applies> applies) {
        this.store = Objects.requireNonNull(store, "store");
        this.plan = Objects.requireNonNull(plan, "plan");
        this.scorers = Objects.requireNonNull(scorers, "scorers");
        this.applies = Objects.requireNonNull(applies, "applies");
    }

    TokenStore store() {
        return store;
    }

    DetectionPlan plan() {
        return plan;
    }

    UnitScorer scorer() {
        return scorers.get();
    }

    Optional<Applies> applies() {
        return applies;
    }
}
