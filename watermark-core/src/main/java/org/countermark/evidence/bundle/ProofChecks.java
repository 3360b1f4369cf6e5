package org.countermark.evidence.bundle;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.countermark.evidence.log.LogCheck;
import org.countermark.evidence.log.TransparencyLog;
import org.countermark.evidence.seal.SealFinding;
import org.countermark.evidence.time.TimeStampAuthorities;
import org.countermark.evidence.time.TimeStampCheck;

/** Whether seal, time stamps and log proof hold, by keys and certificates from elsewhere. */
final class ProofChecks {
    private ProofChecks() {}

    static Outcome seal(Bundle bundle, Material material) {
        if (bundle.proofs().seal().isEmpty()) {
            return Outcome.notPossible("there is no seal");
        }
        SealFinding found = material.sealTrust()
                .check(
                        bundle.proofs().seal().get(),
                        Bundle.TYPE,
                        bytes(bundle.contentDigest()),
                        stamped(bundle, material));
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

    /** When the bundle was stamped, if the time stamp holds: at that time its seal was made already. */
    private static Optional<Instant> stamped(Bundle bundle, Material material) {
        return bundle.proofs()
                .timeStamp()
                .flatMap(stamp ->
                        material.authorities().map(trusted -> trusted.check(bytes(bundle.sealedDigest()), stamp.der())))
                .filter(TimeStampCheck.Valid.class::isInstance)
                .map(check -> ((TimeStampCheck.Valid) check).time());
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

    private static byte[] bytes(String digest) {
        return HexFormat.of().parseHex(digest);
    }
}
