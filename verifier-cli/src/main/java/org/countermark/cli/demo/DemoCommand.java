package org.countermark.cli.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
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
import org.countermark.cli.Main;
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
        Steps steps = new Steps(place);

        steps.say("A provider makes a key store. The passphrase comes from a file, so that nobody has to type.");
        String passphrase = new BigInteger(128, new SecureRandom()).toString(36) + "\n";
        AtomicFile.writeSecret(
                place.resolve("passphrase"), out -> out.write(passphrase.getBytes(StandardCharsets.UTF_8)));
        steps.run("key", "create", "--passphrase-file", "passphrase");

        steps.say("It writes down the public parameters, and commits to this month's key before any text is marked.");
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

        steps.say("Three accounts and a cohort of flagged ones get text from its model, each with its own payload.");
        steps.run(
                "key", "export-epoch", "--epoch", "2026-11", "--out", "2026-11.key", "--passphrase-file", "passphrase");
        List<String> sets = List.of("account-1001", "account-1002", "account-1003", "cohort-9000");
        for (String set : sets) {
            steps.run(generate(set));
        }

        steps.say("Somebody puts that text into a corpus: one character in twenty, among paragraphs of Jane Austen.");
        Mix mix = Mix.write(place, sets.stream().map(set -> set + ".jsonl").toList());
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
                "1e-9");

        steps.say("Control: a key that marked nothing finds nothing.");
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

        terminal.out().println();
        terminal.out().println("All files are in " + folder + ": play with them.");
        return ExitCode.DONE.code();
    }

    private String[] generate(String set) {
        List<String> words =
                new ArrayList<>(List.of("generate", "--profile", "profile.json", "--epoch-key", "2026-11.key"));
        words.addAll(List.of("--payload", set.substring(set.indexOf('-') + 1)));
        PROMPTS.forEach(prompt -> words.addAll(List.of("--prompt", prompt)));
        words.addAll(List.of("--count", Integer.toString(responses), "--max-tokens", "150", "--out", set + ".jsonl"));
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

    /** Prints what happens, runs it, and stops the story when a step fails. */
    private final class Steps {
        private final Path place;

        Steps(Path place) {
            this.place = place;
        }

        void say(String what) {
            terminal.out().println();
            terminal.out().println(what);
        }

        String run(String... command) throws InputException {
            terminal.out().println("$ countermark " + typed(command));
            terminal.out().flush();
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            Terminal inside = new Terminal(
                    terminal.in(),
                    new PrintStream(printed, true, StandardCharsets.UTF_8),
                    terminal.err(),
                    terminal.environment(),
                    place,
                    terminal.interactive(),
                    terminal.prompt());
            String[] words = command;
            if (common.quiet()) {
                words = java.util.Arrays.copyOf(command, command.length + 1);
                words[command.length] = "--quiet";
            }
            int code = Main.run(inside, words);
            String result = printed.toString(StandardCharsets.UTF_8);
            terminal.out().print(result);
            if (code != 0) {
                throw new InputException(Position.of(folder.toString()), "the step ended with exit code " + code, "");
            }
            return result;
        }

        private String typed(String[] command) {
            StringBuilder line = new StringBuilder();
            for (String word : command) {
                line.append(line.isEmpty() ? "" : " ").append(word.contains(" ") ? "\"" + word + "\"" : word);
            }
            return line.toString();
        }
    }
}
