package org.countermark.cli.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.IntArrayList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.countermark.cli.Cli;
import org.countermark.cli.MarkedText;
import org.countermark.keys.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Marked passages from file to offsets. The marked tokens have an excess of 1.7 each, so a passage of 300 is decisive; the
 * odds that text outside of passages is reported at the level of 1e-9 are at most 1e-9 by the search's own validity.
 */
final class PassagesTest {
    private static final int BEFORE = 3000;
    private static final int MARKED = 300;

    @TempDir
    Path folder;

    private final ObjectMapper mapper = new ObjectMapper();

    private int[] document(Cli cli, int around) throws IOException {
        Profile profile = Profile.parse(Files.readString(cli.path("p.json")));
        int[] before = ids(MarkedText.unmarked(around, 1));
        int[] marked = ids(MarkedText.marked(profile, cli.path("e.key"), 0, MARKED, 2));
        int[] after = ids(MarkedText.unmarked(around, 3));
        return java.util.stream.IntStream.concat(
                        java.util.stream.IntStream.concat(
                                java.util.Arrays.stream(before), java.util.Arrays.stream(marked)),
                        java.util.Arrays.stream(after))
                .toArray();
    }

    private int[] ids(String record) throws IOException {
        return mapper.convertValue(mapper.readTree(record).path("token_ids"), int[].class);
    }

    @Test
    void aPassageHasItsTokensAndItsBytes() throws IOException {
        Cli cli = new Cli(folder).withKeys("r50k_base");
        int[] tokens = document(cli, BEFORE);
        cli.file("a.jsonl", "{\"token_ids\":" + mapper.writeValueAsString(tokens) + "}\n");
        JsonNode result = mapper.readTree(cli.scan("a.jsonl", "--alpha", "1e-9", "--decoys", "0", "--format", "json")
                .out());
        JsonNode passages = result.path("trials").path(0).path("listed").path(0).path("passages");
        assertEquals(1, passages.size(), result.toString());
        JsonNode passage = passages.get(0);
        // The bounds are the likeliest ones: far less than a hundred tokens off for an excess of 1.7 nats a token.
        assertTrue(Math.abs(passage.path("fromToken").asInt() - BEFORE) < 100, passage.toString());
        assertTrue(Math.abs(passage.path("toToken").asInt() - BEFORE - MARKED) < 100, passage.toString());
        assertTrue(passage.path("correctedLog10P").asDouble() <= -9);

        JsonNode span = passage.path("spans").path(0);
        String whole = decoded(tokens, 0, tokens.length);
        String part = new String(
                whole.getBytes(StandardCharsets.UTF_8),
                span.path("fromByte").asInt(),
                span.path("toByte").asInt() - span.path("fromByte").asInt(),
                StandardCharsets.UTF_8);
        assertEquals(
                part,
                whole.substring(
                        whole.offsetByCodePoints(0, span.path("fromCharacter").asInt()),
                        whole.offsetByCodePoints(0, span.path("toCharacter").asInt())));
        // A token may begin inside a character, and made-up ids often do: the span then reaches out to all of it.
        String inside = decoded(
                tokens,
                passage.path("fromToken").asInt(),
                passage.path("toToken").asInt());
        assertTrue(part.contains(inside.substring(4, inside.length() - 4)), part + " / " + inside);
        assertTrue(part.length() <= inside.length() + 4, part + " / " + inside);
        String text = cli.scan("a.jsonl", "--alpha", "1e-9", "--decoys", "0").out();
        assertTrue(text.contains("tokens " + passage.path("fromToken").asInt() + " to "), text);
        assertTrue(text.getBytes(StandardCharsets.UTF_8).length < 5000, text);
    }

    /**
     * A passage that drowns in its document: 510 nats over 60,000 units are 1.5 standard deviations of the pooled sum, and
     * the level of 1e-15 takes 7.9. The odds that the document passes are those of 6.4 deviations, below 1e-9.
     */
    @Test
    void aPassageInALongDocumentIsNotPassedOver() throws IOException {
        Cli cli = new Cli(folder).withKeys("r50k_base");
        cli.file("a.jsonl", "{\"token_ids\":" + mapper.writeValueAsString(document(cli, 30_000)) + "}\n");
        String text = cli.scan("a.jsonl", "--tokenizer", "ids", "--alpha", "1e-15", "--decoys", "0")
                .out();
        assertTrue(text.startsWith("NOT DETECTED"), text);
        assertTrue(text.contains("But a passage of a document is marked by itself"), text);
    }

    /** Beyond --top, documents are searched as well, and listed where something is found. */
    @Test
    void documentsWithAPassageAreListedInAnyCase() throws IOException {
        Cli cli = new Cli(folder).withKeys("r50k_base");
        Profile profile = Profile.parse(Files.readString(cli.path("p.json")));
        cli.file(
                "a.jsonl",
                MarkedText.marked(profile, cli.path("e.key"), 0, 900, 9) + "{\"token_ids\":"
                        + mapper.writeValueAsString(document(cli, BEFORE)) + "}\n" + MarkedText.unmarked(900, 8)
                        + MarkedText.unmarked(900, 7));
        JsonNode result = mapper.readTree(cli.scan(
                        "a.jsonl",
                        "--tokenizer",
                        "ids",
                        "--alpha",
                        "1e-9",
                        "--top",
                        "1",
                        "--decoys",
                        "0",
                        "--format",
                        "json")
                .out());
        JsonNode listed = result.path("trials").path(0).path("listed");
        assertEquals(2, listed.size(), listed.toString());
        for (JsonNode document : listed) {
            assertEquals(1, document.path("passages").size(), document.toString());
        }
    }

    private static String decoded(int[] tokens, int from, int to) {
        IntArrayList list = new IntArrayList();
        for (int i = from; i < to; i++) {
            list.add(tokens[i]);
        }
        return Encodings.newLazyEncodingRegistry()
                .getEncoding(EncodingType.R50K_BASE)
                .decode(list);
    }

    @Test
    void unmarkedTextHasNone() throws IOException {
        Cli cli = new Cli(folder).withKeys("r50k_base");
        cli.file("a.jsonl", MarkedText.unmarked(6000, 5) + MarkedText.unmarked(40, 6));
        JsonNode result =
                mapper.readTree(cli.scan("a.jsonl", "--tokenizer", "ids", "--alpha", "1e-9", "--format", "json")
                        .out());
        JsonNode listed = result.path("trials").path(0).path("listed");
        assertEquals(1, listed.size(), "too short a document is not tested");
        assertEquals(0, listed.path(0).path("passages").size(), listed.toString());
    }
}
