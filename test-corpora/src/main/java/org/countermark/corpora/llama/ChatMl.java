package org.countermark.corpora.llama;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.countermark.corpora.bpe.BpeTokenizer;

/** Prompts of chat models that separate messages by {@code <|im_start|>} and {@code <|im_end|>} (ChatML). Immutable. */
public final class ChatMl {
    private final BpeTokenizer tokenizer;
    private final int start;
    private final int end;

    private ChatMl(BpeTokenizer tokenizer, int start, int end) {
        this.tokenizer = tokenizer;
        this.start = start;
        this.end = end;
    }

    /**
     * The template, if the tokenizer has its tokens.
     *
     * @param tokenizer the model's tokenizer
     * @return the template, or empty for a model that was not trained with it
     */
    public static Optional<ChatMl> of(BpeTokenizer tokenizer) {
        OptionalInt start = tokenizer.special("<|im_start|>");
        OptionalInt end = tokenizer.special("<|im_end|>");
        return start.isPresent() && end.isPresent()
                ? Optional.of(new ChatMl(tokenizer, start.getAsInt(), end.getAsInt()))
                : Optional.empty();
    }

    /**
     * A conversation of one question, up to where the answer begins.
     *
     * @param system what the model is told about its role
     * @param user the question
     * @return tokens
     */
    public int[] prompt(String system, String user) {
        IntStream messages = IntStream.concat(message("system\n" + system), message("user\n" + user));
        IntStream answer = IntStream.concat(IntStream.of(start), IntStream.of(tokenizer.encode("assistant\n")));
        return IntStream.concat(messages, answer).toArray();
    }

    private IntStream message(String text) {
        IntStream inside = IntStream.concat(IntStream.of(start), IntStream.of(tokenizer.encode(text)));
        IntStream closing = IntStream.concat(IntStream.of(end), IntStream.of(tokenizer.encode("\n")));
        return IntStream.concat(inside, closing);
    }
}
