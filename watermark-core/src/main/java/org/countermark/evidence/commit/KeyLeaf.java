package org.countermark.evidence.commit;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.Objects;
import org.countermark.evidence.log.MerkleTree;
import org.countermark.internal.Hkdf;
import org.countermark.internal.Ids;
import org.countermark.keys.Commitment;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;

/**
 * One key of a commitment to many: the label of its epoch and its own commitment, which hides it. Immutable.
 *
 * @param label the epoch's label
 * @param commitment the commitment to the key under the profile
 */
public record KeyLeaf(String label, Commitment commitment) {
    /** Refuses labels of another form. */
    public KeyLeaf {
        Ids.check("label", label);
        Objects.requireNonNull(commitment, "commitment");
    }

    /**
     * The leaf of a key.
     *
     * @param profile the public parameters
     * @param key the secret
     * @return its label and commitment
     */
    public static KeyLeaf of(Profile profile, EpochKey key) {
        return new KeyLeaf(key.label(), Commitment.of(profile, key));
    }

    /** Its hash in the tree: of lp(label) ‖ the 32 bytes of the commitment. */
    byte[] hash() {
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        entry.writeBytes(Hkdf.lp(label));
        entry.writeBytes(HexFormat.of().parseHex(commitment.hex()));
        return MerkleTree.leaf(entry.toByteArray());
    }
}
