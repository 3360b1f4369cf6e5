package org.countermark.evidence.seal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whose seals a reader trusts: verifying keys that he knows, and issuers of certificates.
 *
 * <p>Immutable and safe for use by many threads. Source: docs/spec/seal.md, section "Whose seal it is".
 */
public final class SealTrust {
    private final List<VerifyingKey> keys;
    private final Optional<SealRoots> roots;

    private SealTrust(List<VerifyingKey> keys, Optional<SealRoots> roots) {
        this.keys = keys;
        this.roots = roots;
    }

    /**
     * Trusts these keys and what these issuers certify.
     *
     * @param keys keys known from elsewhere than the sealed document; may be none
     * @param roots issuers known from elsewhere
     * @return the two together
     */
    public static SealTrust of(List<VerifyingKey> keys, Optional<SealRoots> roots) {
        return new SealTrust(List.copyOf(keys), roots);
    }

    /**
     * Whether nobody is trusted, so that whose a seal is cannot be told.
     *
     * @return true without keys and issuers
     */
    public boolean isEmpty() {
        return keys.isEmpty() && roots.isEmpty();
    }

    /**
     * Verifies a seal. Cost: some milliseconds.
     *
     * @param seal the seal; from anywhere
     * @param purpose what it should be for
     * @param sha256 the digest that should be sealed, 32 bytes
     * @param at when it was made, by a time stamp that holds; certificates are only looked at with it
     * @return trusted only if both signatures hold and a trusted key made them, be it known or certified
     * @throws IllegalArgumentException if the purpose is no name, or there are not 32 bytes
     */
    public SealFinding check(Seal seal, String purpose, byte[] sha256, Optional<Instant> at) {
        String key = "the key with fingerprint " + seal.key().fingerprint();
        switch (seal.key().verify(purpose, sha256, seal.signature())) {
            case ED25519_FAILS -> {
                return new SealFinding.Refused("the Ed25519 signature does not hold by " + key);
            }
            case ML_DSA_65_FAILS -> {
                return new SealFinding.Refused("the ML-DSA-65 signature does not hold by " + key);
            }
            case BOTH_FAIL -> {
                return new SealFinding.Refused("neither signature holds by " + key);
            }
            case VALID -> {}
        }
        if (keys.contains(seal.key())) {
            return new SealFinding.Trusted(key);
        }
        if (roots.isPresent() && seal.certificates().isPresent()) {
            return certified(seal, seal.certificates().get(), roots.get(), at);
        }
        if (!keys.isEmpty()) {
            return new SealFinding.Untrusted("it was made with another key: " + key);
        }
        return new SealFinding.Unknown("it holds by " + key
                + (roots.isPresent()
                        ? ", which comes without certificates"
                        : ", and no key is at hand to compare this one with"));
    }

    private static SealFinding certified(Seal seal, Certificates chains, SealRoots roots, Optional<Instant> at) {
        String key = "the key with fingerprint " + seal.key().fingerprint();
        if (at.isEmpty()) {
            return new SealFinding.Unknown("it holds by " + key
                    + ", whose certificates can be checked only at the time of a time stamp that holds");
        }
        CertificateCheck check = roots.check(chains.ed25519(), chains.mlDsa65(), at.get());
        if (check instanceof CertificateCheck.Certified certified) {
            return certified.key().equals(seal.key())
                    ? new SealFinding.Trusted(certified.holder() + ", " + key)
                    : new SealFinding.Untrusted("its certificates are of another key than it, which is " + key);
        }
        return new SealFinding.Untrusted("it holds by " + key + ", but " + ((CertificateCheck.Refused) check).why());
    }
}
