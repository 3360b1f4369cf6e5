package org.countermark.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Runs commands in this process, in a folder, and keeps what they print. */
public final class Cli {
    public static final String PASSPHRASE = "correct horse battery staple";

    private final Path folder;
    private byte[] input = {};
    private Stop stop = Stop.onRequest();

    public Cli(Path folder) {
        this.folder = folder;
    }

    /** What a command left behind. */
    public record Outcome(int code, String out, String err) {}

    public Cli standardInput(byte[] bytes) {
        input = bytes.clone();
        return this;
    }

    public Cli stopAfter(long records) {
        stop = Stop.afterRecords(records);
        return this;
    }

    public Outcome run(String... arguments) {
        return run(PASSPHRASE, arguments);
    }

    public Outcome run(String passphrase, String[] arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(input),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of("COUNTERMARK_PASSPHRASE", passphrase),
                folder,
                false,
                question -> Optional.empty());
        int code = Main.run(terminal, stop, arguments);
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs a command that has to succeed. */
    public String ok(String... arguments) {
        Outcome outcome = run(arguments);
        if (outcome.code() != 0) {
            throw new AssertionError(String.join(" ", arguments) + " ended with " + outcome);
        }
        return outcome.out();
    }

    public Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    public Path file(String name, String content) throws IOException {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    public Path path(String name) {
        return folder.resolve(name);
    }

    /** Puts a key store, its exported epoch key {@code e.key} and a profile {@code p.json} into the folder. */
    public Cli withKeys(String tokenizer) {
        try {
            Files.copy(Made.FOLDER.resolve("countermark.keys"), folder.resolve("countermark.keys"));
            Files.copy(Made.FOLDER.resolve("e.key"), folder.resolve("e.key"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        ok("profile", "new", "--tokenizer", tokenizer, "--trace-share", "32768", "--out", "p.json");
        return this;
    }

    /** Made once for all tests: a key store is slow to make, by design. */
    private static final class Made {
        static final Path FOLDER = make();

        private static Path make() {
            try {
                Path made = Files.createTempDirectory("countermark-test-keys");
                made.toFile().deleteOnExit();
                Cli cli = new Cli(made);
                cli.ok("key", "create", "-q");
                cli.ok("key", "export-epoch", "--epoch", "2026-11", "--out", "e.key");
                return made;
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
    }

    /** Scans with the key and profile of {@link #withKeys}. */
    public Outcome scan(String... arguments) {
        String[] all = new String[arguments.length + 5];
        all[0] = "scan";
        all[1] = "--profile";
        all[2] = "p.json";
        all[3] = "--epoch-key";
        all[4] = "e.key";
        System.arraycopy(arguments, 0, all, 5, arguments.length);
        return run(all);
    }
}
