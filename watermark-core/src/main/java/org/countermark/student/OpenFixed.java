package org.countermark.student;

import org.countermark.stats.LogP;

/** The companion of open mode's e-value: the p-value of the first n distinct contexts, as {@link FixedSample} of completions. */
public sealed interface OpenFixed {
    /**
     * All n contexts are there.
     *
     * @param p the p-value over exactly the first n distinct contexts
     */
    record Registered(LogP p) implements OpenFixed {}

    /**
     * The whole budget came and held fewer: the p-value is over all of it.
     *
     * @param p the p-value over all distinct contexts
     * @param missing how many fewer than registered, above 0
     */
    record AtBudget(LogP p, long missing) implements OpenFixed {}

    /**
     * Neither is so yet: there is no p-value.
     *
     * @param contexts distinct contexts so far
     * @param registered n
     */
    record Pending(long contexts, long registered) implements OpenFixed {}
}
