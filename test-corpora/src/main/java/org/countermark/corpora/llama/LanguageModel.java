package org.countermark.corpora.llama;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.countermark.corpora.bpe.BpeTokenizer;
import org.countermark.corpora.bpe.GgufTokenizer;
import org.countermark.corpora.gguf.GgufFile;
import org.countermark.corpora.gguf.UnreadableModelException;

/**
 * A model with its tokenizer, both from one GGUF file: text in, text out. Immutable.
 *
 * <pre>{@code
 * LanguageModel model = EmbeddedModel.load();
 * try (Workers workers = Workers.of(2)) {
 *     GenerationRequest request = GenerationRequest.of(model.prompt("It was"), chooser, 100);
 *     Completion answer = model.generator(workers, 1).generate(List.of(request)).get(0);
 *     System.out.println(model.tokenizer().decode(answer.tokens()));
 * }
 * }</pre>
 */
public final class LanguageModel {
    private final LlamaModel network;
    private final BpeTokenizer tokenizer;
    private final int begin;
    private final int end;
    private final boolean beginsTexts;

    private LanguageModel(GgufFile file) throws UnreadableModelException {
        network = LlamaModel.of(file);
        tokenizer = GgufTokenizer.of(file);
        if (tokenizer.vocabularySize() != network.shape().vocabulary()) {
            throw file.metadata()
                    .defect(
                            "tokenizer.ggml.tokens",
                            tokenizer.vocabularySize() + " tokens for a model of "
                                    + network.shape().vocabulary(),
                            "convert the model again with a current converter");
        }
        begin = token(file, "tokenizer.ggml.bos_token_id");
        end = token(file, "tokenizer.ggml.eos_token_id");
        beginsTexts = file.metadata().bool("tokenizer.ggml.add_bos_token").orElse(false);
    }

    private int token(GgufFile file, String key) throws UnreadableModelException {
        long token = file.metadata().integer(key).orElse(-1);
        if (token < 0 || token >= tokenizer.vocabularySize()) {
            throw file.metadata().defect(key, "names no token of the vocabulary", "take a file with its tokenizer");
        }
        return (int) token;
    }

    /**
     * Loads a model file.
     *
     * @param path a GGUF file of the Llama family with a byte-level BPE tokenizer
     * @return the model
     * @throws UnreadableModelException when the file is damaged, or of a kind that cannot be run or reproduced
     * @throws IOException when it cannot be opened
     */
    public static LanguageModel load(Path path) throws IOException {
        return new LanguageModel(GgufFile.open(path));
    }

    static LanguageModel of(GgufFile file) throws UnreadableModelException {
        return new LanguageModel(file);
    }

    /**
     * The network.
     *
     * @return what computes logits
     */
    public LlamaModel network() {
        return network;
    }

    /**
     * The tokenizer.
     *
     * @return text to tokens and back
     */
    public BpeTokenizer tokenizer() {
        return tokenizer;
    }

    /**
     * The tokens of a text to be continued.
     *
     * @param text any text; when it is empty, the token that begins a text stands in
     * @return at least one token
     */
    public int[] prompt(String text) {
        int[] tokens = tokenizer.encode(text);
        boolean first = beginsTexts || tokens.length == 0;
        return first
                ? IntStream.concat(IntStream.of(begin), IntStream.of(tokens)).toArray()
                : tokens;
    }

    /**
     * Prepares to generate; responses end at the model's end token.
     *
     * @param workers who computes
     * @param batch how many responses run at once, 1 to 1024
     * @return a generator, confined to one thread
     */
    public Generator generator(Workers workers, int batch) {
        return Generator.of(network, workers, batch, end);
    }
}
