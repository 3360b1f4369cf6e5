package org.countermark.evidence.log;

import java.util.Arrays;
import java.util.Optional;

/**
 * A transparency log that a verifier trusts, and what verifies its proofs of inclusion, offline.
 *
 * <p>Immutable and safe for use by many threads. Source: C2SP tlog-proof and tlog-checkpoint; RFC 6962, section 2.1.1;
 * docs/spec/log-proof.md.
 */
public final class TransparencyLog {
    private final LogKey key;
    private final String origin;

    private TransparencyLog(LogKey key, String origin) {
        this.key = key;
        this.origin = origin;
    }

    /**
     * A log whose checkpoints name it as its key is named.
     *
     * @param key the log's public key, from elsewhere than the proof
     * @return what verifies its proofs
     */
    public static TransparencyLog of(LogKey key) {
        return of(key, key.name());
    }

    /**
     * A log whose checkpoints have another first line than its key's name.
     *
     * @param key the log's public key, from elsewhere than the proof
     * @param origin the first line of its checkpoints
     * @return what verifies its proofs
     */
    public static TransparencyLog of(LogKey key, String origin) {
        return new TransparencyLog(key, origin);
    }

    /**
     * Verifies a kept proof. Cost: under a millisecond.
     *
     * @param entry the bytes that were logged
     * @param proof the proof as it is kept; from anywhere
     * @return included only if the log signed the checkpoint, the entry's hash leads to its root, and the text holds nothing beside; else
     *     why not
     */
    public LogCheck check(byte[] entry, String proof) {
        try {
            InclusionProof parsed = InclusionProof.parse(proof);
            return parsed.text().equals(proof)
                    ? check(entry, parsed)
                    : new LogCheck.Refused("the proof holds extra data, which nobody signed");
        } catch (IllegalArgumentException e) {
            return new LogCheck.Refused(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Takes a proof as logs hand it out: drops extra data and signatures of others, and verifies what is left.
     *
     * @param entry the bytes that were logged
     * @param proof the proof; from anywhere
     * @return the proof to keep; or why there is none
     */
    public LogCheck adopt(byte[] entry, String proof) {
        try {
            return check(entry, InclusionProof.parse(proof).only(key));
        } catch (IllegalArgumentException e) {
            return new LogCheck.Refused(String.valueOf(e.getMessage()));
        }
    }

    private LogCheck check(byte[] entry, InclusionProof proof) {
        Checkpoint checkpoint = proof.checkpoint();
        if (!checkpoint.signedBy(key)) {
            return new LogCheck.Refused("the checkpoint is not signed by the key " + key.name() + " alone and once");
        }
        if (!checkpoint.origin().equals(origin)) {
            return new LogCheck.Refused("the checkpoint is of another log than " + origin);
        }
        if (proof.index() >= checkpoint.treeSize()) {
            return new LogCheck.Refused("index " + proof.index() + " is outside of the tree, which has "
                    + checkpoint.treeSize() + " entries");
        }
        Optional<byte[]> root =
                MerkleTree.root(MerkleTree.leaf(entry), proof.index(), checkpoint.treeSize(), proof.hashes());
        if (root.isEmpty()) {
            return new LogCheck.Refused("the proof has " + proof.path().size()
                    + " hashes, which does not fit its index and the tree's size");
        }
        if (!Arrays.equals(root.get(), checkpoint.root())) {
            return new LogCheck.Refused(
                    "the entry is not at index " + proof.index() + " of the tree that the log signed");
        }
        return new LogCheck.Included(proof.text(), origin, proof.index(), checkpoint.treeSize(), checkpoint.rootHash());
    }
}
