package org.countermark.evidence.commit;

import java.util.HexFormat;

/** Digests in the one spelling that documents have. */
final class Digests {
    private Digests() {}

    static String check(String parameter, String value) {
        if (!value.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(parameter + " must be 64 lower-case hexadecimal digits");
        }
        return value;
    }

    static byte[] bytes(String digest) {
        return HexFormat.of().parseHex(digest);
    }
}
