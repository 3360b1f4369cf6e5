package org.countermark.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published vectors hold, every way to be wrong is found at its field, and broken files are refused with a place. */
class VectorFileTest {
    private static final Path VECTORS = Path.of("../docs/spec/vectors/countermark-1");
    private static final Pattern WRONG_FIELD = Pattern.compile("\"wrongField\":\"([A-Za-z]+)\"");

    @Test
    void thePublishedVectorsHold() throws IOException {
        List<VectorResult> results = new ArrayList<>();
        try (Stream<Path> files = Files.list(VECTORS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                check(file, results);
            }
        }
        assertEquals(List.of(), results.stream().filter(r -> !r.passed()).toList());
        assertTrue(results.size() >= 212, "vectors: " + results.size());
        assertEquals(results.size(), new HashSet<>(results).size(), "ids are distinct");
    }

    @Test
    void theLibraryCarriesTheSameVectors() throws IOException {
        List<VectorResult> published = new ArrayList<>();
        for (String name : List.of("design.json", "gumbel.json", "tournament.json", "green-list.json")) {
            check(VECTORS.resolve(name), published);
        }
        List<VectorResult> bundled = new ArrayList<>();
        assertEquals(published.size(), VectorFile.checkBundled(bundled::add));
        assertEquals(published, bundled);
    }

    @Test
    void theVectorsThatTheLibraryCarriesArePinned() throws IOException {
        MessageDigest all = DigestUtils.getSha256Digest();
        for (String name : List.of("design.json", "gumbel.json", "tournament.json", "green-list.json")) {
            all.update(ByteBuffer.allocate(4).putInt(name.length()).array());
            all.update(name.getBytes(StandardCharsets.UTF_8));
            all.update(DigestUtils.sha256(Files.readAllBytes(VECTORS.resolve(name))));
        }
        assertEquals(HexFormat.of().formatHex(all.digest()), VectorFile.bundledDigest());
    }

