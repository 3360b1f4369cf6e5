package org.countermark.evidence.seal;

import java.io.ByteArrayOutputStream;
import org.countermark.internal.Hkdf;
import org.countermark.internal.Ids;

/** The bytes that both signatures of a seal are made on. Source: docs/spec/seal.md, section "What is signed". */
final class SealedMessage {
    static final int DIGEST_BYTES = 32;
    private static final String DOMAIN = "countermark/seal/1";

    private SealedMessage() {}

    /** lp(domain) ‖ lp(purpose) ‖ digest: a signature for one purpose is none for another. */
    static byte[] of(String purpose, byte[] sha256) {
        Ids.check("purpose", purpose);
        if (sha256.length != DIGEST_BYTES) {
            throw new IllegalArgumentException("sha256 must have 32 bytes, had " + sha256.length);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Hkdf.lp(DOMAIN, purpose));
        out.writeBytes(sha256);
        return out.toByteArray();
    }
}
