package org.countermark.corpora.bpe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.IntArrayList;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.countermark.corpora.edit.R50k;
import org.countermark.corpora.llama.EmbeddedModel;
import org.countermark.corpora.text.Document;
import org.countermark.corpora.text.NullCorpora;
import org.countermark.token.TextSpan;
import org.countermark.token.TextTokenizer;
import org.countermark.token.TokenOffsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Offsets of tokens under real byte-level vocabularies, which cut emoji, Chinese and rare letters into several tokens. */
class TokenOffsetsTest {
    static final List<String> TEXTS = List.of(
            "Plain words, and a new line:\n\tdone.",
            "Smile 😀😃 and the family 👩‍👩‍👧‍👦, waving 👋🏽 at 🏴󠁧󠁢󠁳󠁣󠁴󠁿.",
            "中文文本没有空格，𠮷野家也在这里。",
            "e\u0301te\u0301 a\u0308\u0323 Zalgo: h\u0335\u0321e\u0334l\u0338p, नमस्ते, ไทย, שָׁלוֹם",
            "Damaged: \uFFFD\uFFFD between \uFFFD.",
            "\u0000\u0001 control, \u200Bzero width\uFEFF, non-breaking\u00A0space",
            "");

    static Stream<TextTokenizer> tokenizers() {
        return Stream.of(new R50k(), EmbeddedModel.load().tokenizer());
    }

    /** Places and bytes of each token, from the vocabulary's own bytes. */
    @Test
    void agreesWithTheBytesOfTheVocabulary() {
        Encoding encoding = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.R50K_BASE);
        R50k tokenizer = new R50k();
        for (String text : TEXTS) {
            boolean damaged = text.indexOf('\uFFFD') >= 0;
            int[] tokens = tokenizer.encode(text);
            TokenOffsets offsets = TokenOffsets.of(tokenizer, text, tokens).orElseThrow();
            int begin = 0;
            for (int i = 0; i < tokens.length; i++) {
                IntArrayList one = new IntArrayList(1);
                one.add(tokens[i]);
                int end = begin + encoding.decodeBytes(one).length;
                TextSpan span = offsets.span(i, i + 1);
                assertTrue(span.fromByte() <= begin && span.toByte() >= end, () -> span + " in " + text);
                // Less than one more character on either side: at most three bytes, or a replacement character's.
                int slack = damaged ? 6 : 3;
                assertTrue(
                        begin - span.fromByte() <= slack && span.toByte() - end <= slack, () -> span + " in " + text);
                begin = end;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tokenizers")
    void tokensCoverTheTextInOrder(TextTokenizer tokenizer) {
        List<String> texts = new ArrayList<>(TEXTS);
        try (Stream<Document> europarl = NullCorpora.europarl();
                Stream<Document> code = NullCorpora.guava()) {
            Stream.concat(europarl.limit(40), code.limit(20))
                    .map(Document::text)
                    .forEach(texts::add);
        }
        int spelled = 0;
        for (String text : texts) {
            int[] tokens = tokenizer.encode(text);
            if (!tokenizer.decode(tokens).equals(text)) {
                // Some vocabularies lack a byte; then there is no place for what they left out.
                assertTrue(TokenOffsets.of(tokenizer, text, tokens)
                        .map(offsets -> !offsets.exact())
                        .orElse(true));
                continue;
            }
            spelled++;
            TokenOffsets offsets = TokenOffsets.of(tokenizer, text, tokens).orElseThrow();
            assertTrue(offsets.exact());
            int reached = 0;
            for (int i = 0; i < tokens.length; i++) {
                TextSpan span = offsets.span(i, i + 1);
                assertTrue(span.from() <= reached && span.to() >= reached, () -> span + " in " + text);
                String whole = text.substring(span.from(), span.to());
                String alone = tokenizer.decode(new int[] {tokens[i]});
                boolean fits = text.indexOf('\uFFFD') >= 0 ? whole.contains(alone) : whole.equals(alone);
                assertTrue(fits || alone.indexOf('\uFFFD') >= 0, () -> alone + " at " + whole);
                reached = span.to();
            }
            assertEquals(text.length(), reached);
            if (tokens.length > 0) {
                int points = text.codePointCount(0, text.length());
                int bytes = text.getBytes(StandardCharsets.UTF_8).length;
                assertEquals(new TextSpan(0, text.length(), 0, points, 0, bytes), offsets.span(0, tokens.length));
            }
        }
        assertTrue(spelled >= 60, "most texts must come back from their tokens, " + spelled + " did");
    }
}
