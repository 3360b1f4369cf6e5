package org.countermark.cli.secrecy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.countermark.cli.Cli;
import org.countermark.cli.evidence.Scene;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.bundle.BundleChecks;
import org.countermark.evidence.bundle.Material;
import org.countermark.evidence.bundle.Run;
import org.countermark.evidence.json.CanonicalJson;
import org.countermark.evidence.json.Json;
import org.countermark.evidence.seal.SealingKeyFile;
import org.countermark.keys.EpochKey;
import org.countermark.keys.EpochKeyFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No key, nor what is derived from one, nor a passphrase stands in anything that a command prints or writes, whether it goes right
 * or wrong, but for the files that are there to hold it.
 */
final class SecrecyTest {
    @TempDir
    static Path folder;

    private static Cli cli;
    private static Scene scene;
    private static KnownKeys known;
    private static int outputs;

    @BeforeAll
    static void make() throws IOException {
        scene = new Scene(folder);
        cli = scene.cli;
        known = new KnownKeys(cli);
        List<List<String>> recorded = scene.examinations();
        for (int i = 0; i < recorded.size(); i++) {
            run(with(recorded.get(i), List.of("--bundle", "record-" + i + ".json")));
        }
        CHAIN.forEach(command -> {
            Cli.Outcome outcome = run(command);
            assertEquals(0, outcome.code(), command + " ended with " + outcome);
        });
    }

    /** From a published commitment to a report: each command takes what those before it made. */
    private static final List<List<String>> CHAIN = List.of(
            List.of("seal-key", "show", "seal.key", "--out", "seal.pub"),
            List.of(
                    "key",
                    "commit",
                    "--profile",
                    "p.json",
                    "--epochs",
                    "2026-10..2026-12",
                    "--seal-key",
                    "seal.key",
                    "--out",
                    "commitment.json"),
            List.of(
                    "key",
                    "open",
                    "--commitment",
                    "commitment.json",
                    "--profile",
                    "p.json",
                    "--epoch",
                    "2026-11",
                    "--out",
                    "opening.json"),
            List.of(
                    "bundle",
                    "join",
                    "record-0.json",
                    "record-1.json",
                    "record-2.json",
                    "--opening",
                    "opening.json",
                    "--origins",
                    "origins.csv",
                    "--custody",
                    "custody.csv",
                    "--out",
                    "joined.json"),
            List.of("bundle", "seal", "joined.json", "--seal-key", "seal.key", "--out", "sealed.json"),
            List.of("bundle", "redact", "sealed.json", "--out", "redacted.json"),
            List.of("bundle", "stix", "sealed.json", "--out", "findings.json"),
            List.of("bundle", "digest", "sealed.json"),
            List.of("report", "sealed.json", "--out", "report.html"),
            List.of(
                    "verify",
                    "sealed.json",
                    "texts.jsonl",
                    "prose.txt",
                    "answers.jsonl",
                    "registry.ndjson",
                    "--epoch-key",
                    "e.key",
                    "--trust-key",
                    "seal.pub",
                    "--report",
                    "report.html",
                    "--allow-missing",
                    "content-digest,time-stamp,log-proof,commitment-time"));

    /** Runs a command, whatever comes of it; a word @ becomes the name of a file that is not there yet. */
    private static Cli.Outcome run(List<String> words) {
        List<String> all = new ArrayList<>();
        words.forEach(word -> all.add(word.equals("@") ? "written-" + outputs++ : word));
        all.add("--debug");
        Cli.Outcome outcome = cli.run(all.toArray(new String[0]));
        requireNone(String.join(" ", all) + ", standard output", outcome.out());
        requireNone(String.join(" ", all) + ", standard error", outcome.err());
        return outcome;
    }

    private static void requireNone(String where, String text) {
        assertEquals(Optional.empty(), known.secrets.in(text), where);
    }

