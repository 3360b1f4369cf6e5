package org.countermark.registry;

import java.time.Instant;

/**
 * Which epoch's key marks from when on.
 *
 * @param label the epoch's name, as of its key
 * @param since from when, whole seconds; until the next epoch begins
 */
public record Epoch(String label, Instant since) {}
