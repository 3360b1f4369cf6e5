package org.countermark.corpora.rates;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.countermark.corpora.edit.TokenEdits;
import org.countermark.keys.Profile;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Power and size of every scheme on simulated streams. Each assertion about a rate fails with odds of at most 1e-9 where
 * its claim is true; the claims leave room below what longer runs show.
 */
class SimulationTest {
    private static final SimulatedStream CHAT = SimulatedStream.of(List.of(
            TokenDistributions.zipf(200, 2),
            TokenDistributions.geometric(50, 0.8),
            TokenDistributions.dominant(100, 0.2)));

    static Stream<Scheme> schemes() {
        return Stream.of(new GumbelScheme(), new TournamentScheme(30), new GreenListScheme(16_384));
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void oneNatAndTwoHundredTokensAreEnough(Scheme scheme) {
        DetectionRates rates = DetectionRates.measure(
                60, new SplittableRandom(1), simulation(scheme, 250).marked());
        rates.at(1e-4).assertPowerAtLeast(0.9);
    }

    /** An open word, a nearly sure one and a sure one, 0.26 nats on average: what chat models have at their surest. */
    @ParameterizedTest
    @MethodSource("schemes")
    void aQuarterOfANatNeedsEighteenHundred(Scheme scheme) {
        SimulatedStream sure = SimulatedStream.of(List.of(
                TokenDistributions.zipf(200, 0.65),
                TokenDistributions.geometric(50, 0.13),
                TokenDistributions.geometric(50, 0)));
        Simulation simulation = Simulation.of(profile(scheme), sure, 1_800);
        DetectionRates rates = DetectionRates.measure(40, new SplittableRandom(4), simulation.marked());
        rates.at(1e-3).assertPowerAtLeast(0.95);
        // And a tenth of the text is not enough for any scheme: 0.26 nats are as few as they should be.
        DetectionRates few = DetectionRates.measure(
                40,
                new SplittableRandom(5),
                Simulation.of(profile(scheme), sure, 180).marked());
        few.at(1e-6).assertSizeAtMost(0.25);
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void controlsKeepTheirSize(Scheme scheme) {
        for (Trial control : List.of(
                simulation(scheme, 60).unmarked(), simulation(scheme, 60).wrongKey())) {
            DetectionRates rates = DetectionRates.measure(400, new SplittableRandom(2), control);
            rates.at(0.1).assertSizeAtMost(0.1);
            rates.at(0.01).assertSizeAtMost(0.01);
        }
    }

    @ParameterizedTest
    @MethodSource("schemes")
    // Over 60 seeds the medians of 25 trials lie seven standard deviations apart and more (green list), or ten.
    void evidenceGrowsWithTokensAndFadesWithEdits(Scheme scheme) {
        double few = median(simulation(scheme, 100));
        double many = median(simulation(scheme, 300));
        double edited = median(simulation(scheme, 300).edited(TokenEdits.substitute(0.2, 1000)));
        assertTrue(many < few && many < edited, few + ", " + many + ", edited " + edited);
    }

    private static double median(Simulation simulation) {
        return DetectionRates.measure(25, new SplittableRandom(3), simulation.marked())
                .medianLog10p();
    }

    private static Simulation simulation(Scheme scheme, int tokens) {
        return Simulation.of(profile(scheme), CHAT, tokens);
    }

    private static Profile profile(Scheme scheme) {
        return new Profile(scheme, 4, "simulated", 32_768);
    }
}
