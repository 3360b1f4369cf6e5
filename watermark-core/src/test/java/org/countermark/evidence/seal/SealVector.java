package org.countermark.evidence.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.codec.DecoderException;
import org.apache.commons.codec.binary.Hex;
import org.countermark.internal.FlatJson;

/** The vector of docs/spec/vectors/seal, made by another implementation of both algorithms. */
record SealVector(
        String secretHex,
        String check,
        String verifyingKey,
        String fingerprint,
        String purpose,
        String sha256Hex,
        String messageHex,
        Signature signature) {
    static final SealVector PUBLISHED = read();

    SealingKey key() {
        return SealingKey.of("lab", secret());
    }

    byte[] secret() {
        return decode(secretHex);
    }

    byte[] sha256() {
        return decode(sha256Hex);
    }

    byte[] message() {
        return decode(messageHex);
    }

    private static byte[] decode(String hex) {
        try {
            return Hex.decodeHex(hex);
        } catch (DecoderException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SealVector read() {
        try {
            FlatJson json = FlatJson.parse("vector", Files.readString(Path.of("../docs/spec/vectors/seal/seal.json")));
            SealVector vector = new SealVector(
                    json.string("secret"),
                    json.string("check"),
                    json.string("verifyingKey"),
                    json.string("fingerprint"),
                    json.string("purpose"),
                    json.string("sha256"),
                    json.string("message"),
                    new Signature(json.string("ed25519"), json.string("mlDsa65")));
            json.end();
            return vector;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
