package org.countermark.cli.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs told by their content: what is scored and what is a prompt. A scored turn is written +text, a prompt -text. */
final class ShapesTest {
    @TempDir
    Path folder;

    @Test
    void chatMessages() throws Exception {
        String chat = "{\"messages\":[{\"role\":\"system\",\"content\":\"s\"},{\"role\":\"user\",\"content\":\"u\"},"
                + "{\"role\":\"assistant\",\"content\":\"a\"},{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"v\"}]},"
                + "{\"role\":\"assistant\",\"content\":\"b\"}]}\n";
        assertEquals(List.of("x:1 -s -u +a -v +b", "x:2 -s -u +a -v +b"), read(chat + chat));
    }

    @Test
    void sharedConversations() throws Exception {
        String line =
                "{\"id\":\"7\",\"conversations\":[{\"from\":\"human\",\"value\":\"q\"},{\"from\":\"gpt\",\"value\":\"r\"}]}";
        assertEquals(List.of("x:1 -q +r"), read(line));
    }

    @Test
    void instructionSetsAsLinesAndAsAnArray() throws Exception {
        String record = "{\"instruction\":\"do\",\"input\":\"this\",\"output\":\"done\"}";
        assertEquals(List.of("x:1 -do -this +done"), read(record));
        assertEquals(
                List.of("x#1 -do -this +done", "x#2 -do -this +done"),
                read("[\n " + record + ",\n " + record + "\n]\n"));
    }

    @Test
    void objectsOverSeveralLines() throws Exception {
        assertEquals(List.of("x#1 +one", "x#2 +two"), read("{\n \"text\": \"one\"\n}\n{\n \"text\": \"two\"\n}\n"));
    }

    @Test
    void promptAndCompletion() throws Exception {
        assertEquals(List.of("x:1 -p +c"), read("{\"prompt\":\"p\",\"completion\":\"c\"}"));
        assertEquals(List.of("x:1 +c +d"), read("{\"choices\":[{\"message\":{\"content\":\"c\"}},{\"text\":\"d\"}]}"));
    }

    @Test
    void tokenIdsWinOverText() throws Exception {
        assertEquals(
                List.of("x:1 -[9] +[1, 2]"), read("{\"text\":\"t\",\"token_ids\":[1,2],\"prompt_token_ids\":[9]}"));
        assertEquals(List.of("x:1 +t"), read("{\"text\":\"t\",\"tokens\":12}"));
    }

    @Test
    void pointersWin() throws Exception {
        String line = "{\"text\":\"no\",\"data\":{\"body\":[\"yes\",\"too\"]}}";
        assertEquals(List.of("x:1 +yes +too"), read(line, "/data/body", "x", Reading.Split.FILE));
    }

    @Test
    void tables() throws Exception {
        assertEquals(
                List.of("x:2 +one, \"two\"", "x:3 +three\nfour"),
                read("id,text\n1,\"one, \"\"two\"\"\"\n2,\"three\nfour\"\n"));
        assertEquals(List.of("x:2 +one"), read("id\ttext\n1\tone\n"));
        assertEquals(List.of("y.csv:2 +w"), read("id;words\n1;w\n", "words", "y.csv", Reading.Split.FILE));
    }

    @Test
    void plainText() throws Exception {
        String text = "one, text\r\n\r\ntwo\nlines\n\n";
        assertEquals(List.of("x +" + text), read(text));
        assertEquals(List.of("x:1 +one, text", "x:3 +two\nlines"), read(text, null, "x", Reading.Split.PARAGRAPH));
        assertEquals(List.of("x:1 +one, text", "x:3 +two", "x:4 +lines"), read(text, null, "x", Reading.Split.LINE));
        assertEquals(List.of("x +[Chapter 1] It was"), read("[Chapter 1] It was"));
    }

    @Test
    void byteOrderMarksAreNoText() throws Exception {
        assertEquals(List.of("x:1 +t"), read("\uFEFF{\"text\":\"t\"}"));
        assertEquals(List.of("x +t"), read("\uFEFFt"));
    }

    @Test
    void controlTokensAreOrdinaryText() throws Exception {
        assertEquals(List.of("x +<|endoftext|>"), read("<|endoftext|>"));
    }

    @Test
    void compressedStreams() throws Exception {
        byte[] plain = "{\"text\":\"t\"}\n".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        for (int member = 0; member < 2; member++) {
            try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
                out.write(plain);
            }
        }
        assertEquals(List.of("x:1 +t", "x:2 +t"), read(gzip.toByteArray(), Reading.defaults(), "x"));
        assertEquals(List.of("x:1 +t"), read(Zstd.compress(plain), Reading.defaults(), "x"));
    }

    @Test
    void linesAcrossBuffers() throws Exception {
        String text = "w".repeat(200_000);
        assertEquals(
                List.of("x:1 +" + text, "x:2 +t", "x:3 +" + text),
                read("{\"text\":\"" + text + "\"}\n{\"text\":\"t\"}\n{\"text\":\"" + text + "\"}"));
    }

    @Test
    void foldersAreWalkedInOrder() throws Exception {
        Files.createDirectories(folder.resolve("d/sub"));
        Files.writeString(folder.resolve("d/b.txt"), "b");
        Files.writeString(folder.resolve("d/a.json"), "{\"k\":1}");
        Files.writeString(folder.resolve("d/sub/c.jsonl"), "{\"text\":\"c\"}");
        Files.writeString(folder.resolve("d/.hidden"), "h");
        List<String> all = new ArrayList<>();
        for (Source source : Sources.of(List.of("d"), folder::resolve)) {
            all.addAll(read(source, Reading.defaults()));
        }
        assertEquals(List.of("d/a.json +{\"k\":1}", "d/b.txt +b", "d/sub/c.jsonl:1 +c"), all);
    }

    private List<String> read(String content) throws Exception {
        return read(content, null, "x", Reading.Split.FILE);
    }

    private List<String> read(String content, String field, String name, Reading.Split split) throws Exception {
        Reading reading = new Reading(1 << 20, Optional.ofNullable(field), Optional.empty(), Optional.empty(), split);
        return read(content.getBytes(StandardCharsets.UTF_8), reading, name);
    }

    private List<String> read(byte[] content, Reading reading, String name) throws Exception {
        Path file = Files.write(folder.resolve(name), content);
        return read(new Source(name, name, Optional.of(file), false), reading);
    }

    private static List<String> read(Source source, Reading reading) throws InputException, IOException {
        List<String> documents = new ArrayList<>();
        try (Content content = Content.open(source, new ByteArrayInputStream(new byte[0]))) {
            RecordReader reader = Readers.of(content, reading);
            for (Optional<Pending> next = reader.next(); next.isPresent(); next = reader.next()) {
                documents.add(describe(source.name(), next.get().parser().parse()));
            }
        }
        return documents;
    }

    private static String describe(String input, Document document) {
        StringBuilder text = new StringBuilder(document.number().in(input));
        for (Turn turn : document.turns()) {
            text.append(turn.scored() ? " +" : " -");
            text.append(
                    turn.body() instanceof Body.Ids ids
                            ? Arrays.toString(ids.ids())
                            : ((Body.Text) turn.body()).text());
        }
        return text.toString();
    }
}
