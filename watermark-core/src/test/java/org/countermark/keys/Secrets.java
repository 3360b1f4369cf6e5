package org.countermark.keys;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.apache.commons.codec.binary.Hex;

/** Looks for a secret in everything that an exception would print. */
final class Secrets {
    private Secrets() {}

    static void assertAbsent(Throwable thrown, byte[] secret) {
        StringWriter out = new StringWriter();
        thrown.printStackTrace(new PrintWriter(out));
        assertAbsent(out.toString(), secret);
    }

    static void assertAbsent(String text, byte[] secret) {
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(secret);
        List<String> forms = List.of(
                new String(secret, StandardCharsets.ISO_8859_1),
                Hex.encodeHexString(secret),
                base64,
                base64.replace('+', '-').replace('/', '_'));
        for (String form : forms) {
            // Eight characters are enough to give a secret away, and too many to appear by chance.
            for (int i = 0; i + 8 <= form.length(); i++) {
                String piece = form.substring(i, i + 8).toLowerCase(Locale.ROOT);
                assertFalse(text.toLowerCase(Locale.ROOT).contains(piece), () -> "a secret in: " + text);
            }
        }
    }
}
