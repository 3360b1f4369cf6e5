package org.countermark.evidence.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.countermark.evidence.commit.KeyCommitment;
import org.countermark.evidence.commit.KeyOpening;
import org.countermark.evidence.log.SmallLog;
import org.countermark.evidence.seal.Certificates;
import org.countermark.evidence.seal.Issuer;
import org.countermark.evidence.seal.Seal;
import org.countermark.evidence.seal.SealingKey;
import org.countermark.evidence.time.Stamps;
import org.countermark.evidence.time.TimeStamp;
import org.countermark.keys.EpochKey;
import org.junit.jupiter.api.Test;

/** Seals and time stamps of bundles: absent ones are told, present ones are always checked. */
class ProofChecksTest {
    private static final SealingKey KEY = SealingKey.of("lab", new byte[64]);
    private static final SealingKey OTHER = SealingKey.of("other", filled(1));
    private static final Stamps STAMPS = new Stamps();
    private static final Bundle SEALED = Example.bundle().sealed(KEY);
    private static final Bundle STAMPED = stamped(SEALED);
    private static final Material MATERIAL =
            Material.none().withSealKey(KEY.verifyingKey()).withAuthorities(STAMPS.trusted());
    private static final byte[] FILE = STAMPED.toFile();

    private static byte[] filled(int value) {
        byte[] bytes = new byte[64];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static TimeStamp stamp(String digest) {
        return new TimeStamp(STAMPS.stamp(HexFormat.of().parseHex(digest)));
    }

    private static Bundle stamped(Bundle bundle) {
        return bundle.stamped(stamp(bundle.sealedDigest()));
    }

    private static Bundle with(Bundle bundle, Proofs proofs) {
        return new Bundle(
                bundle.software(),
                bundle.basis(),
                bundle.exhibits(),
                bundle.results(),
                bundle.custody(),
                bundle.redaction(),
                proofs);
    }

    private static void pass(CheckName name, Bundle bundle, Material material) {
        Outcome outcome = BundleChecks.verify(bundle.toFile(), material).outcome(name);
        assertTrue(outcome instanceof Outcome.Pass, outcome.toString());
    }

    private static void fail(CheckName name, Bundle bundle, Material material, String why) {
        Outcome outcome = BundleChecks.verify(bundle.toFile(), material).outcome(name);
        assertTrue(outcome instanceof Outcome.Fail fail && fail.why().contains(why), outcome.toString());
    }

    private static void notPossible(CheckName name, Bundle bundle, Material material, String why) {
        Outcome outcome = BundleChecks.verify(bundle.toFile(), material).outcome(name);
        assertTrue(outcome instanceof Outcome.NotPossible no && no.why().contains(why), outcome.toString());
    }

    @Test
    void proofsAreNoPartOfTheContent() {
        assertEquals(SEALED.contentDigest(), STAMPED.contentDigest());
        assertEquals(SEALED.contentDigest(), with(SEALED, Proofs.none()).contentDigest());
        assertEquals(SEALED.sealedDigest(), STAMPED.sealedDigest());
        assertNotEquals(SEALED.sealedDigest(), Example.bundle().sealedDigest());
        assertEquals(Example.contentDigest(), Example.bundle().sealedDigest());
        assertArrayEquals(FILE, Bundle.parse(FILE).toFile());
        assertEquals(STAMPED, Bundle.parse(FILE));
        assertEquals(Optional.empty(), STAMPED.sealed(KEY).proofs().timeStamp());
    }

    @Test
    void seals() {
        pass(CheckName.SEAL, SEALED, MATERIAL);
        notPossible(CheckName.SEAL, Example.bundle(), MATERIAL, "no seal");
        notPossible(CheckName.SEAL, SEALED, Material.none(), KEY.verifyingKey().fingerprint());
        fail(CheckName.SEAL, Example.bundle().sealed(OTHER), MATERIAL, "another key");
        byte[] digest = HexFormat.of().parseHex(SEALED.contentDigest());
        Seal foreign = new Seal(KEY.verifyingKey(), OTHER.sign(Bundle.TYPE, digest), Optional.empty());
        Seal elsewhere = new Seal(KEY.verifyingKey(), KEY.sign("example", digest), Optional.empty());
        for (Seal wrong : List.of(foreign, elsewhere)) {
            Bundle bundle = with(SEALED, new Proofs(Optional.of(wrong), Optional.empty(), Optional.empty()));
            fail(CheckName.SEAL, bundle, MATERIAL, "neither");
            // Without a trusted key as well: what is present is checked.
            fail(CheckName.SEAL, bundle, Material.none(), "neither");
        }
    }

    /** Issuers are asked at the time of the time stamp, if it holds. */
    @Test
    void sealsWithCertificates() {
        Issuer issuer = new Issuer(Instant.parse("2026-11-21T12:00:00Z"));
        Certificates certificates = Certificates.of(KEY.verifyingKey(), issuer.certify(KEY, "CN=Laboratory"));
        Bundle sealed = Example.bundle().sealed(KEY, Optional.of(certificates));
        Material roots = Material.none().withSealRoots(issuer.trusted()).withAuthorities(STAMPS.trusted());
        pass(CheckName.SEAL, stamped(sealed), roots);
        pass(CheckName.SEAL, sealed, MATERIAL);
        notPossible(CheckName.SEAL, sealed, roots, "time stamp that holds");
        notPossible(CheckName.SEAL, sealed.stamped(stamp(sealed.contentDigest())), roots, "time stamp that holds");
        notPossible(CheckName.SEAL, stamped(sealed), Material.none().withSealRoots(issuer.trusted()), "time stamp");
        notPossible(CheckName.SEAL, STAMPED, roots, "without certificates");
        Issuer later = new Issuer(Instant.parse("2029-11-21T12:00:00Z"));
        Bundle early = Example.bundle()
                .sealed(KEY, Optional.of(Certificates.of(KEY.verifyingKey(), later.certify(KEY, "CN=Laboratory"))));
        fail(CheckName.SEAL, stamped(early), roots.withSealRoots(later.trusted()), "does not lead");
    }

    @Test
    void timeStamps() {
        pass(CheckName.TIME_STAMP, STAMPED, MATERIAL);
        pass(CheckName.TIME_STAMP, stamped(Example.bundle()), MATERIAL);
        notPossible(CheckName.TIME_STAMP, SEALED, MATERIAL, "no time stamp");
        notPossible(CheckName.TIME_STAMP, STAMPED, Material.none(), "no certificate");
        fail(CheckName.TIME_STAMP, SEALED.stamped(stamp(SEALED.contentDigest())), MATERIAL, "digest");
        fail(CheckName.TIME_STAMP, SEALED.stamped(new TimeStamp("AAAA")), MATERIAL, "");
        fail(CheckName.TIME_STAMP, STAMPED, MATERIAL.withAuthorities(new Stamps().trusted()), "");
        assertThrows(IllegalArgumentException.class, () -> new TimeStamp("AAB="));
        assertThrows(IllegalArgumentException.class, () -> new TimeStamp("A A="));
        assertThrows(IllegalArgumentException.class, () -> new TimeStamp("A".repeat(87_388)));
    }

    @Test
    void logProofs() {
        String proof = SmallLog.proof(HexFormat.of().parseHex(STAMPED.sealedDigest()));
        Material material = MATERIAL.withLog(SmallLog.trusted());
        pass(CheckName.LOG_PROOF, STAMPED.logged(proof), material);
        pass(CheckName.LOG_PROOF, SEALED.logged(proof), material);
        pass(CheckName.TIME_STAMP, STAMPED.logged(proof), material);
        assertEquals(STAMPED.logged(proof), Bundle.parse(STAMPED.logged(proof).toFile()));
        assertEquals(STAMPED.sealedDigest(), STAMPED.logged(proof).sealedDigest());
        notPossible(CheckName.LOG_PROOF, STAMPED, material, "no log proof");
        notPossible(CheckName.LOG_PROOF, STAMPED.logged(proof), MATERIAL, "no key of a log");
        fail(CheckName.LOG_PROOF, Example.bundle().logged(proof), material, "");
        fail(CheckName.LOG_PROOF, STAMPED.logged("x\u001b" + proof), material, "");
        assertThrows(IllegalArgumentException.class, () -> STAMPED.logged("x".repeat(1 << 17)));
    }

    /** The example, the commitment to its key published in some way, its exhibits acquired at some time. */
    private static Bundle committed(UnaryOperator<KeyCommitment> published, Optional<Instant> acquired) {
        Bundle bundle = Example.bundle();
        KeyId key = bundle.basis().keys().get(0);
        KeyOpening opening = key.published().orElseThrow();
        KeyOpening other = new KeyOpening(published.apply(opening.commitment()), opening.index(), opening.path());
        Basis basis = new Basis(
                bundle.basis().profiles(),
                List.of(new KeyId(key.label(), key.profileDigest(), key.commitment(), Optional.of(other))),
                bundle.basis().plans(),
                bundle.basis().normalisation(),
                bundle.basis().tokenizers(),
                bundle.basis().references());
        List<Exhibit> exhibits = bundle.exhibits().stream()
                .map(each -> new Exhibit(
                        each.name(), each.sha256(), each.size(), each.source(), acquired, each.acquiredBy()))
                .toList();
        return Bundle.of(bundle.software(), basis, exhibits, bundle.results(), bundle.custody());
    }

    private static KeyCommitment stamped(KeyCommitment commitment) {
        return commitment.stamped(stamp(commitment.sealedDigest()));
    }

    private static KeyCommitment fewer(KeyCommitment commitment) {
        return new KeyCommitment(
                commitment.profileDigest(),
                List.of("2026-10", "2026-11", "2027-01"),
                commitment.root(),
                commitment.seal(),
                commitment.timeStamp());
    }

    @Test
    void commitmentsMustBeOlderThanExhibits() {
        UnaryOperator<KeyCommitment> stamped = ProofChecksTest::stamped;
        Optional<Instant> later = Optional.of(Instant.parse("2026-11-21T12:01:00Z"));
        Optional<Instant> earlier = Optional.of(Instant.parse("2026-11-21T12:00:00Z"));
        pass(CheckName.COMMITMENT_TIME, committed(stamped, later), MATERIAL);
        fail(CheckName.COMMITMENT_TIME, committed(stamped, earlier), MATERIAL, "younger than the exhibit");
        fail(
                CheckName.COMMITMENT_TIME,
                committed(each -> each.stamped(stamp(each.root())), later),
                MATERIAL,
                "about another digest");
        fail(CheckName.COMMITMENT_TIME, committed(each -> fewer(stamped(each)), later), MATERIAL, "another digest");
        notPossible(CheckName.COMMITMENT_TIME, committed(stamped, Optional.empty()), MATERIAL, "not known when");
        notPossible(CheckName.COMMITMENT_TIME, Example.bundle(), MATERIAL, "no time stamp for key");
        notPossible(CheckName.COMMITMENT_TIME, committed(stamped, later), Material.none(), "no certificate");
    }

    /** As many keys as there are labels where the commitment is in time, and any key where it is not. */
    @Test
    void tellsHowManyKeysCouldHaveBeenTried() {
        Optional<Instant> later = Optional.of(Instant.parse("2026-11-21T12:01:00Z"));
        Optional<Instant> earlier = Optional.of(Instant.EPOCH);
        Bundle inTime = committed(ProofChecksTest::stamped, later);
        Outcome found = BundleChecks.verify(inTime.toFile(), MATERIAL).outcome(CheckName.COMMITMENT_TIME);
        assertTrue(
                found instanceof Outcome.Pass pass
                        && pass.found().contains("log2 of the keys that could have been tried: 1.58 (3 labels)")
                        && pass.found().contains("2026-11-21T12:00:00.250Z, by CN=Authority"),
                found.toString());
        String any = "any key could have been tried, log2 of their number: 256.00";
        fail(CheckName.COMMITMENT_TIME, committed(ProofChecksTest::stamped, earlier), MATERIAL, any);
        notPossible(CheckName.COMMITMENT_TIME, inTime, Material.none(), any);
        notPossible(CheckName.COMMITMENT_TIME, committed(ProofChecksTest::stamped, Optional.empty()), MATERIAL, any);
    }

    @Test
    void sealsOfPublishedCommitmentsAreChecked() {
        Material material = MATERIAL.withKey(EpochKey.of("2026-11", Example.secret()));
        Optional<Instant> none = Optional.empty();
        Bundle own = committed(each -> each.sealed(KEY, Optional.empty()), none);
        Bundle others = committed(each -> each.sealed(OTHER, Optional.empty()), none);
        pass(CheckName.KEYS, own, material);
        pass(CheckName.KEYS, others, material.withSealKey(OTHER.verifyingKey()));
        notPossible(CheckName.KEYS, others, material, "it was made with another key");
        Material nobody = Material.none().withKey(EpochKey.of("2026-11", Example.secret()));
        pass(CheckName.KEYS, others, nobody);
        Bundle wrong = committed(each -> fewer(each.sealed(KEY, Optional.empty())), none);
        fail(CheckName.KEYS, wrong, material, "neither signature holds");
        fail(CheckName.KEYS, wrong, nobody, "neither signature holds");
        fail(CheckName.KEYS, wrong, Material.none(), "neither signature holds");
    }

    /** With the keys of seal and stamp alone, nobody changes a byte unseen. */
    @Property(tries = 1_000)
    void noChangeOfASealedBundleIsUnseen(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] file = FILE.clone();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            file[random.nextInt(file.length)] = (byte) (random.nextInt(95) + ' ');
        }
        if (!Arrays.equals(file, FILE)) {
            Set<CheckName> others = EnumSet.complementOf(EnumSet.of(CheckName.SEAL, CheckName.TIME_STAMP));
            Verification found = BundleChecks.verify(file, MATERIAL);
            assertFalse(found.holds(others), () -> new String(file, StandardCharsets.UTF_8));
            assertTrue(found.failed());
        }
    }
}
