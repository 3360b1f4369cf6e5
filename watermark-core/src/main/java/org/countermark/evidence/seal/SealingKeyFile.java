package org.countermark.evidence.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.internal.CanonicalBase64;
import org.countermark.internal.FlatJson;
import org.countermark.internal.Hkdf;
import org.countermark.internal.SecretFiles;
import org.countermark.keys.KeyFileException;

/**
 * A sealing key as a file. The file IS the key: whoever reads it can seal in its name, so it is readable by its owner only and never
 * overwritten.
 *
 * <p>JSON of strings: type, label, key (base64), check. Source: docs/spec/seal.md, section "Sealing key file".
 */
public final class SealingKeyFile {
    private static final String TYPE = "countermark/sealing-key/1";
    private static final int CHECK_BYTES = 8;

    private SealingKeyFile() {}

    /**
     * Writes a key, by rename, readable by its owner only.
     *
     * @param file a path where no file is yet
     * @param key the key
     * @throws java.nio.file.FileAlreadyExistsException if there is a file already
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, SealingKey key) throws IOException {
        SecretFiles.refuseExisting(file);
        byte[] secret = key.exportSecretBytes();
        String json = "{\"type\":\"" + TYPE + "\",\"label\":\"" + key.label() + "\",\"key\":\""
                + CanonicalBase64.encode(secret) + "\",\"check\":\"" + check(key.label(), secret) + "\"}\n";
        Arrays.fill(secret, (byte) 0);
        SecretFiles.write(file, json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a key.
     *
     * @param file the file
     * @return the key
     * @throws KeyFileException if the file is not of the format, or its check value does not fit
     * @throws IOException if it cannot be read
     */
    public static SealingKey read(Path file) throws IOException {
        byte[] bytes =
                SecretFiles.read(file, problem -> new KeyFileException(file, KeyFileException.Reason.DAMAGED, problem));
        try {
            FlatJson fields = FlatJson.parse("sealing key", new String(bytes, StandardCharsets.UTF_8));
            if (!fields.string("type").equals(TYPE)) {
                throw new IllegalArgumentException("sealing key: field \"type\" must be \"" + TYPE + "\"");
            }
            String label = fields.string("label");
            byte[] secret =
                    CanonicalBase64.decode("sealing key: field \"key\"", fields.string("key"), SealingKey.LENGTH);
            String check = fields.string("check");
            fields.end();
            byte[] expected = check(label, secret).getBytes(StandardCharsets.UTF_8);
            if (!MessageDigest.isEqual(expected, check.getBytes(StandardCharsets.UTF_8))) {
                throw new IllegalArgumentException("sealing key: label and key do not fit the field \"check\"");
            }
            SealingKey key = SealingKey.of(label, secret);
            Arrays.fill(secret, (byte) 0);
            return key;
        } catch (IllegalArgumentException e) {
            throw new KeyFileException(file, KeyFileException.Reason.DAMAGED, e.getMessage());
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** First eight bytes, in hexadecimal, of SHA-256 over lp(type) ‖ lp(label) ‖ key: against slips, not against forgers. */
    private static String check(String label, byte[] secret) {
        MessageDigest sha = DigestUtils.getSha256Digest();
        sha.update(Hkdf.lp(TYPE, label));
        sha.update(secret);
        return Hex.encodeHexString(Arrays.copyOf(sha.digest(), CHECK_BYTES));
    }
}
