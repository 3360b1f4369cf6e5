package org.countermark.benchmarks.evidence;

import java.util.random.RandomGenerator;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.stats.CriticalSum;

/** Shortcuts in what is counted rather than in a tail, simulated under H0: rejections at each level. */
final class Shortcuts {
    private Shortcuts() {}

    /** Two looks at one text of n units, all of it and its first half; the smaller p-value is printed as it is. */
    static int[] smallerOfTwo(long n, int streams, double[] levels, RandomGenerator random) {
        long[] all = critical(n, levels);
        long[] half = critical(n / 2, levels);
        int[] rejected = new int[levels.length];
        for (int stream = 0; stream < streams; stream++) {
            long first = ScoreDraws.unmarked(random, n / 2);
            long sum = first + ScoreDraws.unmarked(random, n - n / 2);
            for (int level = 0; level < levels.length; level++) {
                rejected[level] += sum >= all[level] || first >= half[level] ? 1 : 0;
            }
        }
        return rejected;
    }

    /**
     * Documents with a header in common, deduplicated one by one and then pooled: the header's units are counted once in
     * every document.
     */
    static int[] pooledPerDocument(
            int documents, int header, int own, int streams, double[] levels, RandomGenerator random) {
        long[] critical = critical((long) documents * (header + own), levels);
        int[] rejected = new int[levels.length];
        for (int stream = 0; stream < streams; stream++) {
            long sum = documents * ScoreDraws.unmarked(random, header)
                    + ScoreDraws.unmarked(random, (long) documents * own);
            for (int level = 0; level < levels.length; level++) {
                rejected[level] += sum >= critical[level] ? 1 : 0;
            }
        }
        return rejected;
    }

    /** Streams of n scores drawn one by one: how often a printed value is at most each level. */
    static int[] rejections(Scheme scheme, Printed printed, int streams, double[] levels, RandomGenerator random) {
        long[] critical = new long[levels.length];
        for (int level = 0; level < levels.length; level++) {
            critical[level] = printed.critical(Math.log10(levels[level]));
        }
        int[] rejected = new int[levels.length];
        for (int stream = 0; stream < streams; stream++) {
            long sum = 0;
            for (long i = 0; i < printed.n(); i++) {
                sum += scheme.score(random.nextInt());
            }
            for (int level = 0; level < levels.length; level++) {
                rejected[level] += sum >= critical[level] ? 1 : 0;
            }
        }
        return rejected;
    }

    private static long[] critical(long n, double[] levels) {
        long[] critical = new long[levels.length];
        for (int level = 0; level < levels.length; level++) {
            critical[level] = CriticalSum.smallest(new GumbelScheme().nullLaw(), n, Math.log10(levels[level]))
                    .orElseThrow();
        }
        return critical;
    }
}