    private static void requireNoneOnDisk() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (!known.files.contains(name) && !name.startsWith("damaged")) {
                    assertEquals(Optional.empty(), known.secrets.in(Files.readAllBytes(file)), "in " + name);
                }
            }
        }
    }

    private static List<List<String>> commands() {
        List<List<String>> all = new ArrayList<>(scene.examinations());
        for (List<String> each : scene.examinations()) {
            all.add(with(each, List.of("--format", "json", "--out", "@")));
        }
        all.add(List.of("key", "list"));
        all.add(List.of("key", "commit", "--profile", "p.json", "--epoch", "2026-12"));
        all.add(List.of("key", "commit", "--profile", "p.json", "--epoch-key", "e.key"));
        all.add(List.of(
                "scan",
                "answers.jsonl",
                "--tokenizer",
                "ids",
                "--contract",
                "sglang-gumbel",
                "--epoch-key",
                "engine.key"));
        all.add(List.of("scan", "answers.jsonl", "--tokenizer", "ids", "--profile", "p.json", "--epoch", "2026-12"));
        all.add(List.of("seal-key", "show", "seal.key"));
        List<String> publish = List.of("key", "commit", "--profile", "p.json", "--seal-key", "seal.key");
        all.add(with(publish, List.of("--epochs", "2026-11..2026-12", "--out", "published.keys")));
        List<String> open = List.of("key", "open", "--profile", "p.json", "--commitment", "published.keys");
        all.add(with(open, List.of("--epoch", "2026-12", "--out", "@")));
        all.add(List.of("registry", "show"));
        all.add(List.of("registry", "show", "--account", "alice"));
        all.add(List.of("registry", "add", "carol"));
        return all;
    }

    /** Commands that read files of every kind, and are quick. */
    private static List<List<String>> mistakable() {
        List<String> key = List.of("--profile", "p.json", "--epoch-key", "e.key");
        List<List<String>> all = new ArrayList<>();
        all.add(with(List.of("scan", "prose.txt", "--decoys", "0"), key));
        all.add(with(List.of("trace", "prose.txt", "--registry", "registry.ndjson"), key));
        all.add(with(
                List.of("student", "test", "answers.jsonl", "--plan", "closed.json", "--prompts", "prompts.txt"), key));
        all.add(with(List.of("student", "test", "rows.jsonl", "--plan", "open.json"), key));
        all.add(with(List.of("key", "commit"), key));
        all.add(with(List.of("key", "commit", "--seal-key", "seal.key", "--out", "@"), key));
        all.add(List.of("seal-key", "show", "seal.key"));
        all.add(List.of("registry", "show", "--registry", "registry.ndjson", "--secret", "registry.secret"));
        all.add(List.of("bundle", "seal", "joined.json", "--seal-key", "seal.key", "--out", "@"));
        all.add(List.of(
                "verify",
                "sealed.json",
                "prose.txt",
                "--no-recompute",
                "--epoch-key",
                "e.key",
                "--trust-key",
                "seal.pub"));
        all.add(List.of("report", "sealed.json", "--out", "@"));
        return all;
    }

    private static List<String> with(List<String> words, List<String> more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(more);
        return all;
    }

    @Test
    void nothingThatGoesRightShowsAKey() throws IOException {
        for (List<String> command : commands()) {
            Cli.Outcome outcome = run(command);
            assertEquals(0, outcome.code(), command + " ended with " + outcome);
        }
        requireNoneOnDisk();
    }

    /** Whoever gets the redacted form cannot try names against its pseudonyms, for the salt is not in it. */
    @Test
    void aRedactedBundleHasNoSalt() throws IOException {
        Bundle sealed = Bundle.parse(Files.readAllBytes(cli.path("sealed.json")));
        byte[] file = sealed.toFile();
        Json.Members members = (Json.Members) CanonicalJson.parse("bundle", Arrays.copyOf(file, file.length - 1));
        String salt = ((Json.Text) members.values().get("redaction")).value();
        Secrets one = new Secrets().add("salt", HexFormat.of().parseHex(salt));
        assertEquals(Optional.of("salt, in hexadecimal"), one.in(sealed.toFile()), "the search works");
        for (String shared : List.of("redacted.json", "report.html", "findings.json")) {
            assertEquals(Optional.empty(), one.in(Files.readAllBytes(cli.path(shared))), shared);
        }
    }

    /** Neither a bundle nor what was found has a key anywhere; what somebody checks with has those that he brought, and shows none. */
    @Test
    void noObjectShowsAKeyThatIsReachedFromABundle() throws IOException {
        byte[] file = Files.readAllBytes(cli.path("sealed.json"));
        EpochKey epoch = EpochKeyFile.read(cli.path("e.key"));
        Bundle bundle = Bundle.parse(file);
        Material material = Material.none()
                .withKey(epoch)
                .withExhibit("texts.jsonl", () -> Files.newInputStream(cli.path("texts.jsonl")))
                .withSealKey(SealingKeyFile.read(cli.path("seal.key")).verifyingKey())
                .withRecomputed(
                        bundle.results().runs().stream().map(Run::result).toList());
        for (Object root : List.of(bundle, BundleChecks.verify(file, material))) {
            Set<Object> all = Reachable.from(root, object -> true);
            assertTrue(all.size() > 20, "reached " + all.size());
            for (Object each : all) {
                assertEquals(
                        Optional.empty(),
                        Reachable.held(each, known.secrets),
                        each.getClass().getName());
                assertEquals(
                        Optional.empty(),
                        Reachable.shown(each, known.secrets),
                        each.getClass().getName());
            }
        }
        assertEquals(
                Optional.of("epoch key 2026-11, raw"),
                Reachable.from(epoch, object -> true).stream()
                        .flatMap(each -> Reachable.held(each, known.secrets).stream())
                        .findFirst(),
                "the walk reaches a key that is there");
        for (Object each : Reachable.from(material, object -> !(object instanceof EpochKey))) {
            assertEquals(
                    Optional.empty(),
                    Reachable.held(each, known.secrets),
                    each.getClass().getName());
            assertEquals(
                    Optional.empty(),
                    Reachable.shown(each, known.secrets),
                    each.getClass().getName());
        }
    }

    /** A checkpoint holds all that was read and nothing of the key; so does what a run leaves that is told to stop. */
    @Test
    void whatAnInterruptedRunLeavesShowsNone() throws IOException {
        Cli stopped = new Cli(folder).stopAfter(20);
        for (List<String> command : scene.examinations().subList(0, 2)) {
            Cli.Outcome outcome = stopped.run(command.toArray(new String[0]));
            assertEquals(130, outcome.code(), outcome.toString());
            requireNone("interrupted", outcome.out() + outcome.err());
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    2,
                    files.filter(file -> file.toString().endsWith(".checkpoint"))
                            .count());
        }
        requireNoneOnDisk();
    }

    /** Each file that a command takes, in turn, is one that holds a key: whatever it says of that, it does not quote it. */
    @Test
    void noMessageQuotesAKeyThatWasTakenForSomethingElse() throws IOException {
        Set<String> there = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> there.add(file.getFileName().toString()));
        }
        int refused = 0;
        for (List<String> command : mistakable()) {
            for (int at = 1; at < command.size(); at++) {
                if (there.contains(command.get(at))) {
                    for (String file : List.of("e.key", "registry.secret", "passphrase", "numbers", "seal.key")) {
                        List<String> mistaken = new ArrayList<>(command);
                        mistaken.set(at, file);
                        refused += run(mistaken).code() == 0 ? 0 : 1;
                    }
                }
            }
        }
        requireNoneOnDisk();
        assertTrue(refused > 80, refused + " were refused");
    }

    @Test
    void noMessageQuotesADamagedKey() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        for (String file : known.files) {
            byte[] whole = Files.readAllBytes(cli.path(file));
            for (int i = 0; i < 6; i++) {
                byte[] damaged = Arrays.copyOf(whole, i == 0 ? whole.length / 2 : whole.length);
                for (int change = 0; i > 0 && change < 1 + i % 3; change++) {
                    damaged[random.nextInt(damaged.length)] = (byte) (i % 2 == 0 ? random.nextInt(256) : '"');
                }
                cli.file("damaged-" + file, damaged);
                for (List<String> command : known.readers("damaged-" + file)) {
                    run(command);
                }
            }
        }
        requireNoneOnDisk();
    }

    @Test
    void aWrongPassphraseIsNotRepeated() {
        String wrong = "Xw9-almost-the-passphrase";
        Secrets one = new Secrets().add("passphrase", wrong);
        Cli.Outcome outcome = cli.run(wrong, new String[] {"key", "list", "--debug"});
        assertNotEquals(0, outcome.code());
        assertEquals(Optional.empty(), one.in(outcome.out() + outcome.err()));
        assertEquals(Optional.of("passphrase"), one.in(wrong.getBytes(StandardCharsets.UTF_8)), "the search works");
    }
}
