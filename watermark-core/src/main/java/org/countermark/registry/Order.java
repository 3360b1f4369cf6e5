package org.countermark.registry;

import java.util.Locale;

/** The order in which a registry gives its payloads. */
public enum Order {
    /** 1, 2, 3, …: tracing looks at the fewest candidates, and a payload tells how early its account came. */
    SEQUENTIAL,
    /** By a keyed permutation: a payload tells nothing of its account. */
    SHUFFLED;

    /**
     * The order as files write it.
     *
     * @return {@code sequential} or {@code shuffled}
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * An order as files write it.
     *
     * @param text {@code sequential} or {@code shuffled}
     * @return the order
     * @throws IllegalArgumentException if it is anything else
     */
    public static Order of(String text) {
        for (Order order : values()) {
            if (order.text().equals(text)) {
                return order;
            }
        }
        throw new IllegalArgumentException("order must be \"sequential\" or \"shuffled\"");
    }
}
