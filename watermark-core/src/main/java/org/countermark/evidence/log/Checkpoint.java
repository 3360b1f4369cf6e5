package org.countermark.evidence.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.countermark.internal.CanonicalBase64;

/** A tree head as a signed note. Source: C2SP tlog-checkpoint and signed-note. */
record Checkpoint(String body, String origin, long treeSize, String rootHash, List<String> signatures) {
    private static final String DASH = "\u2014 ";
    private static final int MAX_SIGNATURES = 64;
    private static final int ED25519_BYTES = 64;

    static Checkpoint parse(String text) {
        int gap = text.lastIndexOf("\n\n");
        if (gap < 0 || gap + 2 == text.length() || !text.endsWith("\n")) {
            throw new IllegalArgumentException("the checkpoint is no signed note");
        }
        String body = text.substring(0, gap + 1);
        String[] lines = body.split("\n", -1);
        if (lines.length < 4
                || Arrays.asList(lines).subList(0, lines.length - 1).contains("")) {
            throw new IllegalArgumentException("the checkpoint must have three lines or more, none empty");
        }
        List<String> signatures = new ArrayList<>();
        for (String line : text.substring(gap + 2, text.length() - 1).split("\n", -1)) {
            if (!line.startsWith(DASH) || line.split(" ", -1).length != 3 || signatures.size() == MAX_SIGNATURES) {
                throw new IllegalArgumentException("the checkpoint has a line that is no signature, or too many");
            }
            signatures.add(line);
        }
        long size = Decimal.parse("tree size", lines[1]);
        CanonicalBase64.decode("root hash", lines[2], MerkleTree.HASH_BYTES);
        return new Checkpoint(body, lines[0], size, lines[2], List.copyOf(signatures));
    }

    byte[] root() {
        return CanonicalBase64.decode("root hash", rootHash, MerkleTree.HASH_BYTES);
    }

    /** The same with the signatures of one key only, verified or not. */
    Checkpoint only(LogKey key) {
        return new Checkpoint(
                body,
                origin,
                treeSize,
                rootHash,
                signatures.stream().filter(line -> isOf(key, line)).toList());
    }

    /** Whether there is a signature, and each is of this key and holds. */
    boolean signedBy(LogKey key) {
        return signatures.size() == 1 && isOf(key, signatures.get(0)) && holds(key, signatures.get(0));
    }

    String text() {
        return body + "\n" + String.join("\n", signatures) + "\n";
    }

    private boolean holds(LogKey key, String line) {
        byte[] bytes = bytes(line);
        byte[] signature = Arrays.copyOfRange(bytes, LogKey.ID_BYTES, bytes.length);
        return key.verifies(body.getBytes(StandardCharsets.UTF_8), signature);
    }

    private static boolean isOf(LogKey key, String line) {
        if (!line.startsWith(DASH + key.name() + " ")) {
            return false;
        }
        try {
            return Arrays.equals(key.id(), Arrays.copyOf(bytes(line), LogKey.ID_BYTES));
        } catch (IllegalArgumentException e) {
            // Another type of signature, of another length.
            return false;
        }
    }

    private static byte[] bytes(String line) {
        return CanonicalBase64.decode(
                "signature", line.substring(line.lastIndexOf(' ') + 1), LogKey.ID_BYTES + ED25519_BYTES);
    }
}
