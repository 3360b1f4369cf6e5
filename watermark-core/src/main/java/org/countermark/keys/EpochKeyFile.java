package org.countermark.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.internal.FlatJson;
import org.countermark.internal.Hkdf;
import org.countermark.internal.SecretFiles;

/**
 * An epoch key as a file that a provider hands to an investigator. The file IS the key: whoever reads it can mark and
 * detect for that epoch, so it is readable by its owner only and never overwritten.
 *
 * <p>JSON of strings: type, label, (of an engine's own key) contract, key (base64), check. Source: docs/spec/keys.md, section "Epoch key file".
 */
public final class EpochKeyFile {
    private static final String TYPE = "countermark/epoch-key/1";
    private static final String ENGINE_TYPE = "countermark/engine-key/1";
    private static final int CHECK_BYTES = 8;

    private EpochKeyFile() {}

    /**
     * Writes a key, by rename, readable by its owner only.
     *
     * @param file a path where no file is yet
     * @param key the key
     * @throws java.nio.file.FileAlreadyExistsException if there is a file already
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, EpochKey key) throws IOException {
        SecretFiles.refuseExisting(file);
        byte[] secret = key.exportSecretBytes();
        String type = key.engine().isPresent() ? ENGINE_TYPE : TYPE;
        String contract = key.engine().map(Contract::id).orElse("");
        String json = "{\"type\":\"" + type + "\",\"label\":\"" + key.label() + "\","
                + (contract.isEmpty() ? "" : "\"contract\":\"" + contract + "\",") + "\"key\":\""
                + Base64.getEncoder().encodeToString(secret) + "\",\"check\":\""
                + check(type, key.label() + contract, secret) + "\"}\n";
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
    public static EpochKey read(Path file) throws IOException {
        byte[] bytes =
                SecretFiles.read(file, problem -> new KeyFileException(file, KeyFileException.Reason.DAMAGED, problem));
        try {
            FlatJson fields = FlatJson.parse("epoch key", new String(bytes, StandardCharsets.UTF_8));
            String type = fields.string("type");
            if (!type.equals(TYPE) && !type.equals(ENGINE_TYPE)) {
                throw new IllegalArgumentException(
                        "epoch key: field \"type\" must be \"" + TYPE + "\" or \"" + ENGINE_TYPE + "\"");
            }
            String label = fields.string("label");
            String contract = type.equals(TYPE) ? "" : fields.string("contract");
            byte[] secret = decode(fields.string("key"));
            String check = fields.string("check");
            fields.end();
            EpochKey key = contract.isEmpty()
                    ? EpochKey.of(label, secret)
                    : EpochKey.ofEngine(label, Contract.of(contract), secret);
            byte[] expected = check(type, label + contract, secret).getBytes(StandardCharsets.UTF_8);
            Arrays.fill(secret, (byte) 0);
            if (!MessageDigest.isEqual(expected, check.getBytes(StandardCharsets.UTF_8))) {
                throw new IllegalArgumentException("epoch key: label and key do not fit the field \"check\"");
            }
            return key;
        } catch (IllegalArgumentException e) {
            throw new KeyFileException(file, KeyFileException.Reason.DAMAGED, e.getMessage());
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            // The decoder's own message would quote a character of the key.
            throw new IllegalArgumentException("epoch key: field \"key\" must be base64");
        }
    }

    /** First eight bytes, in hexadecimal, of SHA-256 over lp(type) ‖ lp(label ‖ contract) ‖ key: against slips, not against forgers. */
    private static String check(String type, String name, byte[] secret) {
        MessageDigest sha = DigestUtils.getSha256Digest();
        sha.update(Hkdf.lp(type, name));
        sha.update(secret);
        return Hex.encodeHexString(Arrays.copyOf(sha.digest(), CHECK_BYTES));
    }
}
