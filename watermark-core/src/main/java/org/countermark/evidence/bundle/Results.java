package org.countermark.evidence.bundle;

import java.util.List;
import org.countermark.evidence.json.Fields;
import org.countermark.evidence.json.Json;

/**
 * What came out: every run with its result, whole, and how many tests that were. Immutable.
 *
 * @param runs the commands and what they printed; at least one, each result once
 * @param tests how many tests they are together, as {@link #testsOf} counts them: what was tried and not told is missing here
 */
public record Results(List<Run> runs, long tests) {
    /** Refuses repetitions, and a bundle of nothing. */
    public Results {
        runs = Texts.distinct("runs", runs, Run::digest);
        Texts.count("tests", tests);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("runs must be at least one, were none");
        }
    }

    /**
     * Runs with the number of tests.
     *
     * @param runs the runs
     * @return all of it
     * @throws IllegalArgumentException if there is none, a result is repeated, or they count more than 2^53 − 1 tests
     */
    public static Results of(List<Run> runs) {
        return new Results(runs, testsOf(runs));
    }

    /**
     * How many tests the results tell of: of a scan the size of its family, of a trace its candidates, of any other result one.
     *
     * @param runs runs
     * @return the sum
     * @throws IllegalArgumentException if a count is negative, or the sum above 2^53 − 1
     */
    public static long testsOf(List<Run> runs) {
        long sum = 0;
        for (Run run : runs) {
            long tests = 1;
            if (run.result().values().get("family") instanceof Json.Members family) {
                tests = count(family, "size", count(family, "candidates", 1));
            }
            sum += tests;
            if (tests < 0 || sum > Json.MAX_INTEGER) {
                throw new IllegalArgumentException("tests must be in 0.." + Json.MAX_INTEGER + " together");
            }
        }
        return sum;
    }

    private static long count(Json.Members family, String name, long otherwise) {
        return family.values().get(name) instanceof Json.Whole count ? count.value() : otherwise;
    }

    Json toJson() {
        return new Forms().with("runs", runs, Run::toJson).with("tests", tests).json();
    }

    static Results read(Fields fields) {
        return new Results(fields.objects("runs", Run::read), fields.integer("tests"));
    }
}
