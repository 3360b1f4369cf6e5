package org.countermark.evidence.commit;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.countermark.evidence.json.CanonicalFile;
import org.countermark.evidence.json.CanonicalJson;
import org.countermark.evidence.json.Fields;
import org.countermark.evidence.json.Json;
import org.countermark.evidence.log.MerkleTree;
import org.countermark.evidence.seal.Certificates;
import org.countermark.evidence.seal.Seal;
import org.countermark.evidence.seal.SealingKey;
import org.countermark.evidence.time.TimeStamp;
import org.countermark.internal.Ids;

/**
 * A public commitment to the keys of many epochs under one profile, made before any text is marked. Immutable.
 *
 * <p>It shows how many keys there are to choose from, and hides all of them; {@link KeyOpening} shows one. Parsing shows that it is whole;
 * seal and time stamp are left to a check. Source: docs/spec/key-commitment.md.
 *
 * @param profileDigest digest of the profile, 64 lower-case hexadecimal digits
 * @param labels the epochs' labels, in the order of the tree; 1..{@value #MAX_LABELS}, each once
 * @param root the root of the tree of their keys, 64 lower-case hexadecimal digits
 * @param seal who vouches for it, for the purpose {@link #TYPE}
 * @param timeStamp since when it is what it is, with its seal
 */
public record KeyCommitment(
        String profileDigest, List<String> labels, String root, Optional<Seal> seal, Optional<TimeStamp> timeStamp) {
    /** The version of the form, and the purpose of its seals. */
    public static final String TYPE = "countermark/key-commitment/1";

    /** Most epochs in one commitment: the days of 27 years. */
    public static final int MAX_LABELS = 10_000;

    private static final String WHAT = "key commitment";

    /** Refuses texts of another form, labels that repeat, and too many or none. */
    public KeyCommitment {
        Digests.check("profileDigest", profileDigest);
        labels = checked(labels);
        Digests.check("root", root);
        Objects.requireNonNull(seal, "seal");
        Objects.requireNonNull(timeStamp, "timeStamp");
    }

    /**
     * Commits to keys.
     *
     * @param profileDigest digest of the profile under which each leaf's commitment was made
     * @param leaves the keys' labels and commitments, in any order that is kept; 1..{@value #MAX_LABELS}, each label once
     * @return the commitment, neither sealed nor stamped
     * @throws IllegalArgumentException if labels repeat, or there are too many or none
     */
    public static KeyCommitment of(String profileDigest, List<KeyLeaf> leaves) {
        List<String> labels = checked(leaves.stream().map(KeyLeaf::label).toList());
        return new KeyCommitment(profileDigest, labels, rootOf(leaves), Optional.empty(), Optional.empty());
    }

    /**
     * Reads the file of a commitment.
     *
     * @param file the whole file, untrusted
     * @return the commitment
     * @throws IllegalArgumentException if the file is not of the form; the message says where
     */
    public static KeyCommitment parse(byte[] file) {
        return CanonicalFile.read(WHAT, TYPE, file, KeyCommitment::fields);
    }

    /**
     * Takes the fields of a commitment that stands in another document.
     *
     * @param fields those of the object
     * @return the commitment
     * @throws IllegalArgumentException if one is missing or not of its form
     */
    public static KeyCommitment read(Fields fields) {
        CanonicalFile.requireType(WHAT, TYPE, fields);
        return fields(fields);
    }

    private static KeyCommitment fields(Fields fields) {
        return new KeyCommitment(
                fields.text("profileDigest"),
                fields.texts("labels"),
                fields.text("root"),
                fields.optionalObject("seal", Seal::read),
                fields.optionalText("timeStamp").map(TimeStamp::new));
    }

    /**
     * The file of this commitment.
     *
     * @return the canonical form and one line end
     */
    public byte[] toFile() {
        return CanonicalFile.write(WHAT, toJson());
    }

    /**
     * The form in which it stands in another document.
     *
     * @return the object
     */
    public Json.Members toJson() {
        TreeMap<String, Json> members = new TreeMap<>();
        members.put(
                "labels",
                new Json.Items(labels.stream().<Json>map(Json.Text::new).toList()));
        members.put("profileDigest", new Json.Text(profileDigest));
        members.put("root", new Json.Text(root));
        seal.ifPresent(present -> members.put("seal", present.toJson()));
        timeStamp.ifPresent(stamp -> members.put("timeStamp", new Json.Text(stamp.token())));
        members.put("type", new Json.Text(TYPE));
        return new Json.Members(members);
    }

    /**
     * What a seal signs: SHA-256 of the canonical form without seal and time stamp.
     *
     * @return 64 lower-case hexadecimal digits
     */
    public String digest() {
        return CanonicalJson.digest(with(Optional.empty(), Optional.empty()).toJson());
    }

    /**
     * What is stamped: SHA-256 of the canonical form with the seal, if there is one, and without the time stamp.
     *
     * @return 64 lower-case hexadecimal digits
     */
    public String sealedDigest() {
        return CanonicalJson.digest(with(seal, Optional.empty()).toJson());
    }

    /**
     * This commitment under a seal; a time stamp of another state of it falls away.
     *
     * @param key who vouches for it
     * @param certificates what says whose key that is
     * @return the same content with the seal
     * @throws IllegalStateException if the key was destroyed
     */
    public KeyCommitment sealed(SealingKey key, Optional<Certificates> certificates) {
        return with(Optional.of(Seal.of(key, certificates, TYPE, digest())), Optional.empty());
    }

    /**
     * This commitment with a time stamp of its {@link #sealedDigest}.
     *
     * @param stamp the time stamp
     * @return the same content and seal with it
     */
    public KeyCommitment stamped(TimeStamp stamp) {
        return with(seal, Optional.of(stamp));
    }

    /**
     * Opens one epoch, which needs all keys' leaves again. Cost: one hash a key.
     *
     * @param leaves those that this is a commitment to, in its order
     * @param label the epoch to open
     * @return what shows that its key is one of these, and of the others nothing but hashes
     * @throws IllegalArgumentException if the label is not among these, or the leaves are others
     */
    public KeyOpening open(List<KeyLeaf> leaves, String label) {
        int index = labels.indexOf(label);
        if (index < 0) {
            throw new IllegalArgumentException("label must be one of the commitment, was \"" + label + "\"");
        }
        if (!leaves.stream().map(KeyLeaf::label).toList().equals(labels)
                || !rootOf(leaves).equals(root)) {
            throw new IllegalArgumentException("leaves must be those that the commitment was made of, were others");
        }
        List<byte[]> path = MerkleTree.path(leaves.stream().map(KeyLeaf::hash).toList(), index);
        return new KeyOpening(
                this, index, path.stream().map(HexFormat.of()::formatHex).toList());
    }

    private KeyCommitment with(Optional<Seal> otherSeal, Optional<TimeStamp> otherStamp) {
        return new KeyCommitment(profileDigest, labels, root, otherSeal, otherStamp);
    }

    private static String rootOf(List<KeyLeaf> leaves) {
        return HexFormat.of()
                .formatHex(MerkleTree.root(leaves.stream().map(KeyLeaf::hash).toList()));
    }

    private static List<String> checked(List<String> labels) {
        if (labels.isEmpty() || labels.size() > MAX_LABELS) {
            throw new IllegalArgumentException("labels must be 1.." + MAX_LABELS + ", were " + labels.size());
        }
        Set<String> seen = new HashSet<>();
        for (String label : labels) {
            if (!seen.add(Ids.check("label", label))) {
                throw new IllegalArgumentException("labels must differ, repeated \"" + label + "\"");
            }
        }
        return List.copyOf(labels);
    }
}
