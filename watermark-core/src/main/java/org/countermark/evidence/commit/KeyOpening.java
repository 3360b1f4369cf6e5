package org.countermark.evidence.commit;

import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.countermark.evidence.json.CanonicalFile;
import org.countermark.evidence.json.Fields;
import org.countermark.evidence.json.Json;
import org.countermark.evidence.log.MerkleTree;

/**
 * What shows that the key of one epoch is among those of a published commitment, and nothing of the others. Immutable.
 *
 * <p>It holds no key and no commitment to one: who has the epoch's key, or its commitment, can tell whether it fits. Source:
 * docs/spec/key-commitment.md, section "Opening".
 *
 * @param commitment the commitment to all keys, whole
 * @param index the place of the epoch, from 0
 * @param path the audit path from its leaf to the root, from the bottom up; 64 lower-case hexadecimal digits each
 */
public record KeyOpening(KeyCommitment commitment, int index, List<String> path) {
    /** The version of the form. */
    public static final String TYPE = "countermark/key-opening/1";

    private static final String WHAT = "key opening";
    private static final int MAX_PATH = 14;

    /** Refuses places and paths that no commitment has; whether the path leads to its root is left to a check. */
    public KeyOpening {
        Objects.requireNonNull(commitment, "commitment");
        if (index < 0 || index >= commitment.labels().size()) {
            throw new IllegalArgumentException(
                    "index must be in 0.." + (commitment.labels().size() - 1) + ", was " + index);
        }
        if (path.size() > MAX_PATH) {
            throw new IllegalArgumentException("path must have at most " + MAX_PATH + " hashes, had " + path.size());
        }
        path.forEach(hash -> Digests.check("path", hash));
        path = List.copyOf(path);
    }

    /**
     * Reads the file of an opening.
     *
     * @param file the whole file, untrusted
     * @return the opening
     * @throws IllegalArgumentException if the file is not of the form; the message says where
     */
    public static KeyOpening parse(byte[] file) {
        return CanonicalFile.read(WHAT, TYPE, file, KeyOpening::read);
    }

    /**
     * Takes the fields of an opening that stands in another document, where it has no type of its own.
     *
     * @param fields those of the object
     * @return the opening
     * @throws IllegalArgumentException if one is missing or not of its form
     */
    public static KeyOpening read(Fields fields) {
        long index = fields.integer("index");
        if (index < 0 || index >= KeyCommitment.MAX_LABELS) {
            throw new IllegalArgumentException(
                    "index must be in 0.." + (KeyCommitment.MAX_LABELS - 1) + ", was " + index);
        }
        return new KeyOpening(fields.object("commitment", KeyCommitment::read), (int) index, fields.texts("path"));
    }

    /**
     * The label of the epoch.
     *
     * @return the one at the index
     */
    public String label() {
        return commitment.labels().get(index);
    }

    /**
     * Whether the commitment is to a key: its label is at the index, and its leaf and the path lead to the root.
     *
     * @param profileDigest digest of the profile under which the leaf's commitment was made
     * @param leaf the key's label and commitment
     * @return why not, one line; empty if it is
     */
    public Optional<String> refusal(String profileDigest, KeyLeaf leaf) {
        if (!commitment.profileDigest().equals(profileDigest)) {
            return Optional.of("it is published for another profile, " + commitment.profileDigest());
        }
        if (!label().equals(leaf.label())) {
            return Optional.of("it is published under another label, \"" + label() + "\"");
        }
        List<byte[]> hashes = path.stream().map(Digests::bytes).toList();
        Optional<String> root = MerkleTree.root(
                        leaf.hash(), index, commitment.labels().size(), hashes)
                .map(HexFormat.of()::formatHex);
        return root.filter(commitment.root()::equals).isPresent()
                ? Optional.empty()
                : Optional.of("its path does not lead to the root of the published commitment");
    }

    /**
     * The file of this opening.
     *
     * @return the canonical form and one line end
     */
    public byte[] toFile() {
        TreeMap<String, Json> members = new TreeMap<>(toJson().values());
        members.put("type", new Json.Text(TYPE));
        return CanonicalFile.write(WHAT, new Json.Members(members));
    }

    /**
     * The form in which it stands in another document.
     *
     * @return the object, without a type
     */
    public Json.Members toJson() {
        TreeMap<String, Json> members = new TreeMap<>();
        members.put("commitment", commitment.toJson());
        members.put("index", new Json.Whole(index));
        members.put(
                "path", new Json.Items(path.stream().<Json>map(Json.Text::new).toList()));
        return new Json.Members(members);
    }
}
