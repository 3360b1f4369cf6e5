package org.countermark.evidence.bundle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.binary.Hex;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;

/** Whether the keys at hand are those that the bundle is committed to. */
final class KeyCheck {
    private KeyCheck() {}

    static Outcome check(Basis basis, List<EpochKey> keys) {
        if (basis.keys().isEmpty()) {
            return Outcome.fail("there is no key commitment");
        }
        Map<String, Profile> profiles = profiles(basis);
        List<String> missing = new ArrayList<>();
        for (KeyId id : basis.keys()) {
            Profile profile = profiles.get(id.profileDigest());
            if (profile == null) {
                return Outcome.fail("key \"" + id.label() + "\" is for a profile that is not in the bundle");
            }
            List<EpochKey> named =
                    keys.stream().filter(key -> key.label().equals(id.label())).toList();
            if (named.isEmpty()) {
                missing.add(id.label());
            } else if (named.stream().noneMatch(key -> id.commitment().matches(profile, key))) {
                return Outcome.fail("key \"" + id.label() + "\" does not open the commitment "
                        + id.commitment().hex());
            }
        }
        List<String> labels = basis.keys().stream().map(KeyId::label).toList();
        return missing.isEmpty()
                ? Outcome.pass("key " + Texts.some(labels))
                : Outcome.notPossible("not at hand: key " + Texts.some(missing));
    }

    /** Those that can be read, by their true digest; the others fail a check of their own. */
    private static Map<String, Profile> profiles(Basis basis) {
        Map<String, Profile> profiles = new HashMap<>();
        for (Stated profile : basis.profiles()) {
            read(profile).ifPresent(read -> profiles.put(Hex.encodeHexString(read.digest()), read));
        }
        return profiles;
    }

    private static Optional<Profile> read(Stated profile) {
        try {
            return Optional.of(Profile.parse(profile.text()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
