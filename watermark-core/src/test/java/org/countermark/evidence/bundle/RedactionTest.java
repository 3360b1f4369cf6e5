package org.countermark.evidence.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.countermark.evidence.json.CanonicalJson;
import org.countermark.evidence.json.Json;
import org.countermark.evidence.log.SmallLog;
import org.countermark.evidence.seal.SealingKey;
import org.countermark.evidence.time.Stamps;
import org.countermark.evidence.time.TimeStamp;
import org.junit.jupiter.api.Test;

/** Redaction takes every name out of a bundle, and leaves its digests and proofs as they are. */
class RedactionTest {
    private static final SealingKey KEY = SealingKey.of("lab", new byte[64]);
    private static final Stamps STAMPS = new Stamps();
    private static final Material TRUST = Material.none()
            .withSealKey(KEY.verifyingKey())
            .withAuthorities(STAMPS.trusted())
            .withLog(SmallLog.trusted());
    private static final Set<CheckName> PROVEN =
            EnumSet.of(CheckName.CONTENT_DIGEST, CheckName.SEAL, CheckName.TIME_STAMP, CheckName.LOG_PROOF);
    private static final byte[] REDACTED = proven(unsalted()).redacted().toFile();

    private static Bundle proven(Bundle bundle) {
        Bundle sealed = bundle.sealed(KEY);
        byte[] digest = HexFormat.of().parseHex(sealed.sealedDigest());
        return sealed.stamped(new TimeStamp(STAMPS.stamp(digest))).logged(SmallLog.proof(digest));
    }

    private static Bundle unsalted() {
        Bundle salted = Example.redactable();
        return Bundle.of(salted.software(), salted.basis(), salted.exhibits(), salted.results(), salted.custody());
    }

    /** The example with other words wherever one can be hidden, all of them found in {@code words} afterwards. */
    private static Bundle reworded(Random random, Set<String> words) {
        Bundle good = unsalted();
        Map<Json, Json> others = new HashMap<>();
        byte[] file = good.toFile();
        Json changed = Redactable.inContent(
                CanonicalJson.parse("good", Arrays.copyOf(file, file.length - 1)),
                value -> others.computeIfAbsent(value, same -> {
                    if (same instanceof Json.Text text && Texts.isDigest(text.value())) {
                        return same;
                    }
                    String word = word(random);
                    words.add(word);
                    return new Json.Text(word);
                }));
        Bundle bundle = Bundle.parse((CanonicalJson.text(changed) + "\n").getBytes(StandardCharsets.UTF_8));
        List<CustodyEntry> custody = new ArrayList<>();
        String previous = CustodyEntry.NONE;
        for (CustodyEntry entry : bundle.custody()) {
            CustodyEntry next = CustodyEntry.of(previous, entry.at(), entry.by(), entry.what(), entry.exhibits());
            custody.add(next);
            previous = next.digest();
            words.add(previous);
        }
        List<Run> runs = bundle.results().runs().stream()
                .map(run -> Run.of(run.command(), run.result()))
                .toList();
        runs.forEach(run -> words.add(run.digest()));
        return Bundle.of(bundle.software(), bundle.basis(), bundle.exhibits(), Results.of(runs), custody);
    }

