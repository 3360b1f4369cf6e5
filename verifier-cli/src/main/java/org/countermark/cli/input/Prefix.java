package org.countermark.cli.input;

import java.util.Objects;

/**
 * The beginning of a file, by which it is recognised when a scan goes on.
 *
 * @param bytes its length
 * @param sha256 its digest, in hex
 */
public record Prefix(long bytes, String sha256) {
    /** Refuses null. */
    public Prefix {
        Objects.requireNonNull(sha256, "sha256");
    }
}
