package org.countermark.evidence.commit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.countermark.evidence.json.CanonicalJson;
import org.countermark.evidence.json.Json;
import org.countermark.evidence.seal.SealFinding;
import org.countermark.evidence.seal.SealTrust;
import org.countermark.evidence.seal.SealingKey;
import org.countermark.evidence.time.Stamps;
import org.countermark.evidence.time.TimeStamp;
import org.countermark.evidence.time.TimeStampCheck;
import org.countermark.keys.Commitment;
import org.junit.jupiter.api.Test;

/** Commitments to many keys, against files that another program made from the page alone. */
class KeyCommitmentTest {
    private static final List<KeyLeaf> LEAVES = CommitmentVectors.LEAVES;
    private static final String PROFILE = CommitmentVectors.PROFILE_DIGEST;
    private static final KeyCommitment COMMITMENT = KeyCommitment.of(PROFILE, LEAVES);
    private static final String OPENED = CommitmentVectors.text("opened");
    private static final byte[] GOOD = CommitmentVectors.opening(OPENED);

    private static byte[] sha(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    @Test
    void filesAreThoseOfTheOtherProgram() {
        assertArrayEquals(CommitmentVectors.file("commitment"), COMMITMENT.toFile());
        assertEquals(COMMITMENT, KeyCommitment.parse(CommitmentVectors.file("commitment")));
        assertEquals(CommitmentVectors.text("digest"), COMMITMENT.digest());
        for (KeyLeaf leaf : LEAVES) {
            KeyOpening opening = COMMITMENT.open(LEAVES, leaf.label());
            assertArrayEquals(CommitmentVectors.opening(leaf.label()), opening.toFile());
            assertEquals(opening, KeyOpening.parse(opening.toFile()));
            assertEquals(Optional.empty(), opening.refusal(PROFILE, leaf));
        }
    }

    @Test
    void sealsOfTheOtherProgramHold() {
        byte[] secret = new byte[64];
        IntStream.range(0, 64).forEach(i -> secret[i] = (byte) i);
        SealingKey key = SealingKey.of("lab", secret);
        SealTrust trust = SealTrust.of(List.of(key.verifyingKey()), Optional.empty());
        KeyCommitment published = KeyCommitment.parse(CommitmentVectors.file("sealed"));
        assertArrayEquals(CommitmentVectors.file("sealed"), published.toFile());
        assertEquals(COMMITMENT.digest(), published.digest());
        for (KeyCommitment sealed : List.of(published, COMMITMENT.sealed(key, Optional.empty()))) {
            assertInstanceOf(
                    SealFinding.Trusted.class,
                    trust.check(
                            sealed.seal().orElseThrow(), KeyCommitment.TYPE, sha(sealed.digest()), Optional.empty()));
            assertNotEquals(sealed.digest(), sealed.sealedDigest());
        }
    }

    @Test
    void timeStampsAreOfCommitmentAndSeal() {
        Stamps stamps = new Stamps();
        KeyCommitment sealed = COMMITMENT.sealed(SealingKey.of("lab", new byte[64]), Optional.empty());
        KeyCommitment stamped = sealed.stamped(new TimeStamp(stamps.stamp(sha(sealed.sealedDigest()))));
        assertEquals(stamped, KeyCommitment.parse(stamped.toFile()));
        assertEquals(sealed.sealedDigest(), stamped.sealedDigest());
        byte[] token = stamped.timeStamp().orElseThrow().der();
        assertInstanceOf(TimeStampCheck.Valid.class, stamps.trusted().check(sha(stamped.sealedDigest()), token));
        KeyCommitment fewer = new KeyCommitment(
                PROFILE, stamped.labels().subList(0, 6), stamped.root(), stamped.seal(), stamped.timeStamp());
        assertInstanceOf(TimeStampCheck.Refused.class, stamps.trusted().check(sha(fewer.sealedDigest()), token));
        assertEquals(
                Optional.empty(),
                stamped.sealed(SealingKey.of("x", new byte[64]), Optional.empty())
                        .timeStamp());
    }

    @Test
    void eachDefectIsToldInItsWords() {
        int forms = 0;
        for (CommitmentVectors.Defect defect : CommitmentVectors.defects()) {
            if (defect.form()) {
                forms++;
                String message = assertThrows(
                                IllegalArgumentException.class, () -> KeyOpening.parse(defect.file()), defect.name())
                        .getMessage();
                assertTrue(message.contains(defect.why()), defect.name() + ": " + message);
            } else {
                Optional<String> why = KeyOpening.parse(defect.file()).refusal(PROFILE, CommitmentVectors.leaf(OPENED));
                assertTrue(why.orElse("none").contains(defect.why()), defect.name() + ": " + why);
            }
        }
        assertEquals(16, forms);
        assertEquals(28, CommitmentVectors.defects().size());
    }

    @Test
    void openingsFitOneKeyOnly() {
        KeyOpening opening = KeyOpening.parse(GOOD);
        for (KeyLeaf other : LEAVES) {
            Optional<String> why = opening.refusal(PROFILE, new KeyLeaf(OPENED, other.commitment()));
            assertEquals(!other.label().equals(OPENED), why.isPresent(), other.label());
        }
        assertTrue(
                opening.refusal("0".repeat(64), CommitmentVectors.leaf(OPENED)).isPresent());
    }

    /** What an opening says of the other epochs is their labels and hashes of their commitments: not even these themselves. */
    @Test
    void openingsRevealNothingOfOtherEpochs() {
        for (KeyLeaf opened : LEAVES) {
            String file = new String(COMMITMENT.open(LEAVES, opened.label()).toFile(), StandardCharsets.UTF_8);
            for (KeyLeaf leaf : LEAVES) {
                assertFalse(file.contains(leaf.commitment().hex()), leaf.label());
            }
            // Of the same length whatever the others' keys are, and only hashes differ.
            List<KeyLeaf> others = LEAVES.stream()
                    .map(leaf -> leaf.equals(opened)
                            ? leaf
                            : new KeyLeaf(
                                    leaf.label(),
                                    new Commitment(leaf.commitment().hex().replace('1', '2'))))
                    .toList();
            KeyCommitment changed = KeyCommitment.of(PROFILE, others);
            String hash = "[0-9a-f]{64}";
            assertEquals(
                    file.replaceAll(hash, ""),
                    new String(changed.open(others, opened.label()).toFile(), StandardCharsets.UTF_8)
                            .replaceAll(hash, ""));
        }
    }

    @Test
    void opensOnlyWhatItWasMadeOf() {
        List<KeyLeaf> turned = new ArrayList<>(LEAVES);
        Collections.reverse(turned);
        List<KeyLeaf> other = new ArrayList<>(LEAVES);
        other.set(6, new KeyLeaf("2026-11", new Commitment("0".repeat(64))));
        for (List<KeyLeaf> wrong : List.of(turned, other, LEAVES.subList(0, 6), List.<KeyLeaf>of())) {
            assertThrows(IllegalArgumentException.class, () -> COMMITMENT.open(wrong, OPENED));
        }
        assertThrows(IllegalArgumentException.class, () -> COMMITMENT.open(LEAVES, "2026-12"));
        assertThrows(IllegalArgumentException.class, () -> KeyCommitment.of(PROFILE, List.of()));
        assertThrows(
                IllegalArgumentException.class, () -> KeyCommitment.of(PROFILE, List.of(LEAVES.get(0), LEAVES.get(0))));
        List<KeyLeaf> many = IntStream.rangeClosed(0, KeyCommitment.MAX_LABELS)
                .mapToObj(i -> new KeyLeaf("e" + i, LEAVES.get(0).commitment()))
                .toList();
        assertThrows(IllegalArgumentException.class, () -> KeyCommitment.of(PROFILE, many));
        List<KeyLeaf> most = many.subList(0, KeyCommitment.MAX_LABELS);
        KeyOpening last = KeyCommitment.of(PROFILE, most).open(most, "e9999");
        assertEquals(Optional.empty(), KeyOpening.parse(last.toFile()).refusal(PROFILE, most.get(9999)));
    }

    private static void opensNothingElse(byte[] file) {
        KeyOpening opening;
        try {
            opening = KeyOpening.parse(file);
        } catch (IllegalArgumentException refused) {
            return;
        }
        // Only labels behind the opened one are free: seal and time stamp bind these.
        boolean same = opening.label().equals(OPENED)
                && opening.commitment().root().equals(COMMITMENT.root())
                && opening.commitment().profileDigest().equals(PROFILE);
        for (KeyLeaf leaf : LEAVES) {
            boolean opens = opening.refusal(PROFILE, leaf).isEmpty();
            assertFalse(
                    opens && !(same && leaf.label().equals(OPENED)), () -> new String(file, StandardCharsets.UTF_8));
        }
    }

    @Property(tries = 10_000)
    void damagedBytesNeverCrashAndOpenNothingElse(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] file = GOOD.clone();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            file[random.nextInt(file.length)] = (byte) random.nextInt(256);
        }
        opensNothingElse(random.nextInt(10) == 0 ? Arrays.copyOf(file, random.nextInt(file.length)) : file);
    }

    @Property(tries = 10_000)
    void damagedValuesNeverCrashAndOpenNothingElse(@ForAll long seed) {
        Random random = new Random(seed);
        Json tree = CanonicalJson.parse("good", Arrays.copyOf(GOOD, GOOD.length - 1));
        opensNothingElse((CanonicalJson.text(changed(tree, random)) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static Json changed(Json value, Random random) {
        if (value instanceof Json.Members members && random.nextInt(20) != 0) {
            List<String> names = List.copyOf(members.values().keySet());
            String name = names.get(random.nextInt(names.size()));
            TreeMap<String, Json> copy = new TreeMap<>(members.values());
            switch (random.nextInt(20)) {
                case 0 -> copy.remove(name);
                case 1 -> copy.put(name, copy.get(names.get(random.nextInt(names.size()))));
                default -> copy.put(name, changed(copy.get(name), random));
            }
            return new Json.Members(copy);
        }
        if (value instanceof Json.Items items && !items.values().isEmpty() && random.nextInt(20) != 0) {
            List<Json> copy = new ArrayList<>(items.values());
            int at = random.nextInt(copy.size());
            switch (random.nextInt(4)) {
                case 0 -> copy.remove(at);
                case 1 -> copy.add(copy.get(at));
                case 2 -> Collections.swap(copy, at, random.nextInt(copy.size()));
                default -> copy.set(at, changed(copy.get(at), random));
            }
            return new Json.Items(copy);
        }
        return switch (random.nextInt(5)) {
            case 0 -> new Json.Text("");
            case 1 ->
                new Json.Text(HexFormat.of().toHexDigits(random.nextLong()).repeat(4));
            case 2 -> new Json.Whole(random.nextInt(12) - 2);
            case 3 -> new Json.Whole(Json.MAX_INTEGER);
            default -> new Json.Items(List.of());
        };
    }
}
