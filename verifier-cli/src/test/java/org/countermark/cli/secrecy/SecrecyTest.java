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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.countermark.cli.Cli;
import org.countermark.cli.evidence.Scene;
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
    }

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
                    for (String file : known.files) {
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
