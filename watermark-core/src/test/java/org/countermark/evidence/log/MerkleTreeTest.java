package org.countermark.evidence.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Trees made here have the roots and paths of the code of Go's checksum database, and nothing else leads to them. */
class MerkleTreeTest {
    private static final LogVectors VECTORS = LogVectors.PUBLISHED;

    private static List<byte[]> leaves(int size) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            leaves.add(MerkleTree.leaf(
                    i < 8 ? VECTORS.of(8, i).entry() : ("entry " + i).getBytes(StandardCharsets.UTF_8)));
        }
        return leaves;
    }

    @Test
    void rootsArePublishedOnes() {
        VECTORS.roots.forEach((size, root) ->
                assertEquals(root, HexFormat.of().formatHex(MerkleTree.root(leaves(Integer.parseInt(size))))));
        assertThrows(IllegalArgumentException.class, () -> MerkleTree.root(List.of()));
    }

    @Test
    void pathsArePublishedOnes() {
        for (LogVectors.Vector vector : VECTORS.vectors) {
            InclusionProof proof = InclusionProof.parse(vector.proof());
            List<byte[]> leaves = leaves((int) proof.checkpoint().treeSize());
            List<byte[]> path = MerkleTree.path(leaves, (int) proof.index());
            assertArrayEquals(
                    proof.hashes().toArray(), path.toArray(), () -> "of " + leaves.size() + " the " + proof.index());
        }
        assertThrows(IllegalArgumentException.class, () -> MerkleTree.path(leaves(3), 3));
        assertThrows(IllegalArgumentException.class, () -> MerkleTree.path(leaves(3), -1));
    }

    /** In every tree of up to 20 leaves: each path leads its own leaf at its own place to the root, and no other leaf or place. */
    @Test
    void pathsLeadOneLeafAtOnePlaceToTheRoot() {
        for (int size = 1; size <= 20; size++) {
            List<byte[]> leaves = leaves(size);
            byte[] root = MerkleTree.root(leaves);
            for (int i = 0; i < size; i++) {
                List<byte[]> path = MerkleTree.path(leaves, i);
                for (int leaf = 0; leaf < size; leaf++) {
                    for (int place = 0; place < size; place++) {
                        Optional<byte[]> found = MerkleTree.root(leaves.get(leaf), place, size, path);
                        boolean same =
                                found.filter(hash -> Arrays.equals(hash, root)).isPresent();
                        assertEquals(leaf == i && place == i, same, size + " leaves, path of " + i);
                    }
                }
                assertTrue(MerkleTree.root(leaves.get(i), size, size, path).isEmpty());
                assertTrue(MerkleTree.root(leaves.get(i), -1, size, path).isEmpty());
                assertFalse(path.size() > 5);
            }
        }
    }
}
