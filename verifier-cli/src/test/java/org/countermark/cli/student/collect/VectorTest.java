package org.countermark.cli.student.collect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.codec.binary.Hex;
import org.countermark.cli.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of the specification, written by another program, is read, written again byte for byte, and exported. */
final class VectorTest {
    private static final Path VECTOR = Path.of("../docs/spec/vectors/collect-log/two-answers.hex");

    @TempDir
    Path folder;

    @Test
    void vectorIsReadAndWrittenAgain() throws Exception {
        byte[] expected = Hex.decodeHex(Files.readString(VECTOR).replace("\n", ""));
        Path file = Files.write(folder.resolve("v.jsonl.log"), expected);
        List<Response> responses = new ArrayList<>();
        List<LogEntry> entries = new ArrayList<>();
        ObjectNode settings;
        try (FileChannel channel = FileChannel.open(file)) {
            LogScan scan = LogScan.of(channel, "log", (about, entry, offset) -> {
                responses.add(about);
                entries.add(entry);
            });
            assertEquals(expected.length, scan.end());
            settings = (ObjectNode) scan.settings().orElseThrow();
        }
        assertEquals(3, responses.size());
        assertEquals(429, responses.get(0).status());
        Path again = folder.resolve("again.log");
        try (AnswerLog log = AnswerLog.open(again, "log", settings, (a, b, c) -> {})) {
            for (int i = 0; i < responses.size(); i++) {
                log.append(
                        responses.get(i),
                        entries.get(i).request(),
                        entries.get(i).response());
            }
        }
        assertArrayEquals(expected, Files.readAllBytes(again));
    }

    @Test
    void vectorIsExported() throws Exception {
        Files.write(
                folder.resolve("v.jsonl.log"),
                Hex.decodeHex(Files.readString(VECTOR).replace("\n", "")));
        new Cli(folder).ok("student", "collect", "--export", "--out", "v.jsonl");
        assertEquals("""
                {"prompt_index":0,"sample":0,"prompt":"Once","text":" upon é","finish_reason":"length",\
                "created_at":"2026-11-21T08:00:01Z","model":"m-1"}
                {"prompt_index":0,"sample":1,"prompt":"Once","text":" \uFFFD half",\
                "created_at":"2026-11-21T08:00:01Z","logprobs":{"tokens":[" h"]}}
                """, Files.readString(folder.resolve("v.jsonl")));
    }
}
