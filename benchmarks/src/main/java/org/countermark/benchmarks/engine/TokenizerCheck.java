package org.countermark.benchmarks.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.countermark.corpora.bpe.BpeTokenizer;
import org.countermark.corpora.bpe.GgufTokenizer;
import org.countermark.corpora.bpe.TokenizerJson;
import org.countermark.corpora.gguf.GgufFile;

/**
 * Compares a tokenizer with a record of another implementation (test-corpora/model/check_tokenizer.py). Arguments: the
 * tokenizer.json or GGUF file, and the record.
 */
public final class TokenizerCheck {
    private TokenizerCheck() {}

    /**
     * Runs.
     *
     * @param args the tokenizer's file and the record
     * @throws IOException when one of them cannot be read
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new IllegalArgumentException("usage: TokenizerCheck TOKENIZER.json|MODEL.gguf RECORD.json");
        }
        Path file = Path.of(args[0]);
        BpeTokenizer tokenizer =
                args[0].endsWith(".json") ? TokenizerJson.read(file) : GgufTokenizer.of(GgufFile.open(file));
        int texts = 0;
        int different = 0;
        for (JsonNode record : new ObjectMapper().readTree(Path.of(args[1]).toFile())) {
            int[] expected = new int[record.get("ids").size()];
            Arrays.setAll(expected, i -> record.get("ids").get(i).asInt());
            texts++;
            if (!Arrays.equals(expected, tokenizer.encode(record.get("text").asText()))) {
                different++;
                System.out.println("different: " + record.get("text"));
            }
        }
        System.out.printf("| %s | %s | %d | %d |%n", file.getFileName(), tokenizer.id(), texts, different);
    }
}
