package org.countermark.evidence.bundle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.countermark.evidence.commit.KeyCommitment;
import org.countermark.evidence.time.TimeStampAuthorities;
import org.countermark.evidence.time.TimeStampCheck;
import org.countermark.keys.Contract;
import org.countermark.keys.Profile;

/** Whether each key was committed to before any exhibit was acquired, and how many keys there were to choose from. */
final class CommitmentTimeCheck {
    private static final int NATIVE_BITS = 256;
    private static final String ANY = "; any key could have been tried, log2 of their number: ";

    private final Bundle bundle;
    private final Optional<TimeStampAuthorities> authorities;
    private final Set<String> stamps = new TreeSet<>();
    private final List<String> unpublished = new ArrayList<>();

    private CommitmentTimeCheck(Bundle bundle, Optional<TimeStampAuthorities> authorities) {
        this.bundle = bundle;
        this.authorities = authorities;
    }

    static Outcome check(Bundle bundle, Optional<TimeStampAuthorities> authorities) {
        return new CommitmentTimeCheck(bundle, authorities).outcome();
    }

    /** What the time stamp of a commitment shows; nothing if there is none, or nobody is trusted. */
    static Optional<TimeStampCheck> stamp(KeyCommitment commitment, Optional<TimeStampAuthorities> authorities) {
        return commitment
                .timeStamp()
                .flatMap(stamp -> authorities.map(
                        trusted -> trusted.check(HexFormat.of().parseHex(commitment.sealedDigest()), stamp.der())));
    }

    private Outcome outcome() {
        if (bundle.basis().keys().isEmpty()) {
            return Outcome.notPossible("there is no key commitment");
        }
        String any = ANY + String.format(Locale.ROOT, "%d.00", mostBits());
        for (KeyId key : bundle.basis().keys()) {
            Optional<String> wrong = key.unpublished().or(() -> late(key));
            if (wrong.isPresent()) {
                return Outcome.fail("key \"" + key.label() + "\": " + wrong.get() + any);
            }
        }
        if (!unpublished.isEmpty()) {
            return Outcome.notPossible(missing() + " for key " + Texts.some(unpublished) + any);
        }
        List<String> undated = bundle.exhibits().stream()
                .filter(exhibit -> exhibit.acquired().isEmpty())
                .map(Exhibit::name)
                .toList();
        return undated.isEmpty()
                ? Outcome.pass(String.join("; ", stamps) + "; " + tried())
                : Outcome.notPossible("not known when acquired: " + Texts.some(undated) + any);
    }

    /** What is wanted first: a commitment that was published, its time stamp, or somebody who is trusted with that. */
    private String missing() {
        if (bundle.basis().keys().stream().anyMatch(key -> key.published().isEmpty())) {
            return "no published commitment";
        }
        boolean unstamped = bundle.basis().keys().stream()
                .flatMap(key -> key.published().stream())
                .anyMatch(opening -> opening.commitment().timeStamp().isEmpty());
        return unstamped ? "no time stamp" : "no certificate of an authority is at hand";
    }

    /** Why a key's commitment is not older than all exhibits; without a time stamp that stays open. */
    private Optional<String> late(KeyId key) {
        Optional<TimeStampCheck> check = key.published().flatMap(opening -> stamp(opening.commitment(), authorities));
        if (check.isEmpty()) {
            unpublished.add(key.label());
            return Optional.empty();
        }
        if (check.get() instanceof TimeStampCheck.Refused refused) {
            return Optional.of("of its commitment, " + refused.why());
        }
        TimeStampCheck.Valid valid = (TimeStampCheck.Valid) check.get();
        stamps.add("committed to at " + valid.time() + ", by " + valid.authority());
        Instant latest = valid.accuracy().map(valid.time()::plus).orElse(valid.time());
        return bundle.exhibits().stream()
                .filter(exhibit -> exhibit.acquired().filter(latest::isAfter).isPresent())
                .findFirst()
                .map(older -> "its commitment of " + valid.time() + " is younger than the exhibit \"" + older.name()
                        + "\", acquired at " + older.acquired().orElseThrow());
    }

    /** As many as there are labels in the commitments: whoever holds these keys can try them all, and no others. */
    private String tried() {
        Map<String, Integer> documents = new HashMap<>();
        for (KeyId key : bundle.basis().keys()) {
            key.published()
                    .ifPresent(opening -> documents.put(
                            opening.commitment().digest(),
                            opening.commitment().labels().size()));
        }
        long labels = documents.values().stream().mapToLong(Integer::longValue).sum();
        double log2 = StrictMath.log((double) labels) / StrictMath.log(2);
        return String.format(
                Locale.ROOT,
                "log2 of the keys that could have been tried: %.2f (%s)",
                log2,
                Texts.count(labels, "label"));
    }

    /** The largest of the spaces from which the keys come. */
    private long mostBits() {
        KnownProfiles profiles = KnownProfiles.of(bundle.basis());
        return bundle.basis().keys().stream()
                .mapToLong(key -> profiles.get(key.profileDigest())
                        .map(CommitmentTimeCheck::bits)
                        .orElse((long) NATIVE_BITS))
                .max()
                .orElse(NATIVE_BITS);
    }

    private static long bits(Profile profile) {
        Contract contract = profile.contract();
        return contract.isNative() ? NATIVE_BITS : (long) contract.keyNumbers(profile.settings()) * contract.keyBits();
    }
}
