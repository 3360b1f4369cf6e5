package org.countermark.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;
import org.countermark.stats.ClopperPearson;
import org.countermark.stats.LogP;
import org.countermark.token.TokenProxy;
import org.junit.jupiter.api.Test;

/** Weighed sums keep their level whatever the proxy says, and add exactly. */
class ProxiedStatisticTest {
    private static final TokenProxy PROXY = new TokenProxy() {
        @Override
        public String id() {
            return "made-up/1";
        }

        @Override
        public int levels() {
            return 32;
        }

        @Override
        public int level(int[] tokens, int at) {
            return tokens[at] & 31;
        }

        @Override
        public double probability(int level) {
            return 1 / (1 + StrictMath.exp(9 - level / 2.0));
        }
    };

    private record Kind(Scheme scheme, Weighing weighing) {
        ProxiedStatistic statistic() {
            return ProxiedStatistic.of(scheme, weighing, PROXY);
        }
    }

    private static final List<Kind> KINDS = List.of(
            new Kind(new GumbelScheme(), Weighing.MIXTURE),
            new Kind(new GumbelScheme(), Weighing.WEIGHTED),
            new Kind(new TournamentScheme(30), Weighing.WEIGHTED),
            new Kind(new GreenListScheme(16384), Weighing.WEIGHTED));

    /** Sums of batch after batch of units whose words are random: text that does not depend on the key. */
    private static long[] unmarked(Kind kind, ProxiedStatistic statistic, int units, SplittableRandom random) {
        int[] scores = random.ints(units).map(kind.scheme::score).toArray();
        // Levels as a text has them: some sure, some open.
        int[] levels = random.ints(units, 0, 32).map(l -> l * l / 31).toArray();
        long[] admitted = new long[(units + 63) / 64];
        Arrays.fill(admitted, -1L);
        long[] sums = new long[statistic.width() + 2];
        statistic.add(scores, levels, admitted, units, sums, 2);
        return sums;
    }

    /** A finite sum: no level's likelihood ratio has a mean above 1, so the statistic may be called one. */
    @Test
    void likelihoodRatiosHaveMeansOfAtMostOne() {
        WeighingTable table = WeighingTable.of(new GumbelScheme(), Weighing.MIXTURE, PROXY);
        double[] p = table.bins().probabilities();
        for (int[] values : table.values()) {
            double mean = 0;
            for (int b = 0; b < p.length; b++) {
                mean += p[b] * StrictMath.exp(values[b] * table.unit());
            }
            assertTrue(mean <= 1, "mean " + mean);
            assertTrue(mean > 0.98, "a table that gives evidence away: " + mean);
        }
    }

    /** The same for every bet that is placed, at every level, as it is computed. */
    @Test
    void wealthHasMeanOfAtMostOne() {
        for (Kind kind : KINDS) {
            ProxiedStatistic statistic = kind.statistic();
            WeighingTable table = WeighingTable.of(kind.scheme, kind.weighing, PROXY);
            double[] p = table.bins().probabilities();
            double[] ln = new double[statistic.bets()];
            long[] sums = new long[statistic.width()];
            sums[0] = 1;
            for (int level = 0; level < 32; level++) {
                double[] means = new double[statistic.bets()];
                sums[3 + level] = 1;
                for (int b = 0; b < p.length; b++) {
                    sums[2] = table.values()[level][b];
                    statistic.lnWealth(sums, 0, ln);
                    for (int k = 0; k < ln.length; k++) {
                        means[k] += p[b] * StrictMath.exp(ln[k]);
                    }
                }
                sums[3 + level] = 0;
                for (double mean : means) {
                    // The sum here has some hundred roundings of its own.
                    assertTrue(mean <= 1 + 1e-13 && mean > 0.999999, kind + ", level " + level + ": " + mean);
                }
            }
        }
    }

    /** Every assertion fails for a random seed with odds of at most 1e-9 / 12 if p-values are valid. */
    @Test
    void unmarkedTextReachesALevelNoMoreOftenThanItMay() {
        int trials = 3_000;
        SplittableRandom random = new SplittableRandom(41);
        for (Kind kind : KINDS) {
            ProxiedStatistic statistic = kind.statistic();
            int[] reached = new int[3];
            for (int trial = 0; trial < trials; trial++) {
                double log10 =
                        statistic.p(unmarked(kind, statistic, 60, random), 2).log10();
                for (int i = 0; i < 3; i++) {
                    reached[i] += log10 <= -(i + 1) ? 1 : 0;
                }
            }
            for (int i = 0; i < 3; i++) {
                double lower = ClopperPearson.lower(reached[i], trials, 1e-9 / 12);
                assertTrue(lower <= Math.pow(10, -(i + 1)), kind + ": " + reached[i] + " of " + trials);
            }
            // The tail is summed where it matters, so levels are reached about as often as they may be: of 3,000 at
            // .01, fewer than 3 have odds of 4e-11.
            assertTrue(kind.scheme instanceof GreenListScheme || reached[1] >= 3, kind + ": " + reached[1]);
        }
    }

    @Test
    void sumsAddExactlyAndSkipWhatIsNotAdmitted() {
        SplittableRandom random = new SplittableRandom(42);
        for (Kind kind : KINDS) {
            ProxiedStatistic statistic = kind.statistic();
            int[] scores = random.ints(200).map(kind.scheme::score).toArray();
            int[] levels = random.ints(200, 0, 32).toArray();
            long[] admitted = random.longs(4).toArray();
            for (int i = 0; i < 200; i++) {
                scores[i] = (admitted[i >>> 6] >>> i & 1) == 0 ? 0 : scores[i];
            }
            long[] whole = new long[statistic.width()];
            statistic.add(scores, levels, admitted, 200, whole, 0);
            long[] parts = new long[statistic.width()];
            statistic.add(scores, levels, admitted, 128, parts, 0);
            int[] rest = Arrays.copyOfRange(scores, 128, 200);
            int[] restLevels = Arrays.copyOfRange(levels, 128, 200);
            statistic.add(rest, restLevels, Arrays.copyOfRange(admitted, 2, 4), 72, parts, 0);
            assertTrue(Arrays.equals(whole, parts));
            long n = Arrays.stream(new long[] {admitted[0], admitted[1], admitted[2], admitted[3] & 0xff})
                    .map(Long::bitCount)
                    .sum();
            assertEquals(n, statistic.score(whole, 0).n());
            assertEquals(n, Arrays.stream(whole).skip(3).sum());
            assertEquals(
                    Arrays.stream(scores).asLongStream().sum(),
                    statistic.score(whole, 0).sum());
        }
    }

    @Test
    void nothingScoredIsNoEvidence() {
        for (Kind kind : KINDS) {
            ProxiedStatistic statistic = kind.statistic();
            long[] sums = new long[statistic.width()];
            assertEquals(LogP.one(), statistic.p(sums, 0));
            double[] ln = new double[statistic.bets()];
            statistic.lnWealth(sums, 0, ln);
            assertTrue(Arrays.stream(ln).allMatch(x -> x == 0));
        }
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> ProxiedStatistic.of(new GreenListScheme(1), Weighing.MIXTURE, PROXY));
        assertThrows(
                IllegalArgumentException.class, () -> ProxiedStatistic.of(new GumbelScheme(), Weighing.SUM, PROXY));
    }
}
