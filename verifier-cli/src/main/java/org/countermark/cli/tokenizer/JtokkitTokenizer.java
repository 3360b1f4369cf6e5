package org.countermark.cli.tokenizer;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.IntArrayList;
import java.util.Map;
import java.util.Optional;
import org.countermark.token.TextTokenizer;

/** One of jtokkit's own vocabularies. Safe for use by many threads. */
final class JtokkitTokenizer implements TextTokenizer {
    /** Sizes with the control tokens, which text never yields but records may hold. */
    private static final Map<String, Integer> SIZES =
            Map.of("r50k_base", 50_257, "cl100k_base", 100_277, "o200k_base", 200_019);

    private final String id;
    private final int vocabularySize;
    private final Encoding encoding;
    private final WordCache cache;

    private JtokkitTokenizer(String id, int vocabularySize, Encoding encoding) {
        this.id = id;
        this.vocabularySize = vocabularySize;
        this.encoding = encoding;
        this.cache = new WordCache(text -> encoding.encodeOrdinary(text).toArray());
    }

    /** The vocabulary of that name, if jtokkit has it. */
    static Optional<JtokkitTokenizer> of(String name) {
        return Optional.ofNullable(SIZES.get(name)).map(size -> {
            EncodingType type = EncodingType.fromName(name).orElseThrow();
            return new JtokkitTokenizer(
                    name, size, Encodings.newLazyEncodingRegistry().getEncoding(type));
        });
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
        return cache.encode(text);
    }

    /** By jtokkit alone, to compare with. */
    int[] encodeAtOnce(String text) {
        return encoding.encodeOrdinary(text).toArray();
    }

    @Override
    public String decode(int[] tokens) {
        IntArrayList list = new IntArrayList(tokens.length);
        for (int token : tokens) {
            list.add(token);
        }
        return encoding.decode(list);
    }
}
