package org.countermark.evidence.log;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/** Hashes of a Merkle tree of RFC 6962, section 2.1: leaves and nodes are told apart by a first byte. */
final class MerkleTree {
    static final int HASH_BYTES = 32;
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleTree() {}

    static byte[] leaf(byte[] entry) {
        MessageDigest sha = DigestUtils.getSha256Digest();
        sha.update(LEAF);
        return sha.digest(entry);
    }

    private static byte[] node(byte[] left, byte[] right) {
        MessageDigest sha = DigestUtils.getSha256Digest();
        sha.update(NODE);
        sha.update(left);
        return sha.digest(right);
    }

    /**
     * The root that a leaf and its audit path lead to; empty if the path is too short or too long for that place.
     *
     * <p>Source: RFC 9162, section 2.1.3.2, which spells out RFC 6962, section 2.1.1.
     */
    static Optional<byte[]> root(byte[] leaf, long index, long treeSize, List<byte[]> path) {
        byte[] hash = leaf;
        long place = index;
        long last = treeSize - 1;
        for (byte[] sibling : path) {
            if (last == 0) {
                return Optional.empty();
            }
            if ((place & 1) == 1 || place == last) {
                hash = node(sibling, hash);
                // A last node without a right sibling rises unchanged until it has a left one.
                while ((place & 1) == 0 && place != 0) {
                    place >>>= 1;
                    last >>>= 1;
                }
            } else {
                hash = node(hash, sibling);
            }
            place >>>= 1;
            last >>>= 1;
        }
        return last == 0 ? Optional.of(hash) : Optional.empty();
    }
}
