package org.countermark.evidence.seal;

/** What comparing a seal with what a reader trusts found. */
public sealed interface SealFinding {
    /**
     * Both signatures hold, by a key that is trusted.
     *
     * @param by whose seal it is, some words
     */
    record Trusted(String by) implements SealFinding {}

    /**
     * Both signatures hold, but not by a key that is trusted.
     *
     * @param why whose key it is instead, one line
     */
    record Untrusted(String why) implements SealFinding {}

    /**
     * Both signatures hold, and there is nothing at hand that could tell whose they are.
     *
     * @param why what is missing, one line
     */
    record Unknown(String why) implements SealFinding {}

    /**
     * A signature does not hold.
     *
     * @param why which one, one line
     */
    record Refused(String why) implements SealFinding {}
}
