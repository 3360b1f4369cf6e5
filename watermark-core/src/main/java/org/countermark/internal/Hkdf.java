package org.countermark.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/** HKDF-SHA-256 (RFC 5869) and the length-prefixed strings that all derivations use. */
public final class Hkdf {
    private Hkdf() {}

    /**
     * Derives key material.
     *
     * @param ikm input key material
     * @param salt the salt
     * @param info what the key is for
     * @param length bytes wanted, 1..8160
     * @return {@code length} bytes
     */
    public static byte[] sha256(byte[] ikm, byte[] salt, byte[] info, int length) {
        HKDFBytesGenerator generator = new HKDFBytesGenerator(new SHA256Digest());
        generator.init(new HKDFParameters(ikm, salt, info));
        byte[] out = new byte[length];
        generator.generateBytes(out, 0, length);
        return out;
    }

    /**
     * The concatenation of lp(x) over the parts: a 4-byte big-endian length, then the UTF-8 bytes.
     *
     * @param parts the strings
     * @return their injective encoding
     */
    public static byte[] lp(String... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            out.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }
}
