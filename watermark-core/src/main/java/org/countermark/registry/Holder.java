package org.countermark.registry;

import java.time.Instant;

/** Who a payload was given to. Immutable. */
public sealed interface Holder {
    /**
     * What it carries.
     *
     * @return 1..2^22 − 1
     */
    int payload();

    /**
     * From when it is registered.
     *
     * @return whole seconds
     */
    Instant since();

    /**
     * One account, under its own payload.
     *
     * @param pseudonym which one
     * @param payload its own payload, whatever cohort it may be in
     * @param since from when it is registered
     */
    record Account(Pseudonym pseudonym, int payload, Instant since) implements Holder {}

    /**
     * A group of accounts that carry one payload while they are in it.
     *
     * @param name 1..200 visible ASCII characters without quotation mark and backslash
     * @param payload the cohort's payload
     * @param since from when there is such a cohort
     */
    record Cohort(String name, int payload, Instant since) implements Holder {}
}
