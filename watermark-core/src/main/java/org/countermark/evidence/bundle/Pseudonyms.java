package org.countermark.evidence.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.countermark.evidence.json.CanonicalJson;
import org.countermark.evidence.json.Json;
import org.countermark.evidence.json.JsonDifference;
import org.countermark.evidence.seal.SealingKey;
import org.countermark.internal.Hkdf;

/**
 * Puts pseudonyms in the place of values that can be hidden: HMAC-SHA-256 by the bundle's salt, equal ones for equal values.
 * Source: docs/spec/evidence-bundle.md, section "Redaction".
 */
final class Pseudonyms {
    private static final String DOMAIN = "countermark/redaction/1";
    private static final int SALT_BYTES = 32;
    private static final Json MASK = new Json.Text("0".repeat(64));

    private Pseudonyms() {}

    /** A salt that only the key's owner could have made; the same for the same content. */
    static Redaction.Possible salt(SealingKey key, String contentDigest) {
        byte[] secret = key.exportSecretBytes();
        try {
            byte[] salt = Hkdf.sha256(
                    secret,
                    DOMAIN.getBytes(StandardCharsets.UTF_8),
                    HexFormat.of().parseHex(contentDigest),
                    SALT_BYTES);
            return new Redaction.Possible(HexFormat.of().formatHex(salt));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** The hidden form of a content that has this salt. */
    static Json.Members hidden(Json.Members content, Redaction.Possible redaction) {
        Mac mac = HmacUtils.getInitializedMac(
                HmacAlgorithms.HMAC_SHA_256, HexFormat.of().parseHex(redaction.salt()));
        byte[] domain = Hkdf.lp(DOMAIN);
        UnaryOperator<Json> pseudonym = value -> {
            mac.update(domain);
            return new Json.Text(HexFormat.of().formatHex(mac.doFinal(CanonicalJson.bytes(value))));
        };
        return Forms.of((Json.Members) Redactable.inContent(content, pseudonym))
                .with("redaction", Redaction.DONE)
                .json();
    }

    /** Refuses a content that shows anything that can be hidden. */
    static void requireHidden(Json.Members content) {
        Json hidden = Redactable.inContent(content, value -> isPseudonym(value) ? value : MASK);
        JsonDifference.first(content, hidden).ifPresent(place -> {
            throw new IllegalArgumentException(
                    place + " must be hidden in a redacted bundle, as 64 lower-case hexadecimal digits");
        });
    }

    private static boolean isPseudonym(Json value) {
        return value instanceof Json.Text text && Texts.isDigest(text.value());
    }

    /** A result without what can be hidden, so that the rest can be compared. */
    static Json masked(Json result) {
        return Redactable.inResult(result, value -> MASK);
    }
}
