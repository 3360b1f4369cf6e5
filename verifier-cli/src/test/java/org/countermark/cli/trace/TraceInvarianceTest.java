package org.countermark.cli.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.countermark.cli.Cli;
import org.countermark.cli.MarkedText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a trace says of the texts does not depend on how they came: only its part {@code reading} does. */
final class TraceInvarianceTest {
    @TempDir
    Path folder;

    private Provider provider;
    private List<String> records;
    private String expected;

    @BeforeEach
    void traceOnce() throws IOException {
        provider = new Provider(folder, 40);
        records = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String record = i % 6 == 0
                    ? provider.text(4 + i / 12, 150, i)
                    : i % 20 == 3 ? provider.cohortText(150, i) : MarkedText.unmarked(150, i);
            records.add(MarkedText.dated(record, "2026-04-" + (i % 30 < 9 ? "0" : "") + (i % 30 + 1)));
            // Texts that share their contexts with others: the order decides which one owns them.
            records.add(records.get(records.size() - 1).replaceFirst("\\[", "[17,"));
        }
        provider.cli.file("a.jsonl", String.join("", records));
        expected = texts(whole("a.jsonl"));
        assertTrue(expected.contains("\"named\""), expected);
        assertTrue(expected.contains("\"documentsSupporting\""), expected);
    }

    @Test
    void ofAnyNumberOfThreads() {
        String once = whole("a.jsonl", "--threads", "1");
        assertEquals(once, whole("a.jsonl", "--threads", "2"));
        assertEquals(once, whole("a.jsonl", "--threads", "7"));
        assertFalse(once.contains(folder.toString()), "no absolute path");
    }

    @Test
    void ofPermutedRepeatedAndShardedRecords() throws IOException {
        for (int seed = 0; seed < 2; seed++) {
            List<String> shuffled = new ArrayList<>(records);
            shuffled.addAll(Collections.nCopies(300, records.get(seed)));
            shuffled.addAll(records.subList(3, 20));
            Collections.shuffle(shuffled, new Random(seed));
            int cut = shuffled.size() / 3;
            provider.cli.file("b.jsonl", String.join("", shuffled.subList(0, cut)));
            provider.cli.file("c.jsonl", String.join("", shuffled.subList(cut, shuffled.size())));
            assertEquals(expected, texts(whole("c.jsonl", "b.jsonl", "--threads", "3")));
        }
    }

    /** Everything but the part on the reading, which comes last. */
    private static String texts(String json) {
        int reading = json.indexOf("\n  \"reading\" : {");
        assertTrue(reading > 0, json);
        assertTrue(json.endsWith("\n  }\n}\n") && json.indexOf("\n  }", reading) == json.length() - 7, "it comes last");
        return json.substring(0, reading);
    }

    private String whole(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--format", "json", "--top", "500"));
        all.addAll(List.of(arguments));
        Cli.Outcome outcome = provider.trace(all.toArray(new String[0]));
        assertEquals(0, outcome.code(), outcome.err());
        return outcome.out();
    }
}
