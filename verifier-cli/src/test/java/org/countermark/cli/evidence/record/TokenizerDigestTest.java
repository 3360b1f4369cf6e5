package org.countermark.cli.evidence.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.token.TextTokenizer;
import org.junit.jupiter.api.Test;

/** The digest of a tokenizer against the bytes that the spec says it is over, for one of 65,536 tokens: a code unit each. */
final class TokenizerDigestTest {
    private static final int SIZE = 1 << 16;

    /** One token a UTF-16 code unit. */
    private record CodeUnits(boolean composed) implements TextTokenizer {
        @Override
        public String id() {
            return "units";
        }

        @Override
        public int vocabularySize() {
            return SIZE;
        }

        @Override
        public int[] encode(String text) {
            return (composed ? Normalizer.normalize(text, Normalizer.Form.NFC) : text)
                    .chars()
                    .toArray();
        }

        @Override
        public String decode(int[] tokens) {
            return new String(tokens, 0, tokens.length);
        }
    }

    private static String expected(TextTokenizer tokenizer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        text(out, "countermark/tokenizer/1");
        text(out, tokenizer.id());
        out.writeInt(SIZE);
        for (int token = 0; token < SIZE; token++) {
            text(out, tokenizer.decode(new int[] {token}));
        }
        for (int token : tokenizer.encode(TokenizerDigest.TRAPS)) {
            out.writeInt(token);
        }
        return DigestUtils.sha256Hex(bytes.toByteArray());
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    @Test
    void theDigestIsThatOfTheSpec() throws IOException {
        TextTokenizer plain = new CodeUnits(false);
        assertEquals(
                expected(plain), TokenizerDigest.of("units", Optional.of(plain)).digest());
        assertEquals(
                DigestUtils.sha256Hex(
                        "\0\0\0\u0017countermark/tokenizer/1\0\0\0\u0003ids\0\0\0\0".getBytes(StandardCharsets.UTF_8)),
                TokenizerDigest.of("ids", Optional.empty()).digest());
    }

    @Test
    void whatCutsTextOtherwiseIsAnotherTokenizer() {
        TextTokenizer plain = new CodeUnits(false);
        TextTokenizer composed = new CodeUnits(true);
        assertNotEquals(
                TokenizerDigest.of("units", Optional.of(plain)).digest(),
                TokenizerDigest.of("units", Optional.of(composed)).digest());
        assertTrue(TokenizerDigest.composes(composed));
        assertFalse(TokenizerDigest.composes(plain));
    }
}
