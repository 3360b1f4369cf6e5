package org.countermark.corpora.bpe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.countermark.corpora.gguf.UnreadableModelException;

/** Reads Hugging Face's tokenizer.json where it describes a byte-level BPE that can be reproduced exactly. */
public final class TokenizerJson {
    private static final int MOST_TOKENS = 1 << 21;

    private final String file;
    private final JsonNode root;

    private TokenizerJson(String file, JsonNode root) {
        this.file = file;
        this.root = root;
    }

    /**
     * Reads and checks a tokenizer.
     *
     * @param path the file
     * @return the tokenizer
     * @throws UnreadableModelException when it is damaged, of another kind, or cannot be reproduced exactly
     * @throws IOException when it cannot be read
     */
    public static BpeTokenizer read(Path path) throws IOException {
        return parse(path.toString(), Files.readString(path));
    }

    /**
     * Reads and checks a tokenizer that is already in memory.
     *
     * @param name how to call it in errors
     * @param json the file's text
     * @return the tokenizer
     * @throws UnreadableModelException when it is damaged, of another kind, or cannot be reproduced exactly
     */
    public static BpeTokenizer parse(String name, String json) throws UnreadableModelException {
        try {
            return new BpeTokenizer(new TokenizerJson(name, new ObjectMapper().readTree(json)).source());
        } catch (JsonProcessingException e) {
            long at = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getCharOffset());
            UnreadableModelException defect =
                    new UnreadableModelException(name, at, "is no JSON", "fetch the file again");
            defect.initCause(e);
            throw defect;
        }
    }

    private BpeSource source() throws UnreadableModelException {
        JsonNode model = root.path("model");
        require(
                model.path("type").asText("BPE").equals("BPE")
                        && model.path("vocab").isObject(),
                "is no BPE tokenizer");
        require(!model.path("byte_fallback").asBoolean(), "byte_fallback is set: no byte-level BPE");
        require(model.path("dropout").asDouble(0) == 0, "dropout is set: one text has many encodings");
        require(
                model.path("continuing_subword_prefix").asText("").isEmpty()
                        && model.path("end_of_word_suffix").asText("").isEmpty(),
                "tokens inside or at the end of words are marked");
        List<String> tokens = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : model.get("vocab").properties()) {
            put(tokens, entry.getValue(), entry.getKey());
        }
        BitSet literal = new BitSet();
        for (JsonNode added : root.path("added_tokens")) {
            literal.set(put(tokens, added.path("id"), added.path("content").asText()));
        }
        return new BpeSource(
                file, split(), composed(), model.path("ignore_merges").asBoolean(), tokens, literal, merges(model));
    }

    private int put(List<String> tokens, JsonNode number, String token) throws UnreadableModelException {
        int id = number.asInt(-1);
        require(number.isInt() && id >= 0 && id < MOST_TOKENS, "token " + token + " has the id " + number);
        if (id >= tokens.size()) {
            tokens.addAll(Collections.nCopies(id + 1 - tokens.size(), ""));
        }
        require(tokens.get(id).isEmpty() || tokens.get(id).equals(token), "two tokens have the id " + id);
        tokens.set(id, token);
        return id;
    }

    private static List<String> merges(JsonNode model) {
        List<String> out = new ArrayList<>();
        for (JsonNode merge : model.path("merges")) {
            out.add(
                    merge.isArray()
                            ? merge.path(0).asText() + " " + merge.path(1).asText()
                            : merge.asText());
        }
        return out;
    }

    private boolean composed() throws UnreadableModelException {
        boolean composed = false;
        for (JsonNode step : steps(root.path("normalizer"), "normalizers")) {
            require(step.path("type").asText().equals("NFC"), "normalizer " + step + " is not known");
            composed = true;
        }
        return composed;
    }

    private SplitRule split() throws UnreadableModelException {
        List<JsonNode> steps = steps(root.path("pre_tokenizer"), "pretokenizers");
        require(!steps.isEmpty(), "has no pre_tokenizer");
        JsonNode last = steps.get(steps.size() - 1);
        require(last.path("type").asText().equals("ByteLevel"), "pre_tokenizer does not end with ByteLevel");
        require(!last.path("add_prefix_space").asBoolean(true), "add_prefix_space: a space before every text");
        boolean words = last.path("use_regex").asBoolean(true);
        if (steps.size() == 1 && words) {
            return SplitRule.GPT2;
        }
        JsonNode first = steps.get(0);
        boolean two = steps.size() == 2;
        if (two
                && words
                && first.path("type").asText().equals("Digits")
                && first.path("individual_digits").asBoolean()) {
            return SplitRule.SINGLE_DIGITS;
        }
        boolean isolated = first.path("behavior").asText().equals("Isolated")
                && !first.path("invert").asBoolean();
        require(
                two && !words && first.path("type").asText().equals("Split") && isolated,
                "pre_tokenizer " + root.path("pre_tokenizer") + " is not known");
        String regex = first.path("pattern").path("Regex").asText();
        return SplitRule.ofRegex(regex).orElseThrow(() -> refuse("splits by " + regex + ", which is not known"));
    }

    private static List<JsonNode> steps(JsonNode node, String list) {
        List<JsonNode> out = new ArrayList<>();
        if (node.path("type").asText().equals("Sequence")) {
            node.path(list).forEach(out::add);
        } else if (node.isObject()) {
            out.add(node);
        }
        return out;
    }

    private void require(boolean holds, String problem) throws UnreadableModelException {
        if (!holds) {
            throw refuse(problem);
        }
    }

    private UnreadableModelException refuse(String problem) {
        return new UnreadableModelException(file, 0, problem, BpeSource.REMEDY);
    }
}
