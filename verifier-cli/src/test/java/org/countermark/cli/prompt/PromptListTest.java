package org.countermark.cli.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.cli.Cli;
import org.countermark.cli.ExitCode;
import org.countermark.cli.input.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One file means the same prompts to every command, and a file that could be read in two ways is refused. */
final class PromptListTest {
    private static final String MARK = "\uFEFF";
    private static final String PIECES = "ab {}\"\\[]:,é𝄞\u00a0\u2028\u0085\uFEFF\t";

    private static PromptList parse(String text) throws InputException {
        return PromptList.parse(text.getBytes(StandardCharsets.UTF_8), "p.txt");
    }

    private static List<String> texts(PromptList list) {
        return list.prompts().stream().map(Prompt::text).toList();
    }

    private static String refusal(String text) {
        return assertThrows(InputException.class, () -> parse(text)).getMessage();
    }

    @Test
    void aPromptStandsOnEachLine() throws InputException {
        assertEquals(List.of("one", " two ", "three"), texts(parse("one\n two \r\n\n  \t\nthree")));
        assertEquals(List.of("one", "one"), texts(parse("one\none\n")));
        PromptList chat = parse("{\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},"
                + "{\"role\":\"user\",\"content\":\"Why?\"}]}\n{\"prompt\":\"a\\r\\nb\"}");
        assertEquals(List.of("Be brief.\n\nWhy?", "a\r\nb"), texts(chat));
        assertTrue(chat.prompts().get(0).chat());
        assertFalse(chat.prompts().get(1).chat());
    }

    /** The mark belongs to the file and not to the first prompt; the digest is of the file all the same. */
    @Test
    void aByteOrderMarkIsNoText() throws InputException {
        assertEquals(texts(parse("one\ntwo")), texts(parse(MARK + "one\ntwo")));
        assertEquals("x", parse(MARK + "{\"prompt\":\"x\"}").prompts().get(0).text());
        assertEquals(DigestUtils.sha256Hex(MARK + "one"), parse(MARK + "one").sha256());
        assertEquals(List.of(MARK + "one"), texts(parse(MARK + MARK + "one")), "only the first is a mark");
    }

    @Test
    void aLoneCarriageReturnIsRefused() {
        assertTrue(refusal("zero\none\rtwo\n").startsWith("p.txt, line 2, byte 5: there is a carriage return"));
        assertTrue(refusal("one\r\r\n").contains("line 1"));
    }

    @Test
    void whatIsNoPromptIsRefused() {
        assertTrue(refusal("").contains("no prompt"));
        assertTrue(refusal(MARK + "\r\n \n").contains("no prompt"));
        assertTrue(refusal("a\n{\"prompt\": ").contains("line 2"));
        assertTrue(refusal("{\"prompt\":\"a\"} b").contains("not a JSON object"));
        assertTrue(refusal("{\"prompt\":\"a\",\"prompt\":\"b\"}").contains("not a JSON object"), "which of the two?");
        assertTrue(refusal("{\"text\":\"a\"}").contains("neither"));
        assertTrue(refusal("{\"messages\":[{\"role\":\"user\",\"content\":7}]}").contains("a message has no text"));
        assertTrue(refusal("{\"prompt\":\"\\ud800\"}").contains("half of a surrogate pair"));
        assertTrue(assertThrows(InputException.class, () -> PromptList.parse(new byte[] {'a', (byte) 0x80}, "p.txt"))
                .getMessage()
                .contains("not UTF-8"));
    }

    /** Whatever the bytes are, they are prompts or a message that names the file. */
    @Property(tries = 2000)
    void anyBytes(@ForAll long seed, @ForAll @IntRange(max = 60) int length) {
        Random random = new Random(seed);
        byte[] bytes = new byte[length];
        byte[] usual = "{\"prompt\":\"messages\"\r\n}[]\u00e9".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < length; i++) {
            bytes[i] = random.nextInt(8) == 0 ? (byte) random.nextInt() : usual[random.nextInt(usual.length)];
        }
        try {
            PromptList list = PromptList.parse(bytes, "p.txt");
            assertEquals(DigestUtils.sha256Hex(bytes), list.sha256());
            assertTrue(list.count() >= 1 && list.texts().size() <= list.count());
        } catch (InputException refused) {
            assertTrue(refused.getMessage().startsWith("p.txt"), refused.getMessage());
        }
    }

    /** Line ends, blank lines and a mark change nothing; texts that cannot stand on a line can stand in JSON. */
    @Property(tries = 500)
    void whatWasWrittenIsRead(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int count) throws Exception {
        Random random = new Random(seed);
        List<String> written = new ArrayList<>();
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < count; i++) {
            boolean json = random.nextBoolean();
            String text = text(random, json ? PIECES + "\r\n" : PIECES);
            boolean plain = !json && !text.isBlank() && !text.startsWith("{");
            file.append(plain ? text : new ObjectMapper().createObjectNode().put("prompt", text));
            file.append(random.nextBoolean() ? "\n" : "\r\n").append(random.nextInt(3) == 0 ? " \n" : "");
            written.add(text);
        }
        // A text that begins with a mark can stand first only behind the file's own.
        boolean marked = random.nextBoolean() || file.indexOf(MARK) == 0;
        assertEquals(written, texts(parse((marked ? MARK : "") + file)));
    }

    private static String text(Random random, String alphabet) {
        int[] points = alphabet.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(6); length >= 0; length--) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }

    /** The file that one command refuses, all refuse. */
    @Test
    void allCommandsReadAlike(@TempDir Path folder) throws Exception {
        Cli cli = new Cli(folder);
        cli.ok("profile", "new", "--tokenizer", "embedded", "--out", "p.json");
        Files.writeString(folder.resolve("p.txt"), "one\rtwo\n");
        String[][] commands = {
            {
                "student",
                "plan",
                "--profile",
                "p.json",
                "--commitment",
                "ab".repeat(32),
                "--prompts",
                "p.txt",
                "--arm",
                "seen"
            },
            {"student", "collect", "--prompts", "p.txt", "--command", "cat"},
            {"generate", "--profile", "p.json", "--unmarked", "--prompts", "p.txt", "--out", "o.jsonl"}
        };
        for (String[] command : commands) {
            Cli.Outcome outcome = cli.run(command);
            assertEquals(ExitCode.INPUT.code(), outcome.code(), outcome.err());
            assertTrue(outcome.err().contains("carriage return"), outcome.err());
        }
    }
}
