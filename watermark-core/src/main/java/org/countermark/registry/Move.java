package org.countermark.registry;

import java.time.Instant;
import java.util.Optional;

/**
 * A change of what an account carries: the payload of a cohort from now on, or its own again.
 *
 * @param account who
 * @param cohort the cohort's name; empty where the account goes back to its own payload
 * @param since from when, whole seconds
 */
public record Move(Pseudonym account, Optional<String> cohort, Instant since) {}
