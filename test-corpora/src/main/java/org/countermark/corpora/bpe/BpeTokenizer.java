package org.countermark.corpora.bpe;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.GptBytePairEncodingParams;
import com.knuddels.jtokkit.api.IntArrayList;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.countermark.corpora.gguf.UnreadableModelException;
import org.countermark.token.TextTokenizer;

/**
 * A byte-level BPE tokenizer that jtokkit runs, with the ids of the model it belongs to.
 *
 * <p>Text never becomes a special token: {@code <|endoftext|>} in a text is encoded as the letters it is made of.
 * Special tokens are put into prompts by {@link #special}. Bytes that the vocabulary lacks (a few control characters, for
 * some models) are left out after merging, as llama.cpp does; Hugging Face leaves them out before, which differs only
 * beside such a byte. Immutable and safe for use by several threads.
 */
public final class BpeTokenizer implements TextTokenizer {
    private static final int MISSING = -1;

    private final String id;
    private final boolean composed;
    private final Encoding encoding;
    private final int[] idOfRank;
    private final byte[][] pieces;
    private final Map<String, Integer> specials = new TreeMap<>();

    BpeTokenizer(BpeSource source) throws UnreadableModelException {
        List<String> spellings = MergeRanks.of(source);
        Map<String, Integer> ids = new HashMap<>();
        pieces = new byte[source.tokens.size()][];
        for (int i = 0; i < pieces.length; i++) {
            String token = source.tokens.get(i);
            boolean literal = source.literal.get(i);
            pieces[i] = literal ? token.getBytes(StandardCharsets.UTF_8) : ByteAlphabet.bytes(token);
            (literal ? specials : ids).put(token, i);
        }
        idOfRank =
                spellings.stream().mapToInt(s -> ids.getOrDefault(s, MISSING)).toArray();
        composed = source.composed;
        id = VocabularyDigest.id(source.split.regex(), composed, idOfRank, pieces);
        Map<byte[], Integer> ranks = IntStream.range(0, idOfRank.length)
                .boxed()
                .collect(Collectors.toMap(rank -> ByteAlphabet.bytes(spellings.get(rank)), rank -> rank));
        encoding = Encodings.newLazyEncodingRegistry()
                .registerGptBytePairEncoding(new GptBytePairEncodingParams(id, source.split.pattern(), ranks, Map.of()))
                .getEncoding(id)
                .orElseThrow();
    }

    /** {@inheritDoc} Here it is {@code bpe:} and 16 hexadecimal digits: see {@code VocabularyDigest}. */
    @Override
    public String id() {
        return id;
    }

    @Override
    public int vocabularySize() {
        return pieces.length;
    }

    @Override
    public int[] encode(String text) {
        String normal = composed ? Normalizer.normalize(text, Normalizer.Form.NFC) : text;
        IntArrayList ranks = encoding.encodeOrdinary(normal);
        int[] out = new int[ranks.size()];
        int n = 0;
        for (int i = 0; i < out.length; i++) {
            int token = idOfRank[ranks.get(i)];
            if (token != MISSING) {
                out[n++] = token;
            }
        }
        return n == out.length ? out : Arrays.copyOf(out, n);
    }

    @Override
    public String decode(int[] tokens) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4 * tokens.length);
        for (int token : tokens) {
            if (token < 0 || token >= pieces.length) {
                throw new IllegalArgumentException("token = " + token + " is not in 0.." + (pieces.length - 1));
            }
            bytes.writeBytes(pieces[token]);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /**
     * A special token, for prompts.
     *
     * @param text as the vocabulary writes it, for example {@code <|im_start|>}
     * @return its id, or empty when the vocabulary has no such special token
     */
    public OptionalInt special(String text) {
        Integer found = specials.get(text);
        return found == null ? OptionalInt.empty() : OptionalInt.of(found);
    }

    /**
     * All special tokens.
     *
     * @return ids by text
     */
    public Map<String, Integer> specials() {
        return Collections.unmodifiableMap(specials);
    }
}
