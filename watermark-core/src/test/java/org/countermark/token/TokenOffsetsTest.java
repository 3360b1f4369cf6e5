package org.countermark.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Offsets beside plain arithmetic on bytes, for texts that are cut anywhere; real vocabularies: test-corpora. */
class TokenOffsetsTest {
    private static final String REPLACEMENT = "\uFFFD";

    /** A vocabulary of any pieces of bytes. */
    private record Pieces(List<byte[]> pieces) implements TextTokenizer {
        static Pieces of(String text, List<Integer> lengths) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            List<byte[]> pieces = new ArrayList<>();
            int at = 0;
            for (int i = 0; at < bytes.length; i++) {
                int end = Math.min(bytes.length, at + lengths.get(i % lengths.size()));
                pieces.add(Arrays.copyOfRange(bytes, at, end));
                at = end;
            }
            return new Pieces(pieces);
        }

        int[] all() {
            return IntStream.range(0, pieces.size()).toArray();
        }

        @Override
        public String id() {
            return "pieces";
        }

        @Override
        public int vocabularySize() {
            return pieces.size();
        }

        @Override
        public int[] encode(String text) {
            return all();
        }

        @Override
        public String decode(int[] tokens) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (int token : tokens) {
                out.writeBytes(pieces.get(token));
            }
            return out.toString(StandardCharsets.UTF_8);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", " ", "\n", "é", "e\u0301", "中", "文", "😀", "👩‍👩‍👧", "ß", "\u0000")
                .list()
                .ofMinSize(1)
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<List<Integer>> lengths() {
        return Arbitraries.integers().between(1, 6).list().ofMinSize(1).ofMaxSize(7);
    }

    @Property(tries = 500)
    void spansReachOutToWholeCharacters(@ForAll("texts") String text, @ForAll("lengths") List<Integer> lengths) {
        Pieces pieces = Pieces.of(text, lengths);
        TokenOffsets offsets = TokenOffsets.of(pieces, text, pieces.all()).orElseThrow();
        assertTrue(offsets.exact());
        int begin = 0;
        for (int from = 0; from < pieces.vocabularySize(); from++) {
            int end = begin;
            for (int to = from + 1; to <= pieces.vocabularySize(); to++) {
                end += pieces.pieces.get(to - 1).length;
                assertEquals(expected(text, begin, end), offsets.span(from, to));
            }
            begin += pieces.pieces.get(from).length;
        }
    }

    /** A text may hold the very character that decoders write for half a character: spans then hold at least theirs. */
    @Property(tries = 500)
    void replacementCharactersInTheTextDoNotLeadAstray(
            @ForAll("texts") String text, @ForAll("lengths") List<Integer> lengths) {
        String damaged = text.replace("a", REPLACEMENT).replace("中", REPLACEMENT + REPLACEMENT);
        Pieces pieces = Pieces.of(damaged, lengths);
        TokenOffsets offsets = TokenOffsets.of(pieces, damaged, pieces.all()).orElseThrow();
        int begin = 0;
        for (int token = 0; token < pieces.vocabularySize(); token++) {
            int end = begin + pieces.pieces.get(token).length;
            TextSpan least = expected(damaged, begin, end);
            TextSpan span = offsets.span(token, token + 1);
            assertTrue(span.from() <= least.from() && span.to() >= least.to(), () -> span + " of " + least);
            assertTrue(least.fromCodePoint() - span.fromCodePoint() <= 1, () -> span + " of " + least);
            assertTrue(span.toCodePoint() - least.toCodePoint() <= 1, () -> span + " of " + least);
            begin = end;
        }
    }

    /** Whole code points that hold the bytes begin..end, by counting. */
    private static TextSpan expected(String text, int begin, int end) {
        int bytes = 0;
        int points = 0;
        int from = -1;
        int fromPoint = -1;
        int fromByte = -1;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int next = text.offsetByCodePoints(i, 1);
            int length = text.substring(i, next).getBytes(StandardCharsets.UTF_8).length;
            if (from < 0 && bytes + length > begin) {
                from = i;
                fromPoint = points;
                fromByte = bytes;
            }
            bytes += length;
            points++;
            if (bytes >= end) {
                return new TextSpan(from, next, fromPoint, points, fromByte, bytes);
            }
        }
        throw new AssertionError("the text has no byte " + end);
    }

    @Example
    void whiteSpaceThatADecoderDropsIsSkipped() {
        Pieces plain = Pieces.of("one  two ", List.of(3, 5, 1));
        TextTokenizer strips = altered(plain, String::strip);
        TokenOffsets offsets = TokenOffsets.of(strips, "one  two ", plain.all()).orElseThrow();
        assertFalse(offsets.exact());
        assertEquals(new TextSpan(5, 8, 5, 8, 5, 8), offsets.span(1, 2));
    }

    @Example
    void tokensThatSpellSomethingElseHaveNoPlaces() {
        Pieces plain = Pieces.of("One Two", List.of(2));
        assertTrue(TokenOffsets.of(altered(plain, s -> s.toLowerCase(Locale.ROOT)), "One Two", plain.all())
                .isEmpty());
        assertTrue(TokenOffsets.of(plain, "One Two three", plain.all()).isEmpty());
        assertTrue(TokenOffsets.of(plain, "One", plain.all()).isEmpty());
    }

    @Example
    void spansOutsideTheTextAreRefused() {
        Pieces plain = Pieces.of("abc", List.of(1));
        TokenOffsets offsets = TokenOffsets.of(plain, "abc", plain.all()).orElseThrow();
        assertThrows(IllegalArgumentException.class, () -> offsets.span(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> offsets.span(1, 1));
        assertThrows(IllegalArgumentException.class, () -> offsets.span(2, 4));
        assertThrows(IllegalArgumentException.class, () -> new TextSpan(2, 1, 0, 0, 0, 0));
    }

    private static TextTokenizer altered(Pieces pieces, UnaryOperator<String> change) {
        return new TextTokenizer() {
            @Override
            public String id() {
                return pieces.id();
            }

            @Override
            public int vocabularySize() {
                return pieces.vocabularySize();
            }

            @Override
            public int[] encode(String text) {
                return pieces.encode(text);
            }

            @Override
            public String decode(int[] tokens) {
                return change.apply(pieces.decode(tokens));
            }
        };
    }
}
