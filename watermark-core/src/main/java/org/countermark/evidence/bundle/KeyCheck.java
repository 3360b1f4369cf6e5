package org.countermark.evidence.bundle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.countermark.evidence.commit.KeyCommitment;
import org.countermark.evidence.seal.Seal;
import org.countermark.evidence.seal.SealFinding;
import org.countermark.evidence.seal.SealTrust;
import org.countermark.evidence.time.TimeStampCheck;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;

/** Whether the keys at hand are those that the bundle is committed to, and these are among those published. */
final class KeyCheck {
    private final Basis basis;
    private final Material material;
    private final KnownProfiles profiles;
    private final List<String> missing = new ArrayList<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final Set<String> published = new LinkedHashSet<>();

    private KeyCheck(Basis basis, Material material) {
        this.basis = basis;
        this.material = material;
        this.profiles = KnownProfiles.of(basis);
    }

    static Outcome check(Basis basis, Material material) {
        return new KeyCheck(basis, material).outcome();
    }

    private Outcome outcome() {
        if (basis.keys().isEmpty()) {
            return Outcome.fail("there is no key commitment");
        }
        for (KeyId id : basis.keys()) {
            Optional<String> wrong = opened(id).or(id::unpublished).or(() -> seal(id));
            if (wrong.isPresent()) {
                return Outcome.fail("key \"" + id.label() + "\": " + wrong.get());
            }
        }
        if (!missing.isEmpty()) {
            return Outcome.notPossible("not at hand: key " + Texts.some(missing));
        }
        if (!open.isEmpty()) {
            return Outcome.notPossible(String.join("; ", open));
        }
        List<String> labels = basis.keys().stream().map(KeyId::label).toList();
        return Outcome.pass("key " + Texts.some(labels) + String.join("", published));
    }

    /** Why no key at hand of that label opens the commitment. */
    private Optional<String> opened(KeyId id) {
        Optional<Profile> profile = profiles.get(id.profileDigest());
        if (profile.isEmpty()) {
            return Optional.of("it is for a profile that is not in the bundle");
        }
        List<EpochKey> named = material.keys().stream()
                .filter(key -> key.label().equals(id.label()))
                .toList();
        if (named.isEmpty()) {
            missing.add(id.label());
        } else if (named.stream().noneMatch(key -> id.commitment().matches(profile.get(), key))) {
            return Optional.of(
                    "it does not open the commitment " + id.commitment().hex());
        }
        return Optional.empty();
    }

    /** Why the seal of what was published does not hold; who made it is told, or left open. */
    private Optional<String> seal(KeyId id) {
        if (id.published().isEmpty()) {
            return Optional.empty();
        }
        KeyCommitment commitment = id.published().get().commitment();
        String keys = ", " + Texts.count(commitment.labels().size(), "key was", "keys were") + " published together";
        if (commitment.seal().isEmpty()) {
            published.add(keys + " without a seal");
            return Optional.empty();
        }
        Seal seal = commitment.seal().get();
        SealTrust trust = material.sealTrust();
        byte[] digest = HexFormat.of().parseHex(commitment.digest());
        SealFinding found = trust.check(seal, KeyCommitment.TYPE, digest, stamped(commitment));
        if (found instanceof SealFinding.Refused refused) {
            return Optional.of("of the published commitment, " + refused.why());
        }
        if (found instanceof SealFinding.Trusted by) {
            published.add(keys + " by " + by.by());
        } else if (found instanceof SealFinding.Untrusted untrusted) {
            open.add("whose the published commitment is: " + untrusted.why());
        } else if (trust.isEmpty()) {
            published.add(keys + " by an unknown party, the key with fingerprint "
                    + seal.key().fingerprint());
        } else {
            open.add("whose the published commitment is: " + ((SealFinding.Unknown) found).why());
        }
        return Optional.empty();
    }

    private Optional<Instant> stamped(KeyCommitment commitment) {
        return CommitmentTimeCheck.stamp(commitment, material.authorities())
                .filter(TimeStampCheck.Valid.class::isInstance)
                .map(check -> ((TimeStampCheck.Valid) check).time());
    }
}
