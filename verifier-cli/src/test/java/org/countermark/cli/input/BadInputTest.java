package org.countermark.cli.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.countermark.cli.Cli;
import org.countermark.cli.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that can be wrong with a file: file, line, offset and remedy are named, and --skip-bad goes on. */
final class BadInputTest {
    private static final String GOOD = "{\"text\":\"a good line of text\"}\n";

    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void makeKeys() {
        cli = new Cli(folder).withKeys("r50k_base");
    }

    /** A fault is reported at a place, and skipped when asked for. */
    private void check(String file, String place, String problem, long records, long skipped) throws IOException {
        Cli.Outcome strict = cli.scan(file);
        assertEquals(ExitCode.INPUT.code(), strict.code(), strict.toString());
        assertEquals("", strict.out());
        assertTrue(strict.err().contains(file + place), strict.err());
        assertTrue(strict.err().contains(problem), strict.err());
        assertTrue(strict.err().contains("--skip-bad"), "a remedy: " + strict.err());
        Cli.Outcome lenient = cli.scan(file, "--skip-bad", "--format", "json");
        assertEquals(0, lenient.code(), lenient.err());
        JsonNode input = new ObjectMapper()
                .readTree(lenient.out())
                .path("reading")
                .path("inputs")
                .path(0);
        assertEquals(records, input.path("records").asLong(), lenient.out());
        assertEquals(skipped, input.path("skipped").asLong(), lenient.out());
    }

    @Test
    void brokenJsonLine() throws IOException {
        cli.file("broken.jsonl", GOOD + "{\"text\":\"no end\n" + GOOD);
        check("broken.jsonl", ", line 2, byte " + (GOOD.length() + 15), "broken JSON", 3, 1);
    }

    @Test
    void twoValuesOnALine() throws IOException {
        cli.file("two.jsonl", GOOD + GOOD.strip() + GOOD);
        check("two.jsonl", ", line 2, byte ", "broken JSON", 2, 1);
    }

    @Test
    void wrongEncodingInALine() throws IOException {
        String line = "{\"text\":\"caf\u00e9\"}\n";
        cli.file(
                "latin.jsonl",
                join(GOOD.getBytes(StandardCharsets.UTF_8), line.getBytes(Charset.forName("windows-1252"))));
        check("latin.jsonl", ", line 2, byte " + (GOOD.length() + 12), "byte 0xe9 is not UTF-8", 2, 1);
    }

    @Test
    void wrongEncodingInText() throws IOException {
        cli.file("latin.txt", "one\nna\u00efve".getBytes(Charset.forName("windows-1252")));
        check("latin.txt", ", line 2, byte 6", "is not UTF-8", 1, 1);
    }

    @Test
    void otherUnicode() throws IOException {
        cli.file("wide.txt", join(new byte[] {(byte) 0xff, (byte) 0xfe}, "text".getBytes(StandardCharsets.UTF_16LE)));
        Cli.Outcome outcome = cli.scan("wide.txt");
        assertEquals(ExitCode.INPUT.code(), outcome.code());
        assertTrue(outcome.err().contains("UTF-16") && outcome.err().contains("iconv"), outcome.err());
    }

    @Test
    void nulBytes() throws IOException {
        cli.file("binary", "some\ntext\0more".getBytes(StandardCharsets.UTF_8));
        check("binary", ", line 2, byte 9", "NUL", 1, 1);
        cli.file("nul.jsonl", GOOD + "{\"text\":\"a\0b\"}\n");
        check("nul.jsonl", ", line 2, byte " + (GOOD.length() + 10), "NUL", 2, 1);
    }

    @Test
    void emptyFile() throws IOException {
        cli.file("empty.jsonl", "");
        check("empty.jsonl", "", "empty", 1, 1);
    }

    @Test
    void onlyBlankLines() throws IOException {
        cli.file("blank.txt", "\n  \n\n");
        Cli.Outcome outcome = cli.scan("blank.txt", "--split", "line");
        assertEquals(ExitCode.INPUT.code(), outcome.code());
        assertTrue(outcome.err().contains("no record"), outcome.err());
    }

