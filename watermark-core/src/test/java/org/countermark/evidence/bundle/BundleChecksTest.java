package org.countermark.evidence.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.evidence.commit.KeyCommitment;
import org.countermark.evidence.commit.KeyLeaf;
import org.countermark.evidence.commit.KeyOpening;
import org.countermark.evidence.json.CanonicalJson;
import org.countermark.keys.Commitment;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.keys.RootKey;
import org.junit.jupiter.api.Test;

/** What is not at hand is told and never passes; what is at hand is always checked. */
class BundleChecksTest {
    private static void notPossible(Material material, CheckName... names) {
        Verification found = BundleChecks.verify(Example.file(), material);
        Set<CheckName> expected = EnumSet.copyOf(List.of(names));
        expected.addAll(Example.PROOFS);
        for (CheckName name : CheckName.values()) {
            Outcome outcome = found.outcome(name);
            assertEquals(expected.contains(name), outcome instanceof Outcome.NotPossible, name + ": " + outcome);
            assertFalse(outcome instanceof Outcome.Fail, name + ": " + outcome);
        }
        assertFalse(found.failed());
        assertFalse(found.holds(Set.of()));
        assertTrue(found.holds(expected));
        expected.remove(names[0]);
        assertFalse(found.holds(expected));
    }

    @Test
    void whatIsMissingIsNotPossible() {
        notPossible(
                Material.none(),
                CheckName.CONTENT_DIGEST,
                CheckName.KEYS,
                CheckName.EXHIBITS,
                CheckName.REFERENCES,
                CheckName.RECOMPUTATION,
                CheckName.REPORT);
        Material one = Example.material();
        String name = Example.files().keySet().iterator().next();
        notPossible(
                one.withExhibit(name, () -> {
                    throw new IOException("gone");
                }),
                CheckName.EXHIBITS);
        notPossible(
                one.withReferenceFile("registry.ndjson", () -> {
                    throw new IOException("gone");
                }),
                CheckName.REFERENCES);
        notPossible(one.withSelfTestDigest("0".repeat(64)), CheckName.SELF_TEST);
        notPossible(one.withoutRecomputation("the tokenizer is missing"), CheckName.RECOMPUTATION);
        assertEquals(
                Outcome.notPossible("the tokenizer is missing"),
                BundleChecks.verify(Example.file(), one.withoutRecomputation("the tokenizer is missing"))
                        .outcome(CheckName.RECOMPUTATION));
        assertThrows(IllegalArgumentException.class, () -> new Verification(Map.of(CheckName.FORM, Outcome.pass())));
    }

    @Test
    void whatIsAtHandIsCheckedWhateverMayBeMissing() {
        Set<CheckName> all = EnumSet.allOf(CheckName.class);
        byte[] other = Example.secret();
        other[31] ^= 1;
        for (Material material : List.of(
                Material.none().withContentDigest("0".repeat(64)),
                Material.none().withKey(EpochKey.of("2026-11", other)),
                Material.none().withRecomputed(Example.results().subList(0, 1)),
                Material.none().withReport(new byte[] {1}, new byte[] {2}),
                Material.none().withReferenceFile("registry.ndjson", () -> new ByteArrayInputStream(new byte[] {1})),
                Material.none().withExhibit("conversations.jsonl", () -> new ByteArrayInputStream(new byte[] {1})))) {
            assertFalse(BundleChecks.verify(Example.file(), material).holds(all));
        }
    }

    @Test
    void everyByteOfAnExhibitCounts() {
        byte[] exhibit = Example.content("conversations.jsonl");
        for (int i = 0; i < exhibit.length; i++) {
            byte[] changed = exhibit.clone();
            changed[i] ^= 1;
            Material material =
                    Example.material().withExhibit("conversations.jsonl", () -> new ByteArrayInputStream(changed));
            assertTrue(
                    BundleChecks.verify(Example.file(), material).outcome(CheckName.EXHIBITS) instanceof Outcome.Fail);
        }
    }

    private static RootKey rootKey() {
        byte[] bytes = new byte[32];
        IntStream.range(0, bytes.length).forEach(i -> bytes[i] = (byte) i);
        return RootKey.of(bytes);
    }