    /** Sixteen letters that no digest, time or member has: chance does not put them into a bundle. */
    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        while (word.length() < 16) {
            word.appendCodePoint(random.nextInt(8) == 0 ? 0x1f600 + random.nextInt(64) : 'G' + random.nextInt(20));
        }
        return word.toString();
    }

    @Property(tries = 200)
    void nothingThatCanBeHiddenIsLeftAndAllProofsHold(@ForAll long seed) {
        Set<String> words = new HashSet<>();
        Bundle bundle = proven(reworded(new Random(seed), words));
        Bundle redacted = bundle.redacted();
        assertEquals(bundle.contentDigest(), redacted.contentDigest());
        assertEquals(bundle.sealedDigest(), redacted.sealedDigest());
        assertEquals(bundle.proofs(), redacted.proofs());
        assertEquals(redacted, Bundle.parse(redacted.toFile()));
        words.add(((Redaction.Possible) bundle.redaction()).salt());
        assertTrue(words.size() > 25, words.size() + " words");
        String whole = new String(bundle.toFile(), StandardCharsets.UTF_8);
        String left = new String(redacted.toFile(), StandardCharsets.UTF_8);
        for (String word : words) {
            assertTrue(whole.contains(word), word);
            assertFalse(left.contains(word), word);
        }
        Material material = TRUST.withContentDigest(bundle.contentDigest());
        for (Bundle each : List.of(bundle, redacted)) {
            Verification found = BundleChecks.verify(each.toFile(), material);
            PROVEN.forEach(name -> assertTrue(found.outcome(name) instanceof Outcome.Pass, found::toString));
            assertFalse(found.failed(), found::toString);
        }
    }

    /** Without a digest from elsewhere: what is wrong with a redacted bundle, its proofs tell. */
    @Property(tries = 10_000)
    void damagedRedactedBundlesNeverHold(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] file = random.nextBoolean() ? Mutations.bytes(REDACTED, random) : Mutations.values(REDACTED, random);
        if (!Arrays.equals(file, REDACTED)) {
            Verification found = BundleChecks.verify(file, TRUST);
            Set<CheckName> others =
                    EnumSet.complementOf(EnumSet.of(CheckName.SEAL, CheckName.TIME_STAMP, CheckName.LOG_PROOF));
            assertFalse(found.holds(others), () -> new String(file, StandardCharsets.UTF_8));
            assertFalse(found.holds(Set.of()));
        }
    }

    @Test
    void saltsDependOnKeyAndContentAlone() {
        Bundle once = Example.bundle().sealed(KEY);
        assertArrayEquals(once.toFile(), Example.bundle().sealed(KEY).toFile());
        byte[] other = new byte[64];
        other[0] = 1;
        SealingKey stranger = SealingKey.of("lab", other);
        assertNotEquals(once.redaction(), Example.bundle().sealed(stranger).redaction());
        assertNotEquals(
                once.redaction(),
                reworded(new Random(1), new HashSet<>()).sealed(KEY).redaction());
        // A second seal is of the same content, whole or redacted.
        assertEquals(once.contentDigest(), once.sealed(stranger).contentDigest());
        assertEquals(once.contentDigest(), once.redacted().sealed(stranger).contentDigest());
        stranger.destroy();
        assertThrows(IllegalStateException.class, () -> once.sealed(stranger));
    }

    /** Who has the exhibits finds them by what is in them; another file of that pseudonym is another file. */
    @Test
    void exhibitsAreFoundWithoutTheirNames() {
        byte[] redacted = Example.redacted();
        Material renamed = Material.none();
        for (String name : Example.files().keySet()) {
            renamed = renamed.withExhibit("copy of " + name, () -> Example.open(Example.content(name)));
        }
        assertEquals(
                Outcome.pass("2 files, 69 bytes"),
                BundleChecks.verify(redacted, renamed).outcome(CheckName.EXHIBITS));
        String pseudonym = Bundle.parse(redacted).exhibits().get(0).name();
        Material wrong = renamed.withExhibit(pseudonym, () -> Example.open(new byte[1]));
        assertTrue(
                BundleChecks.verify(
                                        Example.redacted(),
                                        Material.none().withExhibit(pseudonym, () -> Example.open(new byte[1])))
                                .outcome(CheckName.EXHIBITS)
                        instanceof Outcome.Fail);
        assertTrue(BundleChecks.verify(redacted, wrong).outcome(CheckName.EXHIBITS) instanceof Outcome.Pass);
        Outcome none = BundleChecks.verify(redacted, Material.none()).outcome(CheckName.EXHIBITS);
        assertTrue(none instanceof Outcome.NotPossible, none.toString());
    }

    /** Of results computed anew, all is compared but what is hidden. */
    @Test
    void recomputedResultsAreComparedButForPseudonyms() {
        List<Json.Members> results = new ArrayList<>(Example.results(Example.redactable()));
        assertTrue(recomputation(results) instanceof Outcome.NotPossible);
        results.set(0, results.get(1));
        assertTrue(recomputation(results) instanceof Outcome.Fail);
    }

    private static Outcome recomputation(List<Json.Members> results) {
        return BundleChecks.verify(Example.redacted(), Material.none().withRecomputed(results))
                .outcome(CheckName.RECOMPUTATION);
    }
}
