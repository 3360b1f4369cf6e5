package org.countermark.cli.student.rows;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.countermark.token.TextTokenizer;

/**
 * Finds the ids of tokens that an endpoint names by their text or bytes: those whose text the tokenizer turns into one token, and
 * back. For one thread.
 */
final class TokenNames {
    private static final String BY_ID = "token_id:";
    private static final int LONGEST = 256;
    private static final int REMEMBERED = 1 << 18;

    private final TextTokenizer tokenizer;
    private final Map<String, OptionalInt> known = new HashMap<>();

    TokenNames(TextTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** The id of what stands in {@code token} and {@code bytes}. */
    OptionalInt of(JsonNode named) {
        JsonNode bytes = named.path("bytes");
        if (named.path("token").asText("").startsWith(BY_ID) || !bytes.isArray() || bytes.isEmpty()) {
            return of(named.path("token").asText(""));
        }
        return text(bytes).map(this::byText).orElse(OptionalInt.empty());
    }

    /** The id of a text, or of what some servers write in its place. */
    OptionalInt of(String token) {
        return token.startsWith(BY_ID) ? number(token.substring(BY_ID.length())) : byText(token);
    }

    private OptionalInt number(String digits) {
        if (!digits.matches("[0-9]{1,9}")) {
            return OptionalInt.empty();
        }
        int id = Integer.parseInt(digits);
        return id < tokenizer.vocabularySize() ? OptionalInt.of(id) : OptionalInt.empty();
    }

    private OptionalInt byText(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return OptionalInt.empty();
        }
        if (known.size() == REMEMBERED) {
            known.clear();
        }
        return known.computeIfAbsent(text, this::look);
    }

    private OptionalInt look(String text) {
        int[] tokens = tokenizer.encode(text);
        return tokens.length == 1 && tokenizer.decode(tokens).equals(text)
                ? OptionalInt.of(tokens[0])
                : OptionalInt.empty();
    }

    private static Optional<String> text(JsonNode bytes) {
        byte[] all = new byte[bytes.size()];
        for (int i = 0; i < all.length; i++) {
            int value = bytes.path(i).asInt(-1);
            if (value < 0 || value > 255) {
                return Optional.empty();
            }
            all[i] = (byte) value;
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(all))
                    .toString());
        } catch (CharacterCodingException partOfACharacter) {
            return Optional.empty();
        }
    }
}
