package org.countermark.cli.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.countermark.cli.Cli;
import org.countermark.cli.MarkedText;
import org.countermark.keys.Profile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a result says of the texts does not depend on how they came: only its part {@code reading} does. */
final class InvarianceTest {
    @TempDir
    Path folder;

    private Cli cli;
    private List<String> records;
    private String expected;

    @BeforeEach
    void scanOnce() throws IOException {
        cli = new Cli(folder).withKeys("r50k_base");
        Profile profile = Profile.parse(Files.readString(cli.path("p.json")));
        records = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            records.add(
                    i % 13 == 5
                            ? MarkedText.marked(profile, cli.path("e.key"), 0, 300, i)
                            : MarkedText.unmarked(300, i));
            // Texts that share their units with others: the order decides which one owns them.
            records.add(shared(records.get(i)));
        }
        cli.file("a.jsonl", String.join("", records));
        expected = texts(whole("a.jsonl"));
        assertTrue(expected.contains("\"detected\""), expected);
    }

    private static String shared(String record) {
        return record.replaceFirst("\\[", "[17,").replaceFirst(",[0-9]+]", "]");
    }

    @Test
    void ofAnyNumberOfThreads() throws IOException {
        assertEquals(whole("a.jsonl"), whole("a.jsonl", "--threads", "1"));
        assertEquals(whole("a.jsonl"), whole("a.jsonl", "--threads", "2"));
        assertEquals(whole("a.jsonl"), whole("a.jsonl", "--threads", "8"));
        assertFalse(whole("a.jsonl").contains(folder.toString()), "no absolute path");
    }

    @Test
    void ofPermutedRecords() throws IOException {
        for (int seed = 0; seed < 3; seed++) {
            List<String> shuffled = new ArrayList<>(records);
            Collections.shuffle(shuffled, new Random(seed));
            cli.file("b.jsonl", String.join("", shuffled));
            assertEquals(expected, texts(whole("b.jsonl", "--threads", "3")));
        }
    }

    @Test
    void ofADocumentRepeatedAThousandTimes() throws IOException {
        String marked = records.get(10);
        cli.file(
                "b.jsonl",
                String.join("", records) + marked.repeat(1000) + records.get(1).repeat(7));
        assertEquals(expected, texts(whole("b.jsonl")));
        assertTrue(whole("b.jsonl").contains("\"copies\" : 1007"), "copies are counted");
    }

    @Test
    void ofShards() throws IOException {
        for (int shards : new int[] {2, 7}) {
            List<StringBuilder> parts =
                    Stream.generate(StringBuilder::new).limit(shards).toList();
            Random random = new Random(shards);
            records.forEach(record -> parts.get(random.nextInt(shards)).append(record));
            String[] names = new String[shards];
            for (int i = 0; i < shards; i++) {
                names[i] = "shard" + i + ".jsonl";
                cli.file(names[i], parts.get(i).toString());
            }
            assertEquals(expected, texts(whole(names)));
        }
    }

    /** Whatever the options of the method; and each of them is a method of its own. */
    @Test
    void underEveryMethod() throws IOException {
        List<String> shuffled = new ArrayList<>(records);
        Collections.shuffle(shuffled, new Random(9));
        cli.file("b.jsonl", String.join("", shuffled) + shuffled.get(0));
        for (String[] method : new String[][] {
            {"--units", "modal"},
            {"--dedup", "bloom"},
            {"--decoys", "0"},
            {"--decoys", "7"},
            {"--slice", "2/3"},
            {"--proxy", "self"}
        }) {
            String once = texts(whole("a.jsonl", method[0], method[1], "--threads", "1"));
            assertEquals(once, texts(whole("b.jsonl", method[0], method[1], "--threads", "5")));
            assertNotEquals(expected, once, method[0]);
        }
    }

    /** Everything but the part on the reading. */
    private static String texts(String json) {
        int reading = json.indexOf("\n  \"reading\" : {");
        assertTrue(reading > 0, json);
        assertTrue(json.endsWith("\n  }\n}\n") && json.indexOf("\n  }", reading) == json.length() - 7, "it comes last");
        return json.substring(0, reading);
    }

    private String whole(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("--tokenizer", "ids", "--format", "json", "--alpha", "1e-9"));
        all.addAll(List.of(arguments));
        Cli.Outcome outcome = cli.scan(all.toArray(new String[0]));
        assertEquals(0, outcome.code(), outcome.err());
        return outcome.out();
    }
}
