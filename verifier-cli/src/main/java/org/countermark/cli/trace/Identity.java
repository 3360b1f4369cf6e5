package org.countermark.cli.trace;

import org.countermark.keys.Profile;
import org.countermark.trace.TracePlan;

/**
 * What a text was traced with, all of it public.
 *
 * @param key the epoch's label
 * @param profile the provider's profile
 * @param plan what was decided before the key was used
 * @param registryDigest digest of the registry
 */
record Identity(String key, Profile profile, TracePlan plan, String registryDigest) {}
