package org.countermark.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.internal.FlatJson;
import org.countermark.internal.Hkdf;
import org.countermark.internal.SecretFiles;

/**
 * The secret of a registry as a file that only its owner may read, and that is never overwritten.
 *
 * <p>JSON of three strings: type, secret (base64), check. Source: docs/spec/registry.md, section "Secret".
 */
public final class RegistrySecretFile {
    private static final String TYPE = "countermark/registry-secret/1";
    private static final int CHECK_BYTES = 8;

    private RegistrySecretFile() {}

    /**
     * Writes a secret, by rename, readable by its owner only.
     *
     * @param file a path where no file is yet
     * @param secret the secret
     * @throws java.nio.file.FileAlreadyExistsException if there is a file already
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, RegistrySecret secret) throws IOException {
        SecretFiles.refuseExisting(file);
        byte[] bytes = secret.exportSecretBytes();
        String json = "{\"type\":\"" + TYPE + "\",\"secret\":\""
                + Base64.getEncoder().encodeToString(bytes) + "\",\"check\":\"" + check(bytes) + "\"}\n";
        Arrays.fill(bytes, (byte) 0);
        SecretFiles.write(file, json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a secret.
     *
     * @param file the file
     * @return the secret
     * @throws RegistryFormatException if the file is not of the format, or its check value does not fit
     * @throws IOException if it cannot be read
     */
    public static RegistrySecret read(Path file) throws IOException {
        byte[] bytes = SecretFiles.read(file, problem -> damaged(file, problem));
        try {
            FlatJson fields = FlatJson.parse("registry secret", new String(bytes, StandardCharsets.UTF_8));
            if (!fields.string("type").equals(TYPE)) {
                throw new IllegalArgumentException("registry secret: field \"type\" must be \"" + TYPE + "\"");
            }
            byte[] decoded = decode(fields.string("secret"));
            String check = fields.string("check");
            fields.end();
            RegistrySecret secret = RegistrySecret.of(decoded);
            byte[] expected = check(decoded).getBytes(StandardCharsets.UTF_8);
            Arrays.fill(decoded, (byte) 0);
            if (!MessageDigest.isEqual(expected, check.getBytes(StandardCharsets.UTF_8))) {
                throw new IllegalArgumentException("registry secret: the secret does not fit the field \"check\"");
            }
            return secret;
        } catch (IllegalArgumentException e) {
            throw damaged(file, e.getMessage());
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static RegistryFormatException damaged(Path file, String problem) {
        return new RegistryFormatException(
                file.toString(), OptionalLong.empty(), problem, "Take the file that 'registry create' wrote.");
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            // The decoder's own message would quote a character of the secret.
            throw new IllegalArgumentException("registry secret: field \"secret\" must be base64");
        }
    }

    /** First eight bytes, in hexadecimal, of SHA-256 over lp(type) ‖ secret: against slips, not against forgers. */
    private static String check(byte[] secret) {
        MessageDigest sha = DigestUtils.getSha256Digest();
        sha.update(Hkdf.lp(TYPE));
        sha.update(secret);
        return HexFormat.of().formatHex(sha.digest(), 0, CHECK_BYTES);
    }
}
