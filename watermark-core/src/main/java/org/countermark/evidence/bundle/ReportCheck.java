package org.countermark.evidence.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.codec.digest.DigestUtils;

/** Whether a report at hand is the one that the bundle gives, byte for byte. */
final class ReportCheck {
    private ReportCheck() {}

    static Outcome compare(byte[] atHand, byte[] rendered) {
        int place = Arrays.mismatch(atHand, rendered);
        if (place < 0) {
            return Outcome.pass(Texts.count(atHand.length, "byte") + ", SHA-256 " + DigestUtils.sha256Hex(atHand));
        }
        long line = 1
                + new String(rendered, 0, place, StandardCharsets.ISO_8859_1)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return Outcome.fail("it is not the report of this bundle from line " + line + " on");
    }
}
