package org.countermark.cli.tokenizer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.countermark.token.TextTokenizer;

/**
 * Any tokenizer.json that is not byte-level BPE, through the native library of DJL; slower than the others.
 *
 * <p>Added tokens, post-processing, truncation and padding are taken out first: text that looks like a control token is
 * ordinary text, and nothing is put around it. Safe for use by many threads.
 */
final class DjlTokenizer implements TextTokenizer {
    private final String id;
    private final int vocabularySize;
    private final HuggingFaceTokenizer tokenizer;

    private DjlTokenizer(String id, int vocabularySize, HuggingFaceTokenizer tokenizer) {
        this.id = id;
        this.vocabularySize = vocabularySize;
        this.tokenizer = tokenizer;
    }

    /** Reads the file; the id is its digest, so it pins every detail. */
    static TextTokenizer read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ObjectMapper mapper = new ObjectMapper();
        JsonNode json = mapper.readTree(bytes);
        if (!(json instanceof ObjectNode object) || !json.path("model").isObject()) {
            throw new IOException("it is no tokenizer.json: it has no model");
        }
        int size = vocabularySize(json);
        object.putArray("added_tokens");
        object.putNull("post_processor").putNull("truncation").putNull("padding");
        try {
            HuggingFaceTokenizer made = HuggingFaceTokenizer.newInstance(
                    new ByteArrayInputStream(mapper.writeValueAsBytes(object)), Map.of("addSpecialTokens", "false"));
            return new DjlTokenizer("file-sha256:" + DigestUtils.sha256Hex(bytes), size, made);
        } catch (RuntimeException problem) {
            throw new IOException("the tokenizer library refuses it: " + problem.getMessage(), problem);
        }
    }

    private static int vocabularySize(JsonNode json) {
        JsonNode vocabulary = json.path("model").path("vocab");
        int size = vocabulary.isArray() ? vocabulary.size() : 0;
        if (vocabulary.isObject()) {
            for (JsonNode token : vocabulary) {
                size = Math.max(size, token.asInt() + 1);
            }
        }
        for (JsonNode added : json.path("added_tokens")) {
            size = Math.max(size, added.path("id").asInt() + 1);
        }
        return size;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int vocabularySize() {
        return vocabularySize;
    }

    @Override
    public int[] encode(String text) {
        return LongStream.of(tokenizer.encode(text, false, false).getIds())
                .mapToInt(Math::toIntExact)
                .toArray();
    }

    @Override
    public String decode(int[] tokens) {
        return tokenizer.decode(Arrays.stream(tokens).asLongStream().toArray(), false);
    }
}
