package org.countermark.benchmarks.trace;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.countermark.contract.PatternScorer;
import org.countermark.corpora.calibration.Sizes;
import org.countermark.scheme.Scheme;
import org.countermark.stats.DrawSum;
import org.countermark.stats.LogP;

/**
 * Tests the accusation of innocents: a fresh key and a fresh document a trial, and up to 22 payloads that had no part in it.
 *
 * <p>Their tests are independent of each other, within a document because no payload is the XOR of others (the authors'
 * included), and between documents because of the keys. The channel takes turns: all contexts, and half of them.
 */
final class Innocents {
    /** Above it a p-value counts at no level. */
    private static final double LARGEST = -1;

    private final InnocentText kind;
    private final Scheme scheme;
    private final RealTexts texts;

    Innocents(InnocentText kind, Scheme scheme, RealTexts texts) {
        this.kind = kind;
        this.scheme = scheme;
        this.texts = texts;
    }

    /** Trials from..to−1, on all processors; the outcome depends on their numbers alone. */
    Sizes test(int from, int to) {
        return IntStream.range(from, to).parallel().mapToObj(this::trial).reduce(Sizes.EMPTY, Sizes::plus);
    }

    private Sizes trial(int trial) {
        SplittableRandom random = new SplittableRandom(0x1AC3L * kind.title().hashCode() + ((long) trial << 20));
        Setting setting = Setting.of(scheme, trial % 2 == 0 ? Setting.WHOLE : Setting.WHOLE / 2, random.nextLong());
        int[] payloads = IndependentPayloads.draw(random);
        int[] authors = Arrays.copyOf(payloads, kind.authors());
        List<int[]> document = kind.document(texts, setting.mark(), authors, random);
        ContextRows rows = ContextRows.of(document, setting.patterns());
        long[] ascending = IntStream.range(authors.length, payloads.length)
                .mapToLong(i -> rows.sum(payloads[i]))
                .sorted()
                .toArray();
        return sizes(rows, ascending);
    }

    /** From the largest sum down: once one is above all levels, all that follow are. */
    private static Sizes sizes(ContextRows rows, long[] ascending) {
        DrawSum draws = DrawSum.of(PatternScorer.PATTERNS);
        Sizes sizes = Sizes.EMPTY;
        boolean more = true;
        for (int i = ascending.length - 1; i >= 0; i--) {
            double log10 = 0;
            if (more) {
                LogP p = draws.tail(rows.values(), rows.count(), ascending[i]);
                log10 = p.log10();
                more = log10 <= LARGEST;
            }
            sizes = sizes.plus(Sizes.of(log10));
        }
        return sizes;
    }
}