    /** The library makes the other program's bytes from the same facts. */
    @Test
    void theExampleIsMadeByteForByte() throws IOException {
        Bundle example = Example.bundle();
        Profile profile = Profile.parse(example.basis().profiles().get(0).text());
        EpochKey key = EpochKey.of("2026-11", Example.secret());
        String profileDigest = HexFormat.of().formatHex(profile.digest());
        List<KeyLeaf> leaves = Stream.of("2026-10", "2026-11", "2026-12")
                .map(label -> KeyLeaf.of(profile, rootKey().epoch(label)))
                .toList();
        KeyOpening published = KeyCommitment.of(profileDigest, leaves).open(leaves, key.label());
        Basis basis = new Basis(
                List.of(Stated.of(profile.canonical())),
                List.of(new KeyId(key.label(), profileDigest, Commitment.of(profile, key), Optional.of(published))),
                example.basis().plans().stream()
                        .map(plan -> Stated.of(plan.document()))
                        .toList(),
                "none",
                example.basis().tokenizers(),
                List.of(ReferenceFile.of(
                        "registry.ndjson", new ByteArrayInputStream(Example.reference("registry.ndjson")))));
        String second = example.exhibits().get(1).name();
        List<Exhibit> exhibits = List.of(
                Exhibit.of("conversations.jsonl", new ByteArrayInputStream(Example.content("conversations.jsonl")))
                        .acquired(
                                "https://suspect.example/corpus", Instant.parse("2026-11-02T08:30:00Z"), "M. Example"),
                Exhibit.of(second, new ByteArrayInputStream(Example.content(second))));
        String one = exhibits.get(0).sha256();
        String two = exhibits.get(1).sha256();
        CustodyEntry downloaded = CustodyEntry.of(
                CustodyEntry.NONE, Instant.parse("2026-11-02T08:30:00Z"), "M. Example", "downloaded", List.of(one));
        CustodyEntry copied = CustodyEntry.of(
                downloaded.digest(),
                Instant.parse("2026-11-02T09:00:00Z"),
                "M. Example",
                "copied from a disk",
                List.of(two));
        CustodyEntry examined = CustodyEntry.of(
                copied.digest(), Instant.parse("2026-11-03T10:00:00Z"), "L. Example", "examined", List.of(one, two));
        Bundle made = Bundle.of(
                example.software(),
                basis,
                exhibits,
                Results.of(example.results().runs().stream()
                        .map(run -> Run.of(run.command(), run.result()))
                        .toList()),
                List.of(downloaded, copied, examined));
        assertEquals(
                new String(Example.file(), StandardCharsets.UTF_8), new String(made.toFile(), StandardCharsets.UTF_8));
    }

    /** Neither the bundle nor what is said of it, with the key at hand, has eight characters of the key in any form. */
    @Test
    void noKeyIsInABundle() {
        byte[] secret = Example.secret();
        byte[] other = secret.clone();
        other[0] ^= 1;
        String said = new String(Example.file(), StandardCharsets.ISO_8859_1)
                + BundleChecks.verify(Example.file(), Example.material())
                + BundleChecks.verify(Example.file(), Material.none().withKey(EpochKey.of("2026-11", other)))
                + Example.bundle();
        for (String form : List.of(
                HexFormat.of().formatHex(secret),
                HexFormat.of().formatHex(other),
                Base64.getEncoder().encodeToString(secret),
                new String(secret, StandardCharsets.ISO_8859_1),
                Arrays.toString(secret).replaceAll("[\\[\\]]", ""))) {
            int length = form.contains(",") ? form.length() : 8;
            for (int i = 0; i + length <= form.length(); i++) {
                assertFalse(said.contains(form.substring(i, i + length)), "a piece of the key");
            }
        }
    }

    /** Who reads that a check passed reads also what it found. */
    @Test
    void whatPassedSaysWhatWasFound() {
        Verification found =
                BundleChecks.verify(Example.file(), Example.material().withSelfTestDigest(selfTestDigest()));
        Map<CheckName, String> expected = Map.of(
                CheckName.FORM, Example.file().length + " bytes",
                CheckName.CONTENT_DIGEST, Example.contentDigest(),
                CheckName.PROFILES, "1 profile",
                CheckName.PLANS, "2 plans",
                CheckName.EXHIBITS, "2 files, 69 bytes",
                CheckName.REFERENCES, "1 file, 38 bytes",
                CheckName.TESTS, "1003 tests",
                CheckName.SELF_TEST, "293 vectors pinned by " + selfTestDigest(),
                CheckName.CUSTODY,
                        "3 entries, the last "
                                + Example.bundle().custody().get(2).digest(),
                CheckName.RECOMPUTATION, "2 results, the same to the last digit");
        expected.forEach((name, what) -> assertEquals(Outcome.pass(what), found.outcome(name)));
    }

