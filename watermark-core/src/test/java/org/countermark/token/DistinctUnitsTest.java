package org.countermark.token;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The walk beside a few lines of plain collections, and the laws that make a corpus test what it is. */
class DistinctUnitsTest {
    private record Text(List<Integer> prompt, List<Integer> generated) {
        Response response() {
            return Response.of(array(prompt), array(generated));
        }

        private static int[] array(List<Integer> tokens) {
            return tokens.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /** A vocabulary of three, so that contexts repeat within texts, across them, and from prompt to answer. */
    @Provide
    Arbitrary<List<Text>> texts() {
        Arbitrary<List<Integer>> tokens =
                Arbitraries.integers().between(0, 2).list().ofMaxSize(60);
        return Combinators.combine(tokens, tokens).as(Text::new).list().ofMaxSize(20);
    }

    @Property(tries = 300)
    void agreesWithAPlainModel(@ForAll("texts") List<Text> texts, @ForAll @IntRange(min = 1, max = 5) int width) {
        Set<List<Integer>> expected = new LinkedHashSet<>();
        long starts = 0;
        long inPrompt = 0;
        long duplicates = 0;
        for (Text text : texts) {
            Set<List<Integer>> excluded = new HashSet<>();
            for (int i = 0; i + width <= text.prompt.size(); i++) {
                excluded.add(text.prompt.subList(i, i + width));
            }
            for (int i = 0; i < text.generated.size(); i++) {
                if (i < width) {
                    starts++;
                } else if (excluded.contains(text.generated.subList(i - width, i))) {
                    inPrompt++;
                } else if (!expected.add(text.generated.subList(i - width, i + 1))) {
                    duplicates++;
                }
            }
        }
        List<List<Integer>> got = new ArrayList<>();
        UnitCounts counts = walk(texts, width, Slice.WHOLE, got);
        assertEquals(List.copyOf(expected), got);
        long tokens = texts.stream().mapToLong(text -> text.generated.size()).sum();
        assertEquals(new UnitCounts(texts.size(), tokens, starts, inPrompt, 0, duplicates, expected.size()), counts);
        assertEquals(tokens, counts.atStart() + counts.inPrompt() + counts.duplicates() + counts.units());
    }

    @Property(tries = 200)
    void slicesAddUpToTheWhole(@ForAll("texts") List<Text> texts, @ForAll @IntRange(min = 1, max = 9) int shares) {
        List<List<Integer>> whole = new ArrayList<>();
        UnitCounts counts = walk(texts, 2, Slice.WHOLE, whole);
        UnitCounts sum = UnitCounts.EMPTY;
        List<List<Integer>> parts = new ArrayList<>();
        for (int i = 0; i < shares; i++) {
            sum = sum.plus(walk(texts, 2, Slice.of(i, shares), parts));
        }
        assertEquals(counts, sum);
        assertEquals(whole.size(), parts.size());
        assertEquals(new HashSet<>(whole), new HashSet<>(parts));
    }

    @Property(tries = 200)
    void orderAndRepetitionOfRecordsChangeNothing(@ForAll("texts") List<Text> texts, @ForAll Random random) {
        List<List<Integer>> once = new ArrayList<>();
        UnitCounts counts = walk(texts, 2, Slice.WHOLE, once);
        List<Text> more = new ArrayList<>(texts);
        more.addAll(texts);
        more.addAll(texts);
        Collections.shuffle(more, random);
        List<List<Integer>> thrice = new ArrayList<>();
        UnitCounts moreCounts = walk(more, 2, Slice.WHOLE, thrice);
        assertEquals(new HashSet<>(once), new HashSet<>(thrice));
        assertEquals(counts.units(), moreCounts.units());
        assertEquals(3 * counts.tokens(), moreCounts.tokens());
    }

    /** The first unit of each context, and no other: what is left of all distinct units when contexts are made distinct. */
    @Property(tries = 300)
    void ofContextsHandsOnTheFirstUnitOfEach(
            @ForAll("texts") List<Text> texts, @ForAll @IntRange(min = 1, max = 4) int width) {
        List<List<Integer>> all = new ArrayList<>();
        UnitCounts counts = walk(texts, width, Slice.WHOLE, all);
        Set<List<Integer>> contexts = new HashSet<>();
        List<List<Integer>> expected = all.stream()
                .filter(unit -> contexts.add(unit.subList(0, width)))
                .toList();
        List<List<Integer>> got = new ArrayList<>();
        UnitCounts ofContexts = walk(texts, Selection.of(width).ofContexts(), got);
        assertEquals(expected, got);
        assertEquals(contexts.size(), ofContexts.units());
        assertEquals(counts.units() + counts.duplicates(), ofContexts.units() + ofContexts.duplicates());
    }

    @Example
    void refusesWhatNoTextHas() {
        assertThrows(IllegalArgumentException.class, () -> Response.of(new int[] {1, -1}));
        assertThrows(IllegalArgumentException.class, () -> Response.of(new int[] {-5}, new int[] {1}));
        assertThrows(IllegalArgumentException.class, () -> DistinctUnits.of(0, Slice.WHOLE, (c, t, l, n) -> {}));
        assertThrows(IllegalArgumentException.class, () -> DistinctUnits.of(17, Slice.WHOLE, (c, t, l, n) -> {}));
        assertThrows(IllegalArgumentException.class, () -> Slice.of(3, 3));
        assertThrows(IllegalArgumentException.class, () -> Slice.of(-1, 3));
        assertThrows(IllegalArgumentException.class, () -> Slice.of(0, 0));
    }

    private static UnitCounts walk(List<Text> texts, int width, Slice slice, List<List<Integer>> into) {
        return walk(texts, Selection.of(width).slice(slice), into);
    }

    private static UnitCounts walk(List<Text> texts, Selection selection, List<List<Integer>> into) {
        int width = selection.contextWidth();
        DistinctUnits units = DistinctUnits.of(selection, UnitSet.forCorpus(), (contexts, tokens, levels, count) -> {
            for (int row = 0; row < count; row++) {
                List<Integer> unit = new ArrayList<>();
                for (int i = 0; i < width; i++) {
                    unit.add(contexts[row * width + i]);
                }
                unit.add(tokens[row]);
                into.add(unit);
            }
        });
        texts.forEach(text -> units.add(text.response()));
        return units.drain();
    }

    /** Several responses in one walk, several batches in one response: a row's place finds its context and token. */
    @Example
    void rowsKnowWhereTheyStand() {
        Random random = new Random(20261121);
        int[][] texts = {
            random.ints(1500, 0, 6).toArray(), {}, random.ints(700, 0, 6).toArray()
        };
        int[] all =
                IntStream.concat(IntStream.of(texts[0]), IntStream.of(texts[2])).toArray();
        List<Long> places = new ArrayList<>();
        DistinctUnits[] walk = new DistinctUnits[1];
        walk[0] = DistinctUnits.of(3, Slice.WHOLE, (contexts, tokens, levels, count) -> {
            for (int i = 0; i < count; i++) {
                int at = (int) walk[0].place(i);
                assertEquals(all[at], tokens[i]);
                assertArrayEquals(Arrays.copyOfRange(all, at - 3, at), Arrays.copyOfRange(contexts, 3 * i, 3 * i + 3));
                places.add(walk[0].place(i));
            }
        });
        for (int repeat = 0; repeat < 2; repeat++) {
            walk[0].restart(0);
            places.clear();
            for (int[] text : texts) {
                walk[0].add(Response.of(text));
            }
            assertEquals(walk[0].drain().units(), places.size());
            assertEquals(places.stream().sorted().distinct().toList(), places);
        }
    }
}
