package org.countermark.cli.secrecy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The search that other tests rely on finds what it looks for, in every form. */
final class SecretsTest {
    private final SplittableRandom random = new SplittableRandom(1);
    private final byte[] secret = bytes(32);
    private final Secrets secrets =
            new Secrets().add("key", secret).add("word", "Zq7 very, secret").add("number", -77L << 40);

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private void assertFound(String name, String text) {
        assertEquals(Optional.of(name), secrets.in("so: " + text + "!"), text);
    }

    @Test
    void findsTheWholeAndEightBytesOfIt() {
        for (int from = 0; from + 8 <= secret.length; from++) {
            for (int to = from + 8; to <= secret.length; to += 12) {
                byte[] part = Arrays.copyOfRange(secret, from, to);
                byte[] content = ByteBuffer.allocate(3 + part.length + 2)
                        .put(bytes(3))
                        .put(part)
                        .array();
                assertEquals(Optional.of("key, raw"), secrets.in(content));
                assertFound("key, in hexadecimal", HexFormat.of().formatHex(part));
                assertFound(
                        "key, in hexadecimal", HexFormat.of().withUpperCase().formatHex(part));
            }
        }
    }

    @Test
    void findsBase64AtAnyAlignment() {
        for (int before = 0; before < 7; before++) {
            byte[] content = ByteBuffer.allocate(before + secret.length + 5)
                    .put(bytes(before))
                    .put(secret)
                    .put(bytes(5))
                    .array();
            assertFound("key, in base64", Base64.getEncoder().encodeToString(content));
            assertFound(
                    "key, in base64", Base64.getUrlEncoder().withoutPadding().encodeToString(content));
        }
    }

    @Test
    void findsListsWordsAndNumbers() {
        assertFound("key, as a list", Arrays.toString(secret));
        assertFound("word", "Zq7 very, secret");
        byte[] word = "Zq7 very, secret".getBytes(StandardCharsets.UTF_8);
        assertFound("word, in base64", Base64.getEncoder().encodeToString(word));
        assertFound("word, in hexadecimal", HexFormat.of().formatHex(word));
        assertFound("number, in decimal", Long.toString(-77L << 40));
        assertFound("number, in decimal", Long.toUnsignedString(-77L << 40));
        assertFound("number, in hexadecimal", "0x" + Long.toHexString(-77L << 40));
    }

    @Test
    void findsNothingElsewhere() {
        assertTrue(secrets.in(bytes(1 << 16)).isEmpty());
        assertTrue(secrets.in(HexFormat.of().formatHex(bytes(1 << 14))).isEmpty());
        assertTrue(
                secrets.in(HexFormat.of().formatHex(Arrays.copyOf(secret, 7))).isEmpty());
    }
}
