package org.countermark.cli.scan;

/**
 * Texts that came back from their tokens as they were.
 *
 * @param same came back as they were
 * @param tried tried
 */
public record RoundTrip(long same, long tried) {
    static final RoundTrip NONE = new RoundTrip(0, 0);

    RoundTrip plus(RoundTrip other) {
        return new RoundTrip(same + other.same, tried + other.tried);
    }
}