    @Test
    void truncatedGzip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < 5000; i++) {
                gzip.write(GOOD.replace("good", "good " + i * 7919).getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] whole = bytes.toByteArray();
        cli.file("cut.jsonl.gz", Arrays.copyOf(whole, whole.length * 3 / 4));
        Cli.Outcome strict = cli.scan("cut.jsonl.gz");
        assertEquals(ExitCode.INPUT.code(), strict.code());
        assertTrue(strict.err().contains("cut.jsonl.gz, byte ") && strict.err().contains("cut short"), strict.err());
        JsonNode input = new ObjectMapper()
                .readTree(cli.scan("cut.jsonl.gz", "--skip-bad", "--format", "json")
                        .out())
                .path("reading")
                .path("inputs")
                .path(0);
        assertEquals(1, input.path("skipped").asLong());
        assertTrue(input.path("records").asLong() > 3000, "what can be read is used: " + input);
    }

    @Test
    void truncatedZstandard() throws IOException {
        byte[] whole = Zstd.compress(GOOD.repeat(5000).getBytes(StandardCharsets.UTF_8));
        cli.file("cut.zst", Arrays.copyOf(whole, whole.length - 9));
        Cli.Outcome strict = cli.scan("cut.zst");
        assertEquals(ExitCode.INPUT.code(), strict.code());
        assertTrue(strict.err().contains("cut short"), strict.err());
    }

    @Test
    void damagedGzip() throws IOException {
        cli.file("bad.gz", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6, 7, 8});
        Cli.Outcome strict = cli.scan("bad.gz");
        assertEquals(ExitCode.INPUT.code(), strict.code());
        assertTrue(strict.err().contains("compressed file is broken"), strict.err());
    }

    @Test
    void recordOfFiftyMegabytes() throws IOException {
        byte[] huge = new byte[50_000_000];
        Arrays.fill(huge, (byte) 'a');
        System.arraycopy("{\"text\":\"".getBytes(StandardCharsets.UTF_8), 0, huge, 0, 9);
        System.arraycopy("\"}\n".getBytes(StandardCharsets.UTF_8), 0, huge, huge.length - 3, 3);
        cli.file(
                "huge.jsonl",
                join(GOOD.getBytes(StandardCharsets.UTF_8), join(huge, GOOD.getBytes(StandardCharsets.UTF_8))));
        check("huge.jsonl", ", line 2, byte " + GOOD.length(), "--max-record 48M", 3, 1);
    }

    @Test
    void limitCanBeRaised() throws IOException {
        cli.file("long.jsonl", GOOD + GOOD.replace("good", "very ".repeat(400)));
        assertEquals(
                ExitCode.INPUT.code(),
                cli.scan("long.jsonl", "--max-record", "1K").code());
        assertEquals(0, cli.scan("long.jsonl", "--max-record", "1M").code());
    }

    @Test
    void idsOutsideTheVocabulary() throws IOException {
        cli.file("ids.jsonl", "{\"token_ids\":[1,2,3]}\n{\"token_ids\":[1,50257]}\n");
        check("ids.jsonl", ", line 2, byte 22", "50257 is outside the vocabulary of r50k_base (0..50256)", 2, 1);
    }

    @Test
    void idsThatAreNone() throws IOException {
        cli.file("ids.jsonl", "{\"token_ids\":[1,2,3]}\n{\"token_ids\":[1,-2]}\n{\"token_ids\":[1,99999999999]}\n");
        check("ids.jsonl", ", line 2", "not in 0..2147483647", 3, 2);
    }

    @Test
    void recordsWithoutText() throws IOException {
        cli.file("odd.jsonl", GOOD + "{\"label\":3,\"url\":7}\n");
        Cli.Outcome outcome = cli.scan("odd.jsonl");
        assertEquals(ExitCode.INPUT.code(), outcome.code());
        assertTrue(outcome.err().contains("label, url") && outcome.err().contains("--text-pointer"), outcome.err());
    }

    @Test
    void tablesWithoutTheColumn() throws IOException {
        cli.file("t.csv", "id,words\n1,hello\n");
        Cli.Outcome outcome = cli.scan("t.csv");
        assertEquals(ExitCode.INPUT.code(), outcome.code());
        assertTrue(outcome.err().contains("id, words") && outcome.err().contains("--text-column"), outcome.err());
        assertEquals(0, cli.scan("t.csv", "--text-column", "words").code());
    }

    @Test
    void rowsOfAnotherWidth() throws IOException {
        cli.file("t.csv", "id,text\n1,hello\n2\n3,there\n");
        check("t.csv", ", line 3", "1 fields, the header 2", 3, 1);
    }

    @Test
    void missingFile() {
        Cli.Outcome outcome = cli.scan("nowhere.txt");
        assertEquals(ExitCode.INPUT.code(), outcome.code());
        assertTrue(outcome.err().contains("nowhere.txt: no such file"), outcome.err());
    }

    @Test
    void theFirstFaultInRecordOrderIsReported() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            lines.append(i == 700 ? "{broken\n" : i == 2900 ? "\u0000\n" : GOOD);
        }
        cli.file("many.jsonl", lines.toString());
        for (String threads : new String[] {"1", "8"}) {
            Cli.Outcome outcome = cli.scan("many.jsonl", "--threads", threads);
            assertTrue(outcome.err().contains("many.jsonl, line 701,"), outcome.err());
        }
    }

    @Test
    void noTraceOfJavaInMessages() throws IOException {
        cli.file("broken.jsonl", "{\"text\":\n");
        String err = cli.scan("broken.jsonl").err();
        assertFalse(err.contains("Exception") || err.contains("com.fasterxml"), err);
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
