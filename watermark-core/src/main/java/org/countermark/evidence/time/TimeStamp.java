package org.countermark.evidence.time;

import java.util.Base64;

/**
 * A time stamp as it is kept, not yet verified. Immutable.
 *
 * @param token an RFC 3161 token of at most 65536 bytes, in base64 with padding, in its one spelling
 */
public record TimeStamp(String token) {
    private static final int MAX_BYTES = 65536;

    /** Refuses other spellings; whether the token shows anything is left to a check. */
    public TimeStamp {
        byte[] der = decode(token);
        if (der.length > MAX_BYTES || !Base64.getEncoder().encodeToString(der).equals(token)) {
            throw new IllegalArgumentException(
                    "token must be at most " + MAX_BYTES + " bytes in base64 with padding, in its one spelling");
        }
    }

    /**
     * The token, for verifying it.
     *
     * @return its DER, at most 65536 bytes
     */
    public byte[] der() {
        return decode(token);
    }

    private static byte[] decode(String token) {
        try {
            return Base64.getDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("token must be base64 with padding", e);
        }
    }
}
