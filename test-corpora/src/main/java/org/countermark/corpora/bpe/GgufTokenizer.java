package org.countermark.corpora.bpe;

import java.util.BitSet;
import java.util.List;
import org.countermark.corpora.gguf.GgufFile;
import org.countermark.corpora.gguf.GgufMetadata;
import org.countermark.corpora.gguf.UnreadableModelException;

/** Reads the tokenizer that a GGUF file carries in its metadata ({@code tokenizer.ggml.*}). */
public final class GgufTokenizer {
    private static final String PREFIX = "tokenizer.ggml.";
    private static final int NORMAL = 1;

    private GgufTokenizer() {}

    /**
     * Reads and checks the tokenizer.
     *
     * @param file the opened model file
     * @return the tokenizer
     * @throws UnreadableModelException when it is of another kind than byte-level BPE, or cannot be reproduced exactly
     */
    public static BpeTokenizer of(GgufFile file) throws UnreadableModelException {
        GgufMetadata metadata = file.metadata();
        String model = metadata.string(PREFIX + "model").orElse("none");
        if (!model.equals("gpt2")) {
            throw metadata.defect(
                    PREFIX + "model", "is " + model + ", and only gpt2 (byte-level BPE) is read", BpeSource.REMEDY);
        }
        String pre = metadata.string(PREFIX + "pre").orElse("default");
        SplitRule split = SplitRule.ofGguf(pre)
                .orElseThrow(() -> metadata.defect(
                        PREFIX + "pre",
                        "is " + pre + ", and only gpt-2, smollm, starcoder, llama-bpe and qwen2 are known",
                        BpeSource.REMEDY));
        if (metadata.bool(PREFIX + "add_space_prefix").orElse(false)) {
            throw metadata.defect(PREFIX + "add_space_prefix", "a space before every text", BpeSource.REMEDY);
        }
        List<String> tokens = list(metadata, "tokens");
        int[] types = metadata.integers(PREFIX + "token_type").orElse(new int[0]);
        if (types.length != 0 && types.length != tokens.size()) {
            throw metadata.defect(
                    PREFIX + "token_type", types.length + " types for " + tokens.size() + " tokens", BpeSource.REMEDY);
        }
        BitSet literal = new BitSet();
        for (int i = 0; i < types.length; i++) {
            literal.set(i, types[i] != NORMAL);
        }
        return new BpeTokenizer(new BpeSource(
                file.name(),
                split,
                split == SplitRule.QWEN2,
                split == SplitRule.LLAMA3,
                tokens,
                literal,
                list(metadata, "merges")));
    }

    private static List<String> list(GgufMetadata metadata, String key) throws UnreadableModelException {
        return metadata.strings(PREFIX + key)
                .orElseThrow(
                        () -> metadata.defect(PREFIX + key, "there is no such list", "take a file with its tokenizer"));
    }
}
