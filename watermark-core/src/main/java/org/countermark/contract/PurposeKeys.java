package org.countermark.contract;

import java.util.Objects;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;

/** The three ciphers of a profile under an epoch key, ready for one thread. */
final class PurposeKeys {
    private final Profile profile;
    private final EpochKey key;
    private final String provider;

    PurposeKeys(Profile profile, EpochKey key, String provider) {
        this.profile = Objects.requireNonNull(profile, "profile");
        this.key = Objects.requireNonNull(key, "key");
        this.provider = Objects.requireNonNull(provider, "provider");
    }

    ContextMac context() {
        return new ContextMac(aes("context"), profile.contextWidth());
    }

    Aes word() {
        return aes("word");
    }

    Aes payload() {
        return aes("payload");
    }

    /** Contexts whose last four bytes lie below this belong to the trace channel; 0..2^32. */
    long traceLimit() {
        return (long) profile.traceShare() << 16;
    }

    private Aes aes(String purpose) {
        return new Aes(key.purposeSecretBytes(profile, purpose), provider);
    }
}
