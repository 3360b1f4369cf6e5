package org.countermark.evidence.log;

import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;

/** A log of one entry, for tests of other packages. */
public final class SmallLog {
    private SmallLog() {}

    /** What verifies its proofs. */
    public static TransparencyLog trusted() {
        return TransparencyLog.of(LogVectors.PUBLISHED.key);
    }

    /** The proof of its only entry: the root is the entry's leaf hash, SHA-256(0 || entry) by RFC 6962. */
    public static String proof(byte[] entry) {
        LogKey key = LogVectors.PUBLISHED.key;
        byte[] leaf = new byte[entry.length + 1];
        System.arraycopy(entry, 0, leaf, 1, entry.length);
        String body = key.name() + "\n1\n" + Base64.getEncoder().encodeToString(DigestUtils.sha256(leaf)) + "\n";
        return "c2sp.org/tlog-proof@v1\nindex 0\n\n" + body + "\n" + LogVectors.sign(body, key.name(), key.id());
    }
}
