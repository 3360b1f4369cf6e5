package org.countermark.corpora.edit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Laws of the edits of text: identity at rate 0, the stated lengths, determinism, whole code points. */
class TextEditTest {
    private static final List<String> WORDS = List.of("other", "\uD83D\uDE00", "λόγος");
    private static final String HOST = "Whan that Aprille \uD835\uDD52 with his shoures soote. The droghte of March.";

    /** Every edit with a rate. */
    private static final List<DoubleFunction<TextEdit>> RATED = List.of(
            WordEdits::delete,
            rate -> WordEdits.insert(rate, WORDS),
            rate -> WordEdits.substitute(rate, WORDS),
            OrderEdits::sentences,
            OrderEdits::lines,
            CharacterEdits::flipCase,
            CharacterEdits::homoglyphs,
            CharacterEdits::zeroWidth);

    @Provide
    Arbitrary<String> wellFormed() {
        Arbitrary<Character> any = Arbitraries.chars().all().filter(c -> !Character.isSurrogate(c));
        return Arbitraries.oneOf(
                        any.map(String::valueOf),
                        Arbitraries.integers().between(0x10000, 0x10FFFF).map(Character::toString),
                        Arbitraries.of(" ", "\n", ". ", "A", "ß", "İ", "o", "word"))
                .list()
                .ofMaxSize(200)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<DoubleFunction<TextEdit>> rated() {
        return Arbitraries.of(RATED);
    }

    @Property(tries = 500)
    void rateZeroChangesNothing(
            @ForAll("rated") DoubleFunction<TextEdit> edit, @ForAll @StringLength(max = 300) String text) {
        assertEquals(text, edit.apply(0).apply(text, new SplittableRandom(1)));
    }

    @Property(tries = 500)
    void sameSeedSameText(
            @ForAll("rated") DoubleFunction<TextEdit> edit,
            @ForAll("wellFormed") String text,
            @ForAll @DoubleRange(max = 1) double rate,
            @ForAll long seed) {
        assertEquals(
                edit.apply(rate).apply(text, new SplittableRandom(seed)),
                edit.apply(rate).apply(text, new SplittableRandom(seed)));
    }

    @Property(tries = 1000)
    void surrogatePairsStayWhole(
            @ForAll("rated") DoubleFunction<TextEdit> edit,
            @ForAll("wellFormed") String text,
            @ForAll @DoubleRange(max = 1) double rate,
            @ForAll long seed) {
        assertWhole(edit.apply(rate).apply(text, new SplittableRandom(seed)));
    }

    @Property(tries = 500)
    void partsAndSplicesStayWhole(
            @ForAll("wellFormed") String text,
            @ForAll @DoubleRange(max = 1) double share,
            @ForAll @IntRange(min = 1, max = 6) int pieces,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String begin = ExtentEdits.truncate(share).apply(text, random);
        String part = ExtentEdits.excerpt(share).apply(text, random);
        String spliced = ExtentEdits.spliceInto(HOST, pieces).apply(text, random);
        assertWhole(begin);
        assertWhole(part);
        assertWhole(spliced);
        assertTrue(text.startsWith(begin));
        assertTrue(text.contains(part));
        assertEquals(Math.round(share * points(text)), points(begin));
        assertEquals(points(begin), points(part));
        assertEquals(text.length() + HOST.length(), spliced.length());
        assertArrayEquals(
                (text + HOST).codePoints().sorted().toArray(),
                spliced.codePoints().sorted().toArray());
    }

    @Property(tries = 500)
    void orderEditsKeepEveryCharacter(@ForAll("wellFormed") String text, @ForAll long seed) {
        int[] sorted = text.codePoints().sorted().toArray();
        SplittableRandom random = new SplittableRandom(seed);
        for (TextEdit edit : List.of(OrderEdits.sentences(1), OrderEdits.lines(0.5))) {
            assertArrayEquals(
                    sorted, edit.apply(text, random).codePoints().sorted().toArray());
        }
    }

    @Property(tries = 500)
    void characterEditsKeepTheCount(
            @ForAll("wellFormed") String text, @ForAll @DoubleRange(max = 1) double rate, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        assertEquals(points(text), points(CharacterEdits.flipCase(rate).apply(text, random)));
        assertEquals(points(text), points(CharacterEdits.homoglyphs(rate).apply(text, random)));
    }

    @Property(tries = 500)
    void zeroWidthSpacesCanBeTakenOut(@ForAll("wellFormed") String text, @ForAll long seed) {
        String plain = text.replace("\u200B", "");
        String edited = CharacterEdits.zeroWidth(0.5).apply(plain, new SplittableRandom(seed));
        assertEquals(plain, edited.replace("\u200B", ""));
    }

    @Property(tries = 500)
    void flippingAllTwiceIsTheIdentity(@ForAll("wellFormed") String text) {
        TextEdit flip = CharacterEdits.flipCase(1);
        SplittableRandom random = new SplittableRandom(3);
        assertEquals(text, flip.then(flip).apply(text, random));
    }

    @Test
    void rateOneChangesEveryItem() {
        SplittableRandom random = new SplittableRandom(5);
        assertEquals("", WordEdits.delete(1).apply("one two\nthree", random));
        assertEquals("x one x two\nx three", WordEdits.insert(1, List.of("x")).apply("one two\nthree", random));
        assertEquals(" x x\nx", WordEdits.substitute(1, List.of("x")).apply(" one two\nthree", random));
        assertEquals("\u0430\u0440\u0435 d", CharacterEdits.homoglyphs(1).apply("ape d", random));
        assertEquals("oNE ß", CharacterEdits.flipCase(1).apply("One ß", random));
        assertEquals("a\u200Bb\u200B", CharacterEdits.zeroWidth(1).apply("ab", random));
    }

    @Test
    void rateIsTheShareThatChanges() {
        String text = "word ".repeat(10_000);
        String edited = WordEdits.substitute(0.3, List.of("x")).apply(text, new SplittableRandom(7));
        long changed = edited.chars().filter(c -> c == 'x').count();
        // Binomial(10,000, .3) leaves 3,000 ± 290 with odds below 1e-9 (6.3 standard deviations, two-sided 3e-10).
        assertTrue(Math.abs(changed - 3_000) <= 290, "changed " + changed);
    }

    @Test
    void badSharesAreNamed() {
        assertMessage("rate must be in 0..1, was 1.5", () -> WordEdits.delete(1.5));
        assertMessage("rate must be in 0..1, was NaN", () -> CharacterEdits.flipCase(Double.NaN));
        assertMessage("share must be in 0..1, was -1.0", () -> ExtentEdits.truncate(-1));
        assertMessage("pieces must be at least 1, was 0", () -> ExtentEdits.spliceInto("", 0));
        assertMessage("vocabulary must not be empty", () -> WordEdits.insert(0.1, List.of()));
    }

    private static void assertMessage(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    private static int points(String text) {
        return text.codePointCount(0, text.length());
    }

    private static void assertWhole(String text) {
        text.codePoints().forEach(c -> assertTrue(c < 0xD800 || c > 0xDFFF, () -> "lone surrogate in " + text));
    }
}
