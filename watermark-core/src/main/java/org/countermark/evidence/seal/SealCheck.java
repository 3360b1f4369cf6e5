package org.countermark.evidence.seal;

/** What verifying a seal found; only {@link #VALID} is a valid seal. */
public enum SealCheck {
    /** Both signatures hold. */
    VALID,
    /** The Ed25519 signature fails, the ML-DSA-65 signature holds. */
    ED25519_FAILS,
    /** The ML-DSA-65 signature fails, the Ed25519 signature holds. */
    ML_DSA_65_FAILS,
    /** Neither holds: another key, another purpose or a changed message. */
    BOTH_FAIL;

    static SealCheck of(boolean ed25519, boolean mlDsa65) {
        if (ed25519) {
            return mlDsa65 ? VALID : ML_DSA_65_FAILS;
        }
        return mlDsa65 ? ED25519_FAILS : BOTH_FAIL;
    }
}
