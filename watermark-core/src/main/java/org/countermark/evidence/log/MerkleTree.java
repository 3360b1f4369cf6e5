package org.countermark.evidence.log;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Hashes of a Merkle tree of RFC 6962, section 2.1: leaves and nodes are told apart by a first byte.
 *
 * <p>A path shows that an entry is in a tree, and of the other entries no more than hashes. Stateless.
 */
public final class MerkleTree {
    /** Bytes of a hash: SHA-256. */
    public static final int HASH_BYTES = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleTree() {}

    /**
     * The hash of an entry.
     *
     * @param entry its bytes
     * @return 32 bytes
     */
    public static byte[] leaf(byte[] entry) {
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
     * The root of a tree. Cost: one hash a leaf.
     *
     * @param leaves the hashes of its entries, in order; at least one
     * @return 32 bytes
     * @throws IllegalArgumentException if there is no leaf
     */
    public static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            throw new IllegalArgumentException("leaves must be at least one, were none");
        }
        if (leaves.size() == 1) {
            return leaves.get(0).clone();
        }
        int left = left(leaves.size());
        return node(root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
    }

    /**
     * The audit path of an entry: the hashes with which its own leads to the root, from the bottom up. Cost: one hash a leaf.
     *
     * <p>Source: RFC 6962, section 2.1.1.
     *
     * @param leaves the hashes of all entries, in order
     * @param index the entry's place, from 0
     * @return 32 bytes each; none in a tree of one leaf
     * @throws IllegalArgumentException if there is no such leaf
     */
    public static List<byte[]> path(List<byte[]> leaves, int index) {
        if (index < 0 || index >= leaves.size()) {
            throw new IllegalArgumentException("index must be in 0.." + (leaves.size() - 1) + ", was " + index);
        }
        List<byte[]> path = new ArrayList<>();
        collect(leaves, index, path);
        return path;
    }

    private static void collect(List<byte[]> leaves, int index, List<byte[]> path) {
        if (leaves.size() == 1) {
            return;
        }
        int left = left(leaves.size());
        List<byte[]> first = leaves.subList(0, left);
        List<byte[]> second = leaves.subList(left, leaves.size());
        if (index < left) {
            collect(first, index, path);
            path.add(root(second));
        } else {
            collect(second, index - left, path);
            path.add(root(first));
        }
    }

    /** The largest power of two below the size: so many leaves hang on the left. */
    private static int left(int size) {
        return Integer.highestOneBit(size - 1);
    }

    /**
     * The root that a leaf and its audit path lead to; empty if the path is too short or too long for that place.
     *
     * <p>Source: RFC 9162, section 2.1.3.2, which spells out RFC 6962, section 2.1.1.
     *
     * @param leaf the hash of the entry, 32 bytes
     * @param index the entry's place, from 0
     * @param treeSize entries in the tree
     * @param path the audit path, 32 bytes each
     * @return 32 bytes, or empty
     */
    public static Optional<byte[]> root(byte[] leaf, long index, long treeSize, List<byte[]> path) {
        if (index < 0 || index >= treeSize) {
            return Optional.empty();
        }
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
