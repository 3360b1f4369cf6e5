package org.countermark.evidence.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.countermark.internal.CanonicalBase64;

/** The text of a proof of inclusion. Source: C2SP tlog-proof, version 1. */
record InclusionProof(long index, List<String> path, Checkpoint checkpoint) {
    private static final int MAX_LENGTH = 1 << 16;
    private static final int MAX_PATH = 63;
    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";

    static InclusionProof parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("the proof is longer than " + MAX_LENGTH + " characters");
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n')
                || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("the proof has control characters, or is no Unicode text");
        }
        int gap = text.indexOf("\n\n");
        if (!text.startsWith(HEADER + "\n") || gap < 0) {
            throw new IllegalArgumentException("the proof must start with " + HEADER);
        }
        String[] lines = text.substring(0, gap).split("\n", -1);
        boolean extra = lines.length > 1 && lines[1].startsWith(EXTRA);
        int at = extra ? 2 : 1;
        if (lines.length <= at || !lines[at].startsWith(INDEX) || lines.length - at - 1 > MAX_PATH) {
            throw new IllegalArgumentException("the proof must have an index, and at most " + MAX_PATH + " hashes");
        }
        long index = Decimal.parse("index", lines[at].substring(INDEX.length()));
        List<String> path = List.of(lines).subList(at + 1, lines.length);
        InclusionProof proof = new InclusionProof(index, path, Checkpoint.parse(text.substring(gap + 2)));
        proof.hashes();
        return proof;
    }

    List<byte[]> hashes() {
        List<byte[]> hashes = new ArrayList<>();
        for (String line : path) {
            hashes.add(CanonicalBase64.decode("hash", line, MerkleTree.HASH_BYTES));
        }
        return hashes;
    }

    /** The proof without all that its log did not sign: extra data was left out when reading. */
    InclusionProof only(LogKey key) {
        return new InclusionProof(index, path, checkpoint.only(key));
    }

    String text() {
        StringBuilder text = new StringBuilder(HEADER + "\n" + INDEX + index + "\n");
        for (String hash : path) {
            text.append(hash).append('\n');
        }
        return text.append('\n').append(checkpoint.text()).toString();
    }
}
