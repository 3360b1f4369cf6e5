package org.countermark.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Modal units beside a few lines of plain collections, levels that travel with their units, and what a filter loses. */
class SelectionTest {
    @Property(tries = 200)
    void modalUnitsAreTheMostFrequentOnes(
            @ForAll long seed, @ForAll Random order, @ForAll @IntRange(min = 1, max = 3) int width) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Response> texts = new ArrayList<>();
        Map<List<Integer>, TreeMap<Integer, Integer>> expected = new HashMap<>();
        for (int i = 0; i < 12; i++) {
            int[] text = random.ints(random.nextInt(200), 0, 5).toArray();
            texts.add(Response.of(text));
            for (int at = width; at < text.length; at++) {
                expected.computeIfAbsent(list(text, at - width, at), c -> new TreeMap<>())
                        .merge(text[at], 1, Integer::sum);
            }
        }
        Collections.shuffle(texts, order);
        ModalUnits counted = ModalUnits.of(width, Slice.WHOLE);
        texts.forEach(counted::add);
        UnitSet modal = counted.select();
        assertEquals(expected.size(), modal.size());
        expected.forEach((context, tokens) -> {
            int most = Collections.max(tokens.values());
            int token = tokens.entrySet().stream()
                    .filter(entry -> entry.getValue() == most)
                    .findFirst()
                    .orElseThrow()
                    .getKey();
            List<Integer> unit = new ArrayList<>(context);
            unit.add(token);
            int[] row = unit.stream().mapToInt(Integer::intValue).toArray();
            assertTrue(modal.contains(Fingerprint.of(row, 0, row.length)));
        });
        long[] handedOn = {0};
        DistinctUnits walk = DistinctUnits.of(
                Selection.of(width).modal(modal), UnitSet.forCorpus(), (c, t, l, count) -> handedOn[0] += count);
        texts.forEach(walk::add);
        UnitCounts counts = walk.drain();
        assertEquals(modal.size(), handedOn[0]);
        assertEquals(
                counts.tokens(),
                counts.atStart() + counts.inPrompt() + counts.notModal() + counts.duplicates() + counts.units());
    }

    /** Slices of the contexts choose the same units as the whole, none twice. */
    @Property(tries = 50)
    void slicesOfContextsAddUp(@ForAll long seed, @ForAll @IntRange(min = 1, max = 7) int shares) {
        SplittableRandom random = new SplittableRandom(seed);
        Response text = Response.of(
                random.ints(20, 0, 4).toArray(), random.ints(3000, 0, 4).toArray());
        ModalUnits whole = ModalUnits.of(2, Slice.WHOLE);
        whole.add(text);
        long sum = 0;
        for (int i = 0; i < shares; i++) {
            ModalUnits slice = ModalUnits.of(2, Slice.of(i, shares));
            slice.add(text);
            sum += slice.select().size();
        }
        assertEquals(whole.select().size(), sum);
    }

    @Example
    void levelsTravelWithTheirUnits() {
        TokenProxy parity = new TokenProxy() {
            @Override
            public String id() {
                return "parity of the place";
            }

            @Override
            public int levels() {
                return 2;
            }

            @Override
            public int level(int[] tokens, int at) {
                return at & 1;
            }

            @Override
            public double probability(int level) {
                return 0.5;
            }
        };
        int[] text = new SplittableRandom(3).ints(2000, 0, 1 << 20).toArray();
        List<Integer> levels = new ArrayList<>();
        DistinctUnits walk = DistinctUnits.of(
                Selection.of(4).proxy(parity).slice(Slice.WHOLE), UnitSet.forCorpus(), (c, t, l, count) -> {
                    for (int i = 0; i < count; i++) {
                        levels.add(l[i]);
                    }
                });
        walk.add(Response.of(text));
        walk.drain();
        assertEquals(1996, levels.size());
        for (int i = 0; i < levels.size(); i++) {
            assertEquals((i + 4) & 1, levels.get(i));
        }
    }

    /**
     * Every unit met before is recognised, and what is lost is what was announced. The count of lost units has a
     * standard deviation below 1 % of its mean here: a band of 10 % fails with odds below 1e-20.
     */
    @Example
    void aBloomFilterLosesWhatItSays() {
        SplittableRandom random = new SplittableRandom(9);
        int units = 1_000_000;
        for (int bitsEach : new int[] {6, 10, 16}) {
            BloomUnits bloom = BloomUnits.of((long) units * bitsEach / 8, units);
            int[] fresh = new int[512];
            long kept = 0;
            for (int i = 0; i < units; i += 500) {
                long[] batch = random.longs(500).toArray();
                kept += bloom.addAll(batch, 500, fresh);
                assertEquals(0, bloom.addAll(batch, 500, fresh));
            }
            assertEquals(kept, bloom.size());
            double lost = 1 - kept / (double) units;
            assertEquals(1, lost / bloom.expectedLoss(units), 0.1, bitsEach + " bits");
        }
    }

    @Example
    void refusesWhatMakesNoSense() {
        assertThrows(IllegalArgumentException.class, () -> BloomUnits.of(100, 10));
        assertThrows(IllegalArgumentException.class, () -> BloomUnits.of(1 << 20, 0));
        assertThrows(IllegalArgumentException.class, () -> Selection.of(0));
        assertThrows(IllegalArgumentException.class, () -> ModalUnits.of(17, Slice.WHOLE));
        assertFalse(ModalUnits.of(2, Slice.WHOLE).select().contains(0));
    }

    private static List<Integer> list(int[] tokens, int from, int to) {
        List<Integer> list = new ArrayList<>();
        for (int i = from; i < to; i++) {
            list.add(tokens[i]);
        }
        return list;
    }
}
