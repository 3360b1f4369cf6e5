package org.countermark.detect;

import java.util.Arrays;

/** What a unit adds to the statistic of a body: a choice made before the key is used. */
public enum Weighing {
    /** Its score. The only one that needs no proxy, and the default without one. */
    SUM("sum"),

    /** Its score times (1 − q), q being the proxy's probability of its token. */
    WEIGHTED("weighted"),

    /** The log likelihood ratio of a mixture: that the token was chosen by the mark, with q as its probability. */
    MIXTURE("mixture");

    private final String id;

    Weighing(String id) {
        this.id = id;
    }

    /**
     * The name used in plans.
     *
     * @return the id
     */
    public String id() {
        return id;
    }

    /**
     * The choice of a name.
     *
     * @param id as {@link #id()} gives it
     * @return the choice
     * @throws IllegalArgumentException if there is no such choice
     */
    public static Weighing of(String id) {
        return Arrays.stream(values())
                .filter(weighing -> weighing.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "weighing must be \"sum\", \"weighted\" or \"mixture\", was \"" + id + "\""));
    }
}
