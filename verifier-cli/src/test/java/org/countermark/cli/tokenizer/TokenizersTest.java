package org.countermark.cli.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.countermark.cli.Cli;
import org.countermark.cli.ExitCode;
import org.countermark.token.TextTokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokenizers by name and by file. */
final class TokenizersTest {
    private static final String WORDS = """
            {"version":"1.0","truncation":null,"padding":null,
             "added_tokens":[{"id":4,"content":"<|end|>","single_word":false,"lstrip":false,"rstrip":false,
              "normalized":false,"special":true}],
             "normalizer":null,"pre_tokenizer":{"type":"Whitespace"},"post_processor":null,"decoder":null,
             "model":{"type":"WordLevel","vocab":{"[UNK]":0,"one":1,"two":2,"three":3},"unk_token":"[UNK]"}}
            """;

    @TempDir
    Path folder;

    @Test
    void builtInOnesComeBackFromTheirTokens() {
        for (String name : new String[] {"r50k_base", "cl100k_base", "o200k_base"}) {
            TextTokenizer tokenizer = JtokkitTokenizer.of(name).orElseThrow();
            String text = "Größe 漢字 <|endoftext|> 🙂\n\n  end";
            assertEquals(text, tokenizer.decode(tokenizer.encode(text)));
            for (int token : tokenizer.encode(text)) {
                assertTrue(token >= 0 && token < tokenizer.vocabularySize(), name);
            }
        }
    }

    @Test
    void rememberedWordsChangeNoToken() {
        String[] parts = {
            " ",
            " the",
            " He",
            "llo",
            "'s",
            "'",
            "\u2019s",
            ",",
            ". ",
            "\n",
            "  ",
            "\t",
            " 12",
            "3",
            "\u00e9",
            "\u0301",
            "\u00a0",
            "\u6f22",
            "ABC",
            "aB",
            " I'm",
            " don't",
            "/",
            "(",
            " x",
            "\ud83d\ude42",
            "<|endoftext|>",
            "_",
            "-",
            "\r\n",
            " \n",
            "z"
        };
        Random random = new Random(20261121);
        for (String name : new String[] {"r50k_base", "cl100k_base", "o200k_base"}) {
            JtokkitTokenizer tokenizer = JtokkitTokenizer.of(name).orElseThrow();
            for (int i = 0; i < 20_000; i++) {
                StringBuilder text = new StringBuilder();
                for (int j = random.nextInt(14); j >= 0; j--) {
                    text.append(parts[random.nextInt(parts.length)]);
                }
                assertArrayEquals(
                        tokenizer.encodeAtOnce(text.toString()), tokenizer.encode(text.toString()), name + ": " + text);
            }
        }
    }

    @Test
    void controlTokensAreOrdinaryText() {
        TextTokenizer tokenizer = JtokkitTokenizer.of("cl100k_base").orElseThrow();
        assertTrue(tokenizer.encode("<|endoftext|>").length > 1);
    }

    @Test
    void otherKindsGoThroughTheNativeLibrary() throws IOException {
        TextTokenizer tokenizer = DjlTokenizer.read(new Cli(folder).file("t.json", WORDS));
        assertArrayEquals(new int[] {1, 0, 3}, tokenizer.encode("one four three"));
        assertEquals(5, tokenizer.vocabularySize());
        assertTrue(java.util.Arrays.stream(tokenizer.encode("<|end|>")).noneMatch(id -> id == 4), "not injected");
    }

    @Test
    void profilesPinTheFileOfATokenizer() throws IOException {
        Cli cli = new Cli(folder).withKeys("r50k_base");
        cli.file("t.json", WORDS);
        cli.ok("profile", "new", "--tokenizer", "t.json", "--out", "p.json");
        cli.file("a.txt", "one two three ".repeat(100));
        assertEquals(0, cli.scan("a.txt", "--tokenizer", "t.json").code());
        cli.file("t.json", WORDS.replace("three", "drei"));
        Cli.Outcome other = cli.scan("a.txt", "--tokenizer", "t.json");
        assertEquals(ExitCode.INPUT.code(), other.code());
        assertTrue(other.err().contains("pins"), other.err());
    }

    @Test
    void filesThatAreNoTokenizerAreBadInput() throws IOException {
        Cli cli = new Cli(folder).withKeys("r50k_base");
        cli.file("a.txt", "text");
        cli.file("t.json", "{\"model\":{}}");
        Cli.Outcome outcome = cli.scan("a.txt", "--tokenizer", "t.json");
        assertEquals(ExitCode.INPUT.code(), outcome.code());
        assertTrue(outcome.err().contains("t.json"), outcome.err());
        assertEquals(
                ExitCode.INPUT.code(),
                cli.scan("a.txt", "--tokenizer", "nowhere").code());
    }
}
