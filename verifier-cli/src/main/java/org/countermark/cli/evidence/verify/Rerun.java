package org.countermark.cli.evidence.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.countermark.cli.ExitCode;
import org.countermark.cli.Main;
import org.countermark.cli.Terminal;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.bundle.Run;
import org.countermark.evidence.json.CanonicalJson;
import org.countermark.evidence.json.Json;
import picocli.CommandLine.Model.CommandSpec;

/** Makes the runs of a bundle again, in a folder that holds the files at hand under their names. */
final class Rerun {
    private final Terminal terminal;
    private final boolean quiet;
    private final int threads;
    private final Path workFolder;

    Rerun(Terminal terminal, boolean quiet, int threads, Path workFolder) {
        this.terminal = terminal;
        this.quiet = quiet;
        this.threads = threads;
        this.workFolder = workFolder;
    }

    /** The results as they come out now, in the order of the bundle. */
    List<Json.Members> results(Bundle bundle, FilesAtHand files, Map<String, Path> keys)
            throws NotRepeatable, IOException, InterruptedException {
        if (!files.unchanged()) {
            throw new NotRepeatable("a file at hand is not the bundle's");
        }
        RecordedCommand recorded = new RecordedCommand(bundle, keys.keySet());
        List<Json.Members> results = new ArrayList<>();
        try (Stage stage = Stage.of(workFolder, bundle, files, keys)) {
            for (Run run : bundle.results().runs()) {
                CommandSpec command = recorded.check(terminal, run.command());
                say("making run " + (results.size() + 1) + " of "
                        + bundle.results().runs().size() + " again: " + visible(String.join(" ", run.command())));
                results.add(result(run.command(), command, stage.folder()));
            }
        }
        return results;
    }

    private Json.Members result(List<String> recorded, CommandSpec command, Path folder) throws InterruptedException {
        List<String> words = new ArrayList<>(recorded.subList(1, recorded.size()));
        words.addAll(List.of("--format", "json"));
        machine(command, "--threads", Integer.toString(threads), words);
        machine(command, "--work-dir", workFolder.toString(), words);
        if (quiet) {
            words.add("--quiet");
        }
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Terminal inside = new Terminal(
                InputStream.nullInputStream(),
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                terminal.err(),
                Map.of(),
                folder,
                terminal.interactive(),
                question -> Optional.empty());
        int code = Main.run(inside, words.toArray(new String[0]));
        if (code == ExitCode.INTERRUPTED.code()) {
            throw new InterruptedException("interrupted while a run was made again");
        }
        if (code != ExitCode.DONE.code()) {
            // All that it needs was there: a run that now fails is no run that came out.
            return new Json.Members(new TreeMap<>(Map.of("exitCode", new Json.Whole(code))));
        }
        try {
            return (Json.Members) CanonicalJson.ofDocument("result", printed.toByteArray());
        } catch (IllegalArgumentException tooLarge) {
            return new Json.Members(new TreeMap<>()); // no bundle has such a result
        }
    }

    private static void machine(CommandSpec command, String option, String value, List<String> words) {
        if (command.findOption(option) != null) {
            words.addAll(List.of(option, value));
        }
    }

    /** What a bundle says must not turn a line around. */
    static String visible(String text) {
        return text.replaceAll("\\p{Cf}", "?");
    }

    private void say(String words) {
        if (!quiet) {
            terminal.err().println("countermark: " + words);
        }
    }
}
