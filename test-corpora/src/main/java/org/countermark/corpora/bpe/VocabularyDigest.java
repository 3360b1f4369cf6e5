package org.countermark.corpora.bpe;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names a vocabulary by what decides how text is encoded: the splitting rule, the normal form, and the tokens in the
 * order of their ranks with their ids. Two files of one tokenizer, whatever their format, have the same name.
 */
final class VocabularyDigest {
    private VocabularyDigest() {}

    static String id(String regex, boolean composed, int[] idOfRank, byte[][] pieces) {
        MessageDigest sha = sha256();
        field(sha, "countermark/bpe/1".getBytes(StandardCharsets.UTF_8));
        field(sha, regex.getBytes(StandardCharsets.UTF_8));
        field(sha, (composed ? "NFC" : "as is").getBytes(StandardCharsets.UTF_8));
        for (int id : idOfRank) {
            sha.update(ByteBuffer.allocate(4).putInt(id).array());
            field(sha, id < 0 ? new byte[0] : pieces[id]);
        }
        return "bpe:" + HexFormat.of().formatHex(sha.digest(), 0, 8);
    }

    private static void field(MessageDigest sha, byte[] bytes) {
        sha.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        sha.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