    static Stream<Path> wrongWays() throws IOException {
        try (Stream<Path> files = Files.list(VECTORS.resolve("wrong"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("wrongWays")
    void everyWayToBeWrongIsFoundAtItsField(Path file) throws IOException {
        Matcher field = WRONG_FIELD.matcher(Files.readString(file));
        assertTrue(field.find());
        List<VectorResult> results = new ArrayList<>();
        assertEquals(3, check(file, results));
        for (VectorResult result : results) {
            assertFalse(result.passed(), result.id());
            VectorResult.Mismatch mismatch = result.mismatch().orElseThrow();
            assertEquals(field.group(1), mismatch.field(), result.toString());
            assertFalse(mismatch.expected().equals(mismatch.computed()), result.toString());
        }
    }

    @Test
    void brokenFilesAreRefusedWithFieldAndPlace() throws IOException {
        String good = Files.readString(VECTORS.resolve("design.json"));
        Map<String, String> defects = Map.ofEntries(
                Map.entry("", "line 1, column 1: a JSON object was expected"),
                Map.entry("[]", "a JSON object was expected"),
                Map.entry("{}", "no vectors"),
                Map.entry(good + "{}", "after the closing brace"),
                Map.entry(good.substring(0, 3000), "not valid JSON"),
                Map.entry(good.replaceAll("(?s)\"vectors\":.*", "\"vectors\":[]}"), "no vectors"),
                Map.entry(good.replaceAll("(?s)\"vectors\":.*", "\"vectors\":7}"), "\"vectors\" must be an array"),
                Map.entry(good.replaceAll("(?s)\"vectors\":.*", "\"vectors\":[7]}"), "line 1, "),
                Map.entry(good.replace("vectors/1", "vectors/2"), "field \"format\""),
                Map.entry(good.replace("\"format\":\"countermark-vectors/1\",", ""), "before the vectors"),
                Map.entry(good.replaceFirst("countermark/1", "countermark/2"), "field \"contract\""),
                Map.entry(good.replaceFirst("generator", "maker"), "unknown field \"maker\""),
                Map.entry(good.replaceFirst("\"generator\":", "\"generator\":7,\"note\":"), "\"generator\" must be"),
                Map.entry(good.replaceFirst("\"id\":\"[^\"]*\",", ""), "field \"id\""),
                Map.entry(good.replaceFirst("\"root\":\"[^\"]*\",", ""), "line 2, "),
                Map.entry(good.replaceFirst("\"root\":\"00", "\"root\":\"zz"), "\"root\" must be hexadecimal"),
                Map.entry(good.replaceFirst("\"root\":\"00", "\"root\":\""), "32 bytes"),
                Map.entry(good.replaceFirst("\"epoch\":\"[^\"]*\",", ""), "field \"epoch\""),
                Map.entry(good.replaceFirst("\"profile\":\\{[^}]*},", ""), "field \"profile\""),
                Map.entry(good.replaceFirst("Width\":4", "Width\":40"), "contextWidth"),
                Map.entry(good.replaceFirst("1,2,3,4", "1,2,3"), "\"context\" must have 4 tokens"),
                Map.entry(good.replaceFirst("1,2,3,4", "1,2,3,-4"), "\"context\" must be an integer in 0..2147483647"),
                Map.entry(good.replaceFirst("1,2,3,4", "1,".repeat(16) + "1"), "more than 16"),
                Map.entry(
                        good.replaceFirst("\"context\":\\[1,2,3,4]", "\"context\":1"), "\"context\" must be an array"),
                Map.entry(good.replaceFirst("\"token\":5", "\"token\":2147483648"), "\"token\""),
                Map.entry(good.replaceFirst("\"token\":5,", ""), "\"token\" is missing"),
                Map.entry(good.replaceFirst("\"token\":5", "\"token\":5,\"token\":5"), "Duplicate field"),
                Map.entry(good.replaceFirst("\"payload\":0", "\"payload\":4294967296"), "\"payload\""),
                Map.entry(good.replaceFirst("\"payload\":0", "\"payload\":0.0"), "\"payload\""),
                Map.entry(good.replaceFirst("\"payload\"", "\"load\""), "unknown field \"load\""),
                Map.entry(good.replaceFirst("\"mac\"", "\"tag\""), "unknown field \"expected.tag\""),
                Map.entry(good.replaceFirst("\"markedWord\":\"[^\"]*\",", ""), "expected.markedWord"),
                Map.entry(good.replaceFirst("\"markedWord\":\"[^\"]*\",", "\"markedWord\":1,"), "must be a string"),
                Map.entry(good.replaceFirst("\"score\":", "\"score\":-"), "expected.score"),
                Map.entry(good.replaceFirst("Scores\":\\[", "Scores\":7,\"x\":["), "Scores\" must be an array"),
                Map.entry(good.replaceFirst("Scores\":\\[", "Scores\":[1,"), "more than 16 scores"),
                Map.entry(good.replaceFirst("Scores\":\\[\\d+,", "Scores\":["), "expected.patternScores"));
        for (Map.Entry<String, String> defect : defects.entrySet()) {
            VectorFormatException e = assertThrows(
                    VectorFormatException.class, () -> check(defect.getKey(), new ArrayList<>()), defect.getValue());
            assertTrue(e.getMessage().contains(defect.getValue()), e.getMessage() + " for " + defect.getValue());
            assertTrue(e.line() >= 1 && e.column() >= 1, e.getMessage());
        }
    }

    @Test
    void anOutsiderMayStateFewerFields() throws IOException {
        List<VectorResult> results = new ArrayList<>();
        String vector =
                "{\"format\":\"countermark-vectors/1\",\"note\":\"mine\",\"vectors\":[{\"id\":\"a\",\"comment\":\"b\","
                        + "\"root\":\"000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\",\"epoch\":\"2026-11\","
                        + "\"profile\":{\"scheme\":\"gumbel\",\"contract\":\"countermark/1\",\"contextWidth\":4,"
                        + "\"tokenizer\":\"o200k_base\",\"traceShare\":32768},\"context\":[1,2,3,4],\"token\":5,"
                        + "\"expected\":{\"markedWord\":\"%s\"}}]}";
        assertEquals(1, check(String.format(vector, "6d7e6d8b"), results));
        assertEquals(1, check(String.format(vector, "6d7e6d8c"), results));
        assertTrue(results.get(0).passed());
        assertEquals(
                new VectorResult.Mismatch("markedWord", "6d7e6d8c", "6d7e6d8b"),
                results.get(1).mismatch().orElseThrow());
    }

    private static int check(Path file, List<VectorResult> results) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return VectorFile.check(in, results::add);
        }
    }

    private static int check(String text, List<VectorResult> results) throws IOException {
        return VectorFile.check(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), results::add);
    }
}
