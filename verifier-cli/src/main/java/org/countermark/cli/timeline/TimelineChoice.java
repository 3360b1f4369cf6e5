package org.countermark.cli.timeline;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a user wants of a time line.
 *
 * @param period how to cut it
 * @param named the days of keys that the user named, by label
 */
public record TimelineChoice(Period period, Map<String, Applies> named) {
    /** Copies the map. */
    public TimelineChoice {
        Objects.requireNonNull(period, "period");
        named = Map.copyOf(named);
    }

    /**
     * The days of a key.
     *
     * @param label its label
     * @return what the user said, or what the label says by itself; empty where neither does
     */
    public Optional<Applies> applies(String label) {
        return Optional.ofNullable(named.get(label)).or(() -> Applies.ofLabel(label));
    }

    /** The same text for equal choices. */
    @Override
    public String toString() {
        return period + " " + new TreeMap<>(named);
    }
}
