package org.countermark.benchmarks.power;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.countermark.power.Power;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.TournamentScheme;
import org.countermark.stats.Bets;
import org.countermark.stats.ClopperPearson;
import org.countermark.stats.ScoreSum;
import org.countermark.stats.SparseArm;
import org.junit.jupiter.api.Test;

/** A slice of the comparison that docs/results/plan.md records. */
class PredictionTest {
    private static final int DESIGNS = 12;
    private static final int RUNS = 8000;
    private static final double CLAIM = 0.05;

    /**
     * Designs are small enough for many runs. Where the claim is true, a limit of the simulated power contradicts it with
     * odds of at most 4e-11 a side: less than 1e-9 over all.
     */
    @Test
    void predictedPowerIsWithinFivePointsOfSimulation() {
        SplittableRandom random = new SplittableRandom(20261121);
        RandomTrials trials = new RandomTrials(random.split());
        List<String> wrong = new ArrayList<>();
        for (int done = 0; done < DESIGNS; ) {
            Trial trial = trials.next();
            if (trial.documents() > 400) {
                continue;
            }
            done++;
            double predicted = Power.of(trial.design()).total();
            SimulatedScan.Outcome outcome = new SimulatedScan(trial).run(RUNS, random.split());
            double lower = ClopperPearson.lower(outcome.any(), RUNS, 4e-11);
            double upper = ClopperPearson.upper(outcome.any(), RUNS, 4e-11);
            if (lower > predicted + CLAIM || upper < predicted - CLAIM) {
                wrong.add(trial + ": predicted " + predicted + ", simulated " + outcome.power());
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** The table of the simulation is the arm itself, but for the width of its bins. */
    @Test
    void theSparseTableAgreesWithTheArm() {
        for (var scheme : List.of(new GumbelScheme(), new TournamentScheme(30))) {
            double excess = 0.25 * scheme.nullLaw().deviation();
            Trial trial = new Trial(scheme, excess, 300, 400, 20, 1, -6);
            ScoreTable marked = table(trial, excess);
            ScoreTable unmarked = table(trial, 0);
            Bets bets = Bets.of(scheme.nullLaw());
            double unit = scheme.nullLaw().unit();
            SparseTable table = new SparseTable(bets, unit, 400, unmarked.lowest(), marked.highest());
            SparseArm arm = SparseArm.of(bets.sparseWeights());
            SplittableRandom random = new SplittableRandom(7);
            double[] sums = new double[300];
            double[] wealth = new double[bets.count()];
            for (int d = 0; d < sums.length; d++) {
                sums[d] = (d < 20 ? marked : unmarked).draw(random);
                bets.lnWealth(new ScoreSum(400, Math.round(sums[d] / unit)), wealth);
                arm.add(wealth);
            }
            double log10 = table.ln(sums) / Math.log(10);
            assertTrue(log10 > 5, () -> "evidence is only " + log10);
            assertEquals(arm.value().log10(), log10, 0.02 * log10);
        }
    }

    /** Tables against the moments of a token: mean to a millionth, variance to a thousandth. */
    @Test
    void drawnDocumentsHaveTheMomentsOfTheirTokens() {
        for (var scheme : List.of(new GumbelScheme(), new TournamentScheme(10))) {
            TokenModel token = TokenModel.of(scheme, 0);
            double mean = 0;
            double square = 0;
            for (int i = 0; i < token.masses().length; i++) {
                double x = i * token.step();
                mean += x * token.masses()[i];
                square += x * x * token.masses()[i];
            }
            double deviation = scheme.nullLaw().deviation();
            assertEquals(scheme.nullLaw().mean() * scheme.nullLaw().unit(), mean, 1e-6 * mean);
            assertEquals(deviation * deviation, square - mean * mean, 1e-3 * deviation * deviation);
        }
    }

    private static ScoreTable table(Trial trial, double excess) {
        TokenModel token = TokenModel.of(trial.scheme(), excess);
        return ScoreTable.of(token.masses(), token.step(), trial.units());
    }
}
