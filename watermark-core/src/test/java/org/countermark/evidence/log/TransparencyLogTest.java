package org.countermark.evidence.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.binary.Hex;
import org.countermark.evidence.log.LogVectors.Vector;
import org.junit.jupiter.api.Test;

/** Proofs of inclusion: another implementation's are taken, and each thing wrong is refused with its reason. */
class TransparencyLogTest {
    private static final LogVectors VECTORS = LogVectors.PUBLISHED;
    private static final TransparencyLog LOG = TransparencyLog.of(VECTORS.key);
    private static final Vector VECTOR = VECTORS.of(7, 4);

    private static void assertRefused(String why, LogCheck check) {
        LogCheck.Refused refused = assertInstanceOf(LogCheck.Refused.class, check);
        assertTrue(refused.why().contains(why), refused.why());
    }

    private static void assertRefused(String why, String proof) {
        assertRefused(why, LOG.check(VECTOR.entry(), proof));
    }

    /** Roots that the reference code of Certificate Transparency publishes for the same entries. */
    @Test
    void theTreesAreThoseOfCertificateTransparency() {
        Map<String, String> published = Map.of(
                "1", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "2", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                "3", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                "5", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                "8", "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
        published.forEach((size, root) -> assertEquals(root, VECTORS.roots.get(size)));
    }

    @Test
    void everyPlaceInEveryTreeIsProven() {
        assertEquals(45 + 10, VECTORS.vectors.size());
        for (Vector vector : VECTORS.vectors) {
            LogCheck.Included included = assertInstanceOf(
                    LogCheck.Included.class, LOG.check(vector.entry(), vector.proof()), vector.proof());
            assertEquals(vector.proof(), included.proof());
            assertEquals("log.example/evidence", included.origin());
            assertEquals(
                    VECTORS.roots.get(Long.toString(included.treeSize())),
                    Hex.encodeHexString(Base64.getDecoder().decode(included.rootHash())));
        }
    }

    @Test
    void otherEntriesPlacesAndTreesAreRefused() {
        String proof = VECTOR.proof();
        for (Vector other : VECTORS.vectors) {
            if (!other.entryHex().equals(VECTOR.entryHex())) {
                assertRefused("not at index 4", LOG.check(other.entry(), proof));
            }
        }
        for (String index : List.of("0", "1", "2", "3", "5")) {
            assertRefused("not at index", proof.replace("index 4", "index " + index));
        }
        assertRefused("does not fit", proof.replace("index 4", "index 6"));
        assertRefused("outside of the tree", proof.replace("index 4", "index 7"));
        assertRefused("does not fit", proof.replaceFirst("(index 4\n)[^\n]+\n", "$1"));
        assertRefused("does not fit", proof.replaceFirst("(index 4\n)([^\n]+\n)", "$1$2$2"));
        Vector later = VECTORS.of(8, 4);
        String mixed = proof.substring(0, proof.indexOf("\n\n"))
                + later.proof().substring(later.proof().indexOf("\n\n"));
        assertRefused("not at index 4", mixed);
    }

    /** A node's two hashes are 64 bytes that hash to the node, were it not for the first byte. */
    @Test
    void aNodeIsNoEntry() {
        byte[] left = MerkleTree.leaf(VECTORS.of(2, 0).entry());
        byte[] right = MerkleTree.leaf(VECTORS.of(2, 1).entry());
        byte[] both = new byte[64];
        System.arraycopy(left, 0, both, 0, 32);
        System.arraycopy(right, 0, both, 32, 32);
        String root = VECTORS.of(2, 0).proof().lines().toList().get(6);
        String body = "log.example/evidence\n1\n" + root + "\n";
        assertRefused("not at index 0", LOG.check(both, VECTORS.resigned(VECTORS.of(1, 0), body)));
    }

    @Test
    void checkpointsOfOtherKeysAndLogsAreRefused() {
        String proof = VECTOR.proof();
        String body = "other.example/log\n7\n"
                + Checkpoint.parse(proof.substring(proof.indexOf("\n\n") + 2)).rootHash() + "\n";
        assertRefused("another log", VECTORS.resigned(VECTOR, body));
        assertInstanceOf(
                LogCheck.Included.class,
                TransparencyLog.of(VECTORS.key, "other.example/log")
                        .check(VECTOR.entry(), VECTORS.resigned(VECTOR, body)));
        assertRefused("not signed", proof.replace("\u2014 log.example/evidence ", "\u2014 log.example/evidenc "));
        String unsigned = proof.substring(0, proof.lastIndexOf('\u2014'));
        String text = unsigned.substring(unsigned.indexOf("\n\n") + 2, unsigned.length() - 1);
        assertRefused("not signed", unsigned + LogVectors.sign(text, VECTORS.key.name(), new byte[4]));
        assertRefused("not signed", unsigned + LogVectors.sign(text + "x", VECTORS.key.name(), VECTORS.key.id()));
        // The control: the same pen, with nothing wrong.
        assertEquals(proof, unsigned + LogVectors.sign(text, VECTORS.key.name(), VECTORS.key.id()));
    }

    @Test
    void whatTheLogDidNotSignIsDroppedAndNotAcceptedLater() {
        String proof = VECTOR.proof();
        String witnessed =
                proof + "\u2014 witness.example " + Base64.getEncoder().encodeToString(new byte[76]) + "\n";
        String withExtra = proof.replace("index 4", "extra aGVsbG8=\nindex 4");
        assertRefused("alone", witnessed);
        assertRefused("extra data", withExtra);
        for (String loose : List.of(witnessed, withExtra, proof)) {
            LogCheck.Included included = assertInstanceOf(LogCheck.Included.class, LOG.adopt(VECTOR.entry(), loose));
            assertEquals(proof, included.proof());
        }
        String other = proof.substring(0, proof.lastIndexOf('\u2014')) + "\u2014 witness.example "
                + Base64.getEncoder().encodeToString(new byte[76]) + "\n";
        assertRefused("not signed", LOG.adopt(VECTOR.entry(), other));
    }

    /** Every character of a text becomes its neighbour, one of other case, a line's end; and each shorter text. */
    @Test
    void everyChangedOrMissingCharacterIsNoticed() {
        String proof = VECTOR.proof();
        for (int i = 0; i < proof.length(); i++) {
            char c = proof.charAt(i);
            for (char to : new char[] {(char) (c ^ 1), (char) (c ^ 0x20), '\n', ' ', '\uD800'}) {
                if (to != c) {
                    String changed = proof.substring(0, i) + to + proof.substring(i + 1);
                    assertInstanceOf(LogCheck.Refused.class, LOG.check(VECTOR.entry(), changed), changed);
                }
            }
            String shorter = proof.substring(0, i);
            assertInstanceOf(LogCheck.Refused.class, LOG.check(VECTOR.entry(), shorter), shorter);
            assertInstanceOf(LogCheck.Refused.class, LOG.adopt(VECTOR.entry(), shorter), shorter);
        }
        assertInstanceOf(LogCheck.Refused.class, LOG.check(VECTOR.entry(), proof + "\n"));
    }

    @Test
    void numbersAndLengthsAreBounded() {
        String proof = VECTOR.proof();
        for (String index : List.of("04", "-1", "+4", "9223372036854775808", "99999999999999999999", "", "4 ")) {
            assertRefused("index", proof.replace("index 4", "index " + index));
        }
        String line = proof.lines().toList().get(2) + "\n";
        assertRefused("at most 63", proof.replace("index 4\n", "index 4\n" + line.repeat(64)));
        assertRefused("longer than", proof + "x".repeat(1 << 16));
        String huge = "log.example/evidence\n9223372036854775807\n" + line;
        assertRefused("does not fit", VECTORS.resigned(VECTOR, huge));
        String empty = "log.example/evidence\n0\n" + line;
        assertRefused("outside of the tree", VECTORS.resigned(VECTOR, empty));
    }

    @Test
    void keysHaveOneSpelling() {
        String text = VECTORS.key.text();
        assertEquals("log.example/evidence", VECTORS.key.name());
        for (String bad : List.of(
                "",
                text.substring(1),
                text.replace("dfada5d4", "dfada5d5"),
                text.replace("dfada5d4", "DFADA5D4"),
                text.replace("+Aep", "+Ap"),
                text.replace("+Aep", "+Bep"),
                text.replace("log.", "log "),
                text + "=",
                "x+00000000+" + Base64.getEncoder().encodeToString(new byte[33]))) {
            assertThrows(IllegalArgumentException.class, () -> new LogKey(bad), bad);
        }
        // The checksum database's, as every Go command has it built in.
        assertEquals(
                "sum.golang.org",
                new LogKey("sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8").name());
    }
}
