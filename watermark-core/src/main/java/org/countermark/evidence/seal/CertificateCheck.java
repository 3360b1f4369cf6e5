package org.countermark.evidence.seal;

import java.time.Instant;

/** What verifying the certificates of a seal found: either whose key it is, or why that is not shown. */
public sealed interface CertificateCheck {
    /**
     * Trusted issuers say that both keys are this holder's.
     *
     * @param key the verifying key, for seals
     * @param holder the distinguished name in both certificates
     * @param end until when both certificates are valid
     */
    record Certified(VerifyingKey key, String holder, Instant end) implements CertificateCheck {}

    /**
     * Nothing is shown.
     *
     * @param why what is wrong, one line
     */
    record Refused(String why) implements CertificateCheck {}
}
