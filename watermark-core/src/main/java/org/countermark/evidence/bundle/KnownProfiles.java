package org.countermark.evidence.bundle;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.countermark.keys.Profile;

/** The profiles of a bundle that can be read, by their true digest; the others fail a check of their own. */
final class KnownProfiles {
    private final Map<String, Profile> profiles = new HashMap<>();

    private KnownProfiles() {}

    static KnownProfiles of(Basis basis) {
        KnownProfiles known = new KnownProfiles();
        for (Stated profile : basis.profiles()) {
            read(profile).ifPresent(read -> known.profiles.put(HexFormat.of().formatHex(read.digest()), read));
        }
        return known;
    }

    private static Optional<Profile> read(Stated profile) {
        try {
            return Optional.of(Profile.parse(profile.text()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Optional<Profile> get(String digest) {
        return Optional.ofNullable(profiles.get(digest));
    }
}
