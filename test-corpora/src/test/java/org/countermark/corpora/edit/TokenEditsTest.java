package org.countermark.corpora.edit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.countermark.token.TextTokenizer;
import org.junit.jupiter.api.Test;

/** Laws of the edits of token ids. */
class TokenEditsTest {
    @Property(tries = 300)
    void rateZeroCopies(@ForAll @Size(max = 200) int[] tokens) {
        int[] before = tokens.clone();
        for (TokenEdit edit : List.of(
                TokenEdits.delete(0),
                TokenEdits.insert(0, 10),
                TokenEdits.substitute(0, 10),
                TokenEdits.reorderSpans(3, 0),
                TokenEdits.truncate(1),
                TokenEdits.spliceInto(new int[0], 2))) {
            int[] after = edit.apply(tokens, new SplittableRandom(1));
            assertArrayEquals(before, after);
            assertArrayEquals(before, tokens);
            if (tokens.length > 0) {
                assertNotSame(tokens, after);
            }
        }
    }

    @Property(tries = 300)
    void lengthsAreAsStated(
            @ForAll @Size(max = 200) int[] tokens,
            @ForAll @Size(max = 50) int[] host,
            @ForAll @DoubleRange(max = 1) double rate,
            @ForAll @IntRange(min = 1, max = 20) int length,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        assertTrue(TokenEdits.delete(rate).apply(tokens, random).length <= tokens.length);
        assertTrue(TokenEdits.insert(rate, 9).apply(tokens, random).length >= tokens.length);
        assertEquals(tokens.length, TokenEdits.substitute(rate, 9).apply(tokens, random).length);
        assertEquals(Math.round(rate * tokens.length), TokenEdits.truncate(rate).apply(tokens, random).length);
        assertArrayEquals(
                sorted(tokens), sorted(TokenEdits.reorderSpans(length, rate).apply(tokens, random)));
        assertArrayEquals(
                sorted(IntStream.concat(Arrays.stream(tokens), Arrays.stream(host))
                        .toArray()),
                sorted(TokenEdits.spliceInto(host, length).apply(tokens, random)));
    }

    @Test
    void extremesAreAsStated() {
        int[] tokens = {5, 6, 7};
        SplittableRandom random = new SplittableRandom(2);
        assertArrayEquals(new int[0], TokenEdits.delete(1).apply(tokens, random));
        assertArrayEquals(new int[] {0, 5, 0, 6, 0, 7}, TokenEdits.insert(1, 1).apply(tokens, random));
        assertArrayEquals(new int[] {0, 0, 0}, TokenEdits.substitute(1, 1).apply(tokens, random));
    }

    @Test
    void insertedTokensComeInOrderAfterSplicing() {
        int[] tokens = IntStream.range(100, 200).toArray();
        int[] out = TokenEdits.spliceInto(IntStream.range(0, 50).toArray(), 4).apply(tokens, new SplittableRandom(3));
        assertArrayEquals(tokens, Arrays.stream(out).filter(t -> t >= 100).toArray());
        assertArrayEquals(
                IntStream.range(0, 50).toArray(),
                Arrays.stream(out).filter(t -> t < 100).toArray());
    }

    @Test
    void editsOfTextReachTokens() {
        TokenEdit edit = TokenEdits.throughText(new CodePoints(), CharacterEdits.flipCase(1));
        assertArrayEquals(new int[] {'A', 'b'}, edit.apply(new int[] {'a', 'B'}, new SplittableRandom(4)));
        int[] same = {'a', 0x1F600};
        assertArrayEquals(same, TokenEdits.retokenise(new CodePoints()).apply(same, new SplittableRandom(4)));
    }

    private static int[] sorted(int[] tokens) {
        int[] copy = tokens.clone();
        Arrays.sort(copy);
        return copy;
    }

    /** The plainest tokenizer there is. */
    private static final class CodePoints implements TextTokenizer {
        @Override
        public String id() {
            return "code-points";
        }

        @Override
        public int vocabularySize() {
            return Character.MAX_CODE_POINT + 1;
        }

        @Override
        public int[] encode(String text) {
            return text.codePoints().toArray();
        }

        @Override
        public String decode(int[] tokens) {
            return new String(tokens, 0, tokens.length);
        }
    }
}
