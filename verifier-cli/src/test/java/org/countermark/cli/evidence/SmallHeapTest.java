package org.countermark.cli.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.countermark.cli.Cli;
import org.countermark.cli.MarkedText;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.keys.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exhibit several times larger than the heap is examined, recorded and verified, recomputation and all. */
final class SmallHeapTest {
    private static final int HEAP = 48 << 20;
    private static final int RECORDS = 12_000;

    @TempDir
    Path folder;

    @Test
    void anExhibitFourTimesTheHeapIsBundledAndVerified() throws IOException, InterruptedException {
        Cli cli = new Cli(folder).withKeys("r50k_base");
        write(cli);
        long size = Files.size(cli.path("large.jsonl"));
        assertTrue(size >= 4L * HEAP, size + " bytes");
        List<String> scan = List.of(
                "scan",
                "large.jsonl",
                "--profile",
                "p.json",
                "--epoch-key",
                "e.key",
                "--tokenizer",
                "ids",
                "--decoys",
                "9",
                "--threads",
                "2",
                "--alpha",
                "1e-9",
                "--bundle",
                "evidence.json");
        List<String> verify = List.of(
                "verify",
                "evidence.json",
                "large.jsonl",
                "--epoch-key",
                "e.key",
                "--threads",
                "2",
                "--work-dir",
                "work",
                "--allow-missing",
                "content-digest,seal,time-stamp,log-proof,commitment-time,custody-log,report");
        Files.createDirectory(folder.resolve("work"));
        int code = CommandScript.run(
                folder,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                List.of("-Xmx" + HEAP, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                List.of(scan, verify));
        String out = Files.readString(folder.resolve("out"));
        assertEquals(0, code, Files.readString(folder.resolve("err")) + out);
        assertTrue(out.contains("pass          recomputation"), out);
        Bundle bundle = Bundle.parse(Files.readAllBytes(cli.path("evidence.json")));
        assertEquals(size, bundle.exhibits().get(0).size());
        assertTrue(new String(bundle.toFile(), StandardCharsets.UTF_8).contains("\"verdict\":\"detected\""));
    }

    /**
     * Sixty texts again and again, each time beginning elsewhere and with other words beside them: no two records are copies,
     * and to remember all of their tokens as if they were different would take more than the heap.
     */
    private static void write(Cli cli) throws IOException {
        Profile profile = Profile.parse(Files.readString(cli.path("p.json")));
        String[] records = MarkedText.mixed(profile, cli.path("e.key")).split("\n", -1);
        byte[] words = "Words that nobody asked for, and that stand beside every text. "
                .repeat(240)
                .getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(cli.path("large.jsonl")), 1 << 16)) {
            for (int i = 0; i < RECORDS; i++) {
                out.write(("{\"note\":\"" + i + " ").getBytes(StandardCharsets.US_ASCII));
                out.write(words);
                String record = turned(records[i % (records.length - 1)], i / (records.length - 1));
                out.write(("\"," + record.substring(1) + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    /** The record with its first tokens behind the others. */
    private static String turned(String record, int tokens) {
        int first = record.indexOf('[') + 1;
        int end = record.indexOf(']');
        int cut = first;
        for (int i = 0; i < tokens; i++) {
            cut = record.indexOf(',', cut) + 1;
        }
        return tokens == 0
                ? record
                : record.substring(0, first) + record.substring(cut, end) + "," + record.substring(first, cut - 1)
                        + record.substring(end);
    }
}
