package org.countermark.evidence.bundle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.countermark.evidence.log.LogCheck;
import org.countermark.evidence.log.TransparencyLog;
import org.countermark.evidence.seal.SealFinding;
import org.countermark.evidence.seal.SealTrust;
import org.countermark.evidence.seal.VerifyingKey;
import org.countermark.evidence.time.TimeStampAuthorities;
import org.countermark.evidence.time.TimeStampCheck;

/** Whether seal, time stamps and log proof hold, by keys and certificates from elsewhere. */
final class ProofChecks {
    private ProofChecks() {}

    static Outcome seal(Bundle bundle, List<VerifyingKey> trusted) {
        if (bundle.proofs().seal().isEmpty()) {
            return Outcome.notPossible("there is no seal");
        }
        SealFinding found = SealTrust.of(trusted, Optional.empty())
                .check(bundle.proofs().seal().get(), Bundle.TYPE, bytes(bundle.contentDigest()), Optional.empty());
        if (found instanceof SealFinding.Trusted by) {
            return Outcome.pass("by " + by.by());
        }
        if (found instanceof SealFinding.Unknown unknown) {
            return Outcome.notPossible(unknown.why());
        }
        return Outcome.fail(
                found instanceof SealFinding.Untrusted untrusted
                        ? untrusted.why()
                        : ((SealFinding.Refused) found).why());
    }

    static Outcome timeStamp(Bundle bundle, Optional<TimeStampAuthorities> authorities) {
        if (bundle.proofs().timeStamp().isEmpty()) {
            return Outcome.notPossible("there is no time stamp");
        }
        if (authorities.isEmpty()) {
            return Outcome.notPossible("no certificate of an authority is at hand");
        }
        byte[] token = bundle.proofs().timeStamp().get().der();
        TimeStampCheck check = authorities.get().check(bytes(bundle.sealedDigest()), token);
        if (check instanceof TimeStampCheck.Valid valid) {
            return Outcome.pass(valid.time() + ", by " + valid.authority());
        }
        return Outcome.fail(((TimeStampCheck.Refused) check).why());
    }

    static Outcome logProof(Bundle bundle, Optional<TransparencyLog> log) {
        if (bundle.proofs().logProof().isEmpty()) {
            return Outcome.notPossible("there is no log proof");
        }
        if (log.isEmpty()) {
            return Outcome.notPossible("no key of a log is at hand");
        }
        String proof = bundle.proofs().logProof().get();
        LogCheck check = log.get().check(bytes(bundle.sealedDigest()), proof);
        if (check instanceof LogCheck.Included in) {
            return Outcome.pass("entry " + in.index() + " of " + in.treeSize() + " in " + in.origin());
        }
        return Outcome.fail(((LogCheck.Refused) check).why());
    }

    /** Each commitment was stamped, and before any exhibit was acquired: the key was not made to fit the text. */
    static Outcome commitmentTime(Bundle bundle, Optional<TimeStampAuthorities> authorities) {
        List<String> unstamped = new ArrayList<>();
        for (KeyId key : bundle.basis().keys()) {
            if (key.timeStamp().isEmpty() || authorities.isEmpty()) {
                unstamped.add(key.label());
                continue;
            }
            TimeStampCheck check = authorities
                    .get()
                    .check(bytes(key.commitment().hex()), key.timeStamp().get().der());
            if (check instanceof TimeStampCheck.Refused refused) {
                return Outcome.fail("of key \"" + key.label() + "\": " + refused.why());
            }
            if (check instanceof TimeStampCheck.Valid valid) {
                Optional<Exhibit> older = older(bundle.exhibits(), latest(valid));
                if (older.isPresent()) {
                    return Outcome.fail("the commitment to key \"" + key.label() + "\" of " + valid.time()
                            + " is younger than the exhibit \"" + older.get().name() + "\"");
                }
            }
        }
        if (!unstamped.isEmpty()) {
            String what = authorities.isEmpty() ? "no certificate of an authority is at hand" : "no time stamp";
            return Outcome.notPossible(what + " for key " + Texts.some(unstamped));
        }
        List<String> undated = bundle.exhibits().stream()
                .filter(exhibit -> exhibit.acquired().isEmpty())
                .map(Exhibit::name)
                .toList();
        return undated.isEmpty()
                ? Outcome.pass()
                : Outcome.notPossible("not known when acquired: " + Texts.some(undated));
    }

    private static Instant latest(TimeStampCheck.Valid valid) {
        return valid.accuracy().map(valid.time()::plus).orElse(valid.time());
    }

    private static Optional<Exhibit> older(List<Exhibit> exhibits, Instant commitment) {
        return exhibits.stream()
                .filter(exhibit ->
                        exhibit.acquired().filter(commitment::isAfter).isPresent())
                .findFirst();
    }

    private static byte[] bytes(String digest) {
        return HexFormat.of().parseHex(digest);
    }
}
