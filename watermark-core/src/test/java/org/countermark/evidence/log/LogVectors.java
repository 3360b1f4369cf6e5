package org.countermark.evidence.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.DecoderException;
import org.apache.commons.codec.binary.Hex;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.countermark.internal.FlatJson;

/** The vectors of docs/spec/vectors/log-proof, made by the code of Go's checksum database; and a pen with the same key. */
final class LogVectors {
    static final LogVectors PUBLISHED = new LogVectors();

    final Map<String, String> roots = new HashMap<>();
    final List<Vector> vectors = new ArrayList<>();
    final LogKey key;

    /** An entry in hexadecimal, and the text of its proof. */
    record Vector(String entryHex, String proof) {
        byte[] entry() {
            try {
                return Hex.decodeHex(entryHex);
            } catch (DecoderException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private LogVectors() {
        String text = "";
        try (JsonParser parser = new JsonFactory()
                .createParser(
                        Path.of("../docs/spec/vectors/log-proof/vectors.json").toFile())) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("key")) {
                    text = parser.getText();
                } else if (name.equals("roots")) {
                    while (parser.nextToken() == JsonToken.FIELD_NAME) {
                        roots.put(parser.currentName(), parser.nextTextValue());
                    }
                } else if (value == JsonToken.START_ARRAY) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        FlatJson vector = FlatJson.parse("vector", parser);
                        vectors.add(new Vector(vector.string("entry"), vector.string("proof")));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        key = new LogKey(text);
    }

    Vector of(long size, long index) {
        return vectors.stream()
                .filter(v -> v.proof().contains("\nindex " + index + "\n")
                        && v.proof().contains("/evidence\n" + size + "\n"))
                .findFirst()
                .orElseThrow();
    }

    /** A signature line of the log's own key, whose seed is 32 times the byte 7, under any name and id. */
    static String sign(String body, String name, byte[] id) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) 7);
        byte[] message = body.getBytes(StandardCharsets.UTF_8);
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, new Ed25519PrivateKeyParameters(seed, 0));
        signer.update(message, 0, message.length);
        byte[] signature = Arrays.copyOf(id, 68);
        System.arraycopy(signer.generateSignature(), 0, signature, 4, 64);
        return "\u2014 " + name + " " + Base64.getEncoder().encodeToString(signature) + "\n";
    }

    /** A proof with another checkpoint, signed by the log. */
    String resigned(Vector vector, String body) {
        String head = vector.proof().substring(0, vector.proof().indexOf("\n\n") + 2);
        return head + body + "\n" + sign(body, key.name(), key.id());
    }
}
