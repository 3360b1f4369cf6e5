package org.countermark.cli.demo;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.countermark.cli.AtomicFile;
import org.countermark.cli.Common;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells the whole story with the commands that a user would type. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Show the whole story on the embedded model, in about a minute.")
public final class DemoCommand implements Callable<Integer> {
    private static final List<String> PROMPTS =
            List.of("The people", "It is", "In this", "When the", "There was", "She said");

    private static final String ACCOUNTS = "accounts.txt";

    private final Terminal terminal;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            defaultValue = "countermark-demo",
            description = "A new folder, where all files stay (default: ${DEFAULT-VALUE}).")
    private Path folder;

    @Option(
            names = "--responses",
            paramLabel = "N",
            defaultValue = "2",
            description = "Responses to each of six prompts in each of four sets (default: ${DEFAULT-VALUE}).")
    private int responses;

    @Mixin
    private Common common;

    /**
     * The command.
     *
     * @param terminal where it reads and writes
     */
    public DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InputException, IOException {
        Path place = terminal.resolve(folder);
        refuseUsed(place);
        Files.createDirectories(place);
        Steps steps = new Steps(terminal, place, folder, common.quiet());

        steps.say("A provider makes a key store. The passphrase comes from a file, so that nobody has to type.");
        String passphrase = new BigInteger(128, new SecureRandom()).toString(36) + "\n";
        AtomicFile.writeSecret(
                place.resolve("passphrase"), out -> out.write(passphrase.getBytes(StandardCharsets.UTF_8)));
        steps.run("key", "create", "--passphrase-file", "passphrase");

        steps.say(
                "It writes down the public parameters, and commits to its keys before any text is marked: to this month's,"
                        + " and under its seal to those of a year, of which one can be opened without the others.");
        steps.run("profile", "new", "--tokenizer", "embedded", "--trace-share", "32768", "--out", "profile.json");
        String commitment = steps.run(
                        "key",
                        "commit",
                        "--epoch",
                        "2026-11",
                        "--profile",
                        "profile.json",
                        "--passphrase-file",
                        "passphrase")
                .strip();
        steps.run("seal-key", "create", "--label", "provider", "--out", "provider.seal");
        steps.run("seal-key", "show", "provider.seal", "--out", "provider.pub");
        steps.run(keys("key commit --epochs 2026-11..2027-10 --seal-key provider.seal --out commitment.json"));
        steps.run(keys("key open --epoch 2026-11 --commitment commitment.json --out 2026-11.opening"));

        steps.say(
                "It gives each account a payload; the registry knows pseudonyms only. Two flagged accounts share a cohort's.");
        accounts(place);
        steps.run("registry", "create");
        steps.run("registry", "add", "--from", ACCOUNTS);
        steps.run("registry", "cohort", "create", "flagged");
        steps.run("registry", "cohort", "move", "flagged", "dave", "erin");

        steps.say("Three accounts, and one of the cohort, get text from its model.");
        steps.run(
                "key", "export-epoch", "--epoch", "2026-11", "--out", "2026-11.key", "--passphrase-file", "passphrase");
        List<String> writers = List.of("alice", "bob", "carol", "dave");
        for (String writer : writers) {
            steps.run(generate(writer, "--epoch-key 2026-11.key --account " + writer, responses));
        }

        steps.say("Somebody puts that text into a corpus: one character in twenty, among paragraphs of Jane Austen.");
        Mix mix = Mix.write(
                place, writers.stream().map(writer -> writer + ".jsonl").toList());
        terminal.out()
                .println("corpus.jsonl has " + mix.records() + " records, " + mix.marked()
                        + " of them marked; truth.csv says which.");

        steps.say("An investigator has the corpus, the profile, the epoch's key and the published commitment.");
        steps.run(
                "scan",
                "corpus.jsonl",
                "--profile",
                "profile.json",
                "--epoch-key",
                "2026-11.key",
                "--commitment",
                commitment,
                "--alpha",
                "1e-9",
                "--bundle",
                "scan.json");

        steps.say("Whose text is it? The provider looks into its registry.");
        steps.run(trace("corpus.jsonl", "--commitment", commitment, "--names", ACCOUNTS, "--bundle", "trace.json"));

        steps.say("Controls: a key that marked nothing finds nothing, and text that no model wrote names nobody.");
        steps.run(
                "scan",
                "corpus.jsonl",
                "--profile",
                "profile.json",
                "--epoch",
                "2026-12",
                "--passphrase-file",
                "passphrase",
                "--alpha",
                "1e-9");
        steps.run(trace("human.jsonl"));

        steps.say(
                "Two rivals train models: one on what those accounts were given, the other on as much unmarked text.");
        steps.run(generate("unmarked", "--unmarked", responses * writers.size()));
        new StudentChapter(steps, place, writers).tell();
        new EvidenceChapter(steps, place).tell();

        terminal.out().println();
        terminal.out()
                .println("All files are in " + folder + ": open report.html in a browser, and play with the others.");
        return ExitCode.DONE.code();
    }

    private static void accounts(Path place) throws IOException {
        AtomicFile.write(
                place.resolve(ACCOUNTS),
                out -> out.write("alice\nbob\ncarol\ndave\nerin\n".getBytes(StandardCharsets.UTF_8)));
    }

    private static String[] keys(String command) {
        return (command + " --profile profile.json --passphrase-file passphrase").split(" ", -1);
    }

    private static String[] generate(String file, String mark, int count) {
        List<String> words = new ArrayList<>(List.of("generate", "--profile", "profile.json"));
        words.addAll(List.of(mark.split(" ")));
        PROMPTS.forEach(prompt -> words.addAll(List.of("--prompt", prompt)));
        words.addAll(List.of("--count", Integer.toString(count), "--max-tokens", "150"));
        words.addAll(List.of("--out", file + ".jsonl"));
        return words.toArray(new String[0]);
    }

    private static String[] trace(String text, String... more) {
        List<String> words = new ArrayList<>(List.of("trace", text, "--profile", "profile.json"));
        words.addAll(List.of("--epoch-key", "2026-11.key", "--registry", "registry.ndjson"));
        words.addAll(List.of(more));
        words.addAll(List.of("--alpha", "1e-9", "--top", "12"));
        return words.toArray(new String[0]);
    }

    private void refuseUsed(Path place) throws InputException, IOException {
        if (Files.isDirectory(place)) {
            try (Stream<Path> files = Files.list(place)) {
                if (files.findAny().isEmpty()) {
                    return;
                }
            }
            throw new InputException(
                    Position.of(folder.toString()),
                    "the folder is there already, and is not empty",
                    "Take it away, or name another one with --folder.");
        }
    }
}
