package org.countermark.cli.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.countermark.cli.Cli;
import org.countermark.cli.ExitCode;
import org.countermark.cli.MarkedText;
import org.countermark.keys.Profile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Time lines over made records, under the key 2026-11. Marked records have an excess of 1.7 a token over 300 tokens, so
 * log10 p below −50; that unmarked ones reach the level of 1e-9 in any figure has odds of at most 1e-9.
 */
final class TimelineScanTest {
    @TempDir
    Path folder;

    private Cli cli;
    private Profile profile;

    @BeforeEach
    void makeKeys() throws IOException {
        cli = new Cli(folder).withKeys("r50k_base");
        profile = Profile.parse(Files.readString(cli.path("p.json")));
    }

    private String marked(String date, long seed) throws IOException {
        return MarkedText.dated(MarkedText.marked(profile, cli.path("e.key"), 0, 300, seed), date);
    }

    private static String unmarked(String date, long seed) {
        return MarkedText.dated(MarkedText.unmarked(300, seed), date);
    }

    /** From 1 October to 9 December, a record a day; those of the third week of November are marked. */
    private List<String> records() throws IOException {
        List<String> records = new ArrayList<>();
        java.time.LocalDate day = java.time.LocalDate.parse("2026-10-01");
        for (int i = 0; i < 70; i++, day = day.plusDays(1)) {
            boolean week = day.getMonthValue() == 11 && day.getDayOfMonth() >= 16 && day.getDayOfMonth() <= 22;
            records.add(week ? marked(day + "T09:00:00Z", i) : unmarked(day + "T09:00:00Z", i));
        }
        records.add(MarkedText.unmarked(300, 1000));
        return records;
    }

    @Test
    void theWeekThatIsMarkedStandsOut() throws IOException {
        cli.file("a.jsonl", String.join("", records()));
        JsonNode timeline = json("a.jsonl", "--timeline", "week").path("timeline");
        assertEquals(70, timeline.path("dated").asInt());
        assertEquals(1, timeline.path("undated").asInt());
        assertFalse(timeline.path("contradiction").asBoolean());
        JsonNode key = timeline.path("keys").path(0);
        assertEquals("2026-11-01", key.path("firstDay").asText());
        List<String> weeks = new ArrayList<>();
        for (JsonNode bucket : key.path("buckets")) {
            weeks.add(bucket.path("first").asText());
            boolean week = bucket.path("first").asText().equals("2026-11-16");
            assertEquals(week, bucket.path("holmLog10P").asDouble() <= -9, bucket.toString());
            boolean since = bucket.path("first").asText().compareTo("2026-11-16") >= 0;
            assertEquals(since, bucket.path("runningLog10E").asDouble() >= 9, bucket.toString());
            assertEquals(since, bucket.path("peakLog10E").asDouble() >= 9, bucket.toString());
        }
        assertEquals(
                List.of("2026-10-26", "2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23", "2026-11-30"), weeks);
        assertEquals(6, timeline.path("tests").asInt());
        assertEquals(31, key.path("placebo").path("documents").asInt());
        assertTrue(key.path("placebo").path("log10E").asDouble() < 9);
        assertEquals(9, key.path("after").path("documents").asInt());
    }

    @Test
    void textMarkedBeforeItsKeyIsAContradiction() throws IOException {
        List<String> records = records();
        records.add(marked("2026-10-05", 500));
        cli.file("a.jsonl", String.join("", records));
        JsonNode timeline = json("a.jsonl", "--timeline", "month").path("timeline");
        assertTrue(timeline.path("contradiction").asBoolean());
        assertTrue(timeline.path("keys")
                .path(0)
                .path("placebo")
                .path("contradiction")
                .asBoolean());
        String text = scan("a.jsonl", "--timeline", "month").out();
        assertTrue(text.contains("MARKED BEFORE THE KEY WAS IN USE"), text);
        // The same records, with the key's true days.
        JsonNode mended = json("a.jsonl", "--timeline", "month", "--applies", "2026-11=2026-10-05..2026-11-30");
        assertFalse(mended.path("timeline").path("contradiction").asBoolean());
    }

    @Test
    void orderAndCopiesChangeNothing() throws IOException {
        List<String> records = records();
        cli.file("a.jsonl", String.join("", records));
        Collections.shuffle(records, new Random(3));
        // A later copy of a dated text does not change its date.
        records.add(0, records.get(5).replaceFirst("2026-", "2027-"));
        cli.file("b.jsonl", String.join("", records) + records.get(7).repeat(50));
        assertEquals(
                json("a.jsonl", "--timeline", "day").path("timeline"),
                json("b.jsonl", "--timeline", "day", "--threads", "1").path("timeline"));
    }

    @Test
    void followsTheSchema() throws IOException {
        cli.file("a.jsonl", String.join("", records()));
        cli.file("b.jsonl", MarkedText.unmarked(300, 1));
        for (String file : new String[] {"a.jsonl", "b.jsonl"}) {
            JsonNode result = json(file, "--timeline", "day", "--payload", "1", "--payload", "2");
            assertEquals(
                    Set.of(),
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(Files.readString(Path.of("../docs/spec/scan-result.schema.json")))
                            .validate(result));
            assertEquals(2, result.path("timeline").path("keys").size());
        }
    }

    @Test
    void wrongDaysAreRefused() throws IOException {
        cli.file("a.jsonl", MarkedText.unmarked(300, 1));
        for (String[] wrong : new String[][] {
            {"--applies", "2026-11=2026-11-01..2026-11-30"},
            {"--timeline", "month", "--applies", "2026-11=soon"},
            {"--timeline", "month", "--applies", "winter=2026-11-01..2026-11-30"},
            {"--timeline", "year"}
        }) {
            Cli.Outcome outcome = scan("a.jsonl", wrong);
            assertEquals(ExitCode.USAGE.code(), outcome.code(), outcome.err());
        }
    }

    private Cli.Outcome scan(String file, String... options) {
        String[] all = Arrays.copyOf(options, options.length + 7);
        String[] more = {file, "--tokenizer", "ids", "--alpha", "1e-9", "--decoys", "0"};
        System.arraycopy(more, 0, all, options.length, more.length);
        return cli.scan(all);
    }

    private JsonNode json(String file, String... options) throws IOException {
        String[] all = Arrays.copyOf(options, options.length + 2);
        all[options.length] = "--format";
        all[options.length + 1] = "json";
        Cli.Outcome outcome = scan(file, all);
        assertEquals(0, outcome.code(), outcome.err());
        return new ObjectMapper().readTree(outcome.out());
    }
}