    private static String selfTestDigest() {
        return Example.bundle().software().selfTest().digest();
    }

    @Test
    void reportsAreComparedByteForByte() {
        byte[] report = "a\nb\nc\n".getBytes(StandardCharsets.UTF_8);
        for (Map.Entry<String, Integer> wrong : Map.of(
                        "a\nb\nd\n", 3, "x\nb\nc\n", 1, "a\nb\nc", 3, "a\nb\nc\n\n", 4, "", 1)
                .entrySet()) {
            byte[] other = wrong.getKey().getBytes(StandardCharsets.UTF_8);
            Outcome outcome = BundleChecks.verify(
                            Example.file(), Material.none().withReport(other, report))
                    .outcome(CheckName.REPORT);
            assertTrue(
                    outcome instanceof Outcome.Fail fail
                            && fail.why().endsWith("from line " + wrong.getValue() + " on"),
                    outcome.toString());
        }
    }

    /** A gibibyte of zeros; its SHA-256 is known from other programs. */
    @Test
    void largeExhibitsAreReadInBoundedMemory() throws IOException {
        long size = 1L << 30;
        InputStream zeros = new InputStream() {
            private long left = size;

            @Override
            public int read() {
                throw new AssertionError("byte by byte");
            }

            @Override
            public int read(byte[] buffer, int from, int length) {
                assertTrue(length <= 1 << 16, "a buffer of " + length);
                int n = (int) Math.min(left, length);
                left -= n;
                return n == 0 ? -1 : n;
            }
        };
        Exhibit exhibit = Exhibit.of("zeros", zeros);
        assertEquals(size, exhibit.size());
        assertEquals("49bc20df15e412a64472421e13fe86ff1c5165e18b2afccf160d4dc19fe68a14", exhibit.sha256());
    }

    /** What a bundle says is printed; it must not steer the terminal, nor fill it. */
    @Test
    void messagesArePrintable() {
        String json = "{\"" + "\\u001b[2J\u202e".repeat(1000) + "\":1,\"type\":\"countermark/evidence-bundle/1\"}";
        byte[] file = (CanonicalJson.text(CanonicalJson.ofDocument("d", json.getBytes(StandardCharsets.UTF_8))) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        Outcome form = BundleChecks.verify(file, Material.none()).outcome(CheckName.FORM);
        String why = ((Outcome.Fail) form).why();
        assertTrue(why.length() <= 1001, why);
        assertTrue(why.chars().noneMatch(c -> Character.isISOControl(c) || c == 0x202e), why);
        assertEquals("a?b", ((Outcome.NotPossible) Outcome.notPossible("a\nb")).why());
    }

    @Test
    void partsRefuseWhatIsOutOfRange() {
        Exhibit exhibit = Example.bundle().exhibits().get(1);
        assertThrows(
                IllegalArgumentException.class,
                () -> exhibit.acquired("x", Instant.parse("2026-01-01T00:00:00.5Z"), "y"));
        assertThrows(IllegalArgumentException.class, () -> exhibit.acquired("x", Instant.ofEpochSecond(-1), "y"));
        assertThrows(IllegalArgumentException.class, () -> exhibit.acquired("\ud800", Instant.EPOCH, "y"));
        assertThrows(IllegalArgumentException.class, () -> exhibit.acquired(" ", Instant.EPOCH, "y"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Exhibit("x", "0".repeat(64), -1, Optional.empty(), Optional.empty(), Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> Results.of(List.of()));
        Run run = Example.bundle().results().runs().get(0);
        assertThrows(IllegalArgumentException.class, () -> Results.of(List.of(run, run)));
        assertThrows(IllegalArgumentException.class, () -> Run.of(List.of(), run.result()));
        assertThrows(IllegalArgumentException.class, () -> Run.of(List.of("a\nb"), run.result()));
        assertThrows(IllegalArgumentException.class, () -> new ReferenceFile("x", "0".repeat(64), -1));
        assertThrows(IllegalArgumentException.class, () -> Stated.of("{ }".getBytes(StandardCharsets.UTF_8)));
        assertThrows(IllegalArgumentException.class, () -> Stated.of("[]".getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                DigestUtils.sha256Hex("{}"),
                Stated.of("{}".getBytes(StandardCharsets.UTF_8)).digest());
    }
}
