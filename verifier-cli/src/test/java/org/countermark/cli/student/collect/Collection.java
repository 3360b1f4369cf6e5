package org.countermark.cli.student.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countermark.cli.Cli;

/** Runs `student collect` in a folder, and reads what it left there. */
final class Collection {
    private final Path folder;

    Collection(Path folder) {
        this.folder = folder;
    }

    /** A file {@code p.txt} of so many prompts. */
    Collection prompts(int count) throws IOException {
        List<String> lines =
                IntStream.range(0, count).mapToObj(i -> "Prompt " + i).toList();
        Files.writeString(folder.resolve("p.txt"), String.join("\n", lines) + "\n");
        return this;
    }

    /** The arguments of a quick collection into {@code c.jsonl}. */
    static String[] arguments(String url, String... more) {
        return Stream.concat(
                        Stream.of(
                                "student",
                                "collect",
                                "--prompts",
                                "p.txt",
                                "--endpoint",
                                url,
                                "--model",
                                "m",
                                "--out",
                                "c.jsonl",
                                "--backoff",
                                "0.01"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    Cli.Outcome run(String url, String... more) {
        return new Cli(folder).run(arguments(url, more));
    }

    /** One record of a log. */
    record Kept(Response about, String request, String response) {}

    /** All responses of the log; fails where it is torn or damaged. */
    List<Kept> log() throws Exception {
        List<Kept> kept = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(logFile(), StandardOpenOption.READ)) {
            LogScan scan = LogScan.of(
                    channel,
                    "log",
                    (about, entry, offset) -> kept.add(new Kept(
                            about,
                            new String(entry.request(), StandardCharsets.UTF_8),
                            new String(entry.response(), StandardCharsets.UTF_8))));
            if (scan.end() != channel.size()) {
                throw new AssertionError("the log is torn at " + scan.end() + " of " + channel.size());
            }
        }
        return kept;
    }

    Path logFile() {
        return folder.resolve("c.jsonl.log");
    }

    /** The exported answers. */
    List<JsonNode> answers() throws IOException {
        return Files.readAllLines(folder.resolve("c.jsonl")).stream()
                .map(line ->
                        LogJson.parse(line.getBytes(StandardCharsets.UTF_8)).orElseThrow())
                .toList();
    }
}
