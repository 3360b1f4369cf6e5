package org.countermark.evidence.bundle;

import java.util.List;
import org.countermark.evidence.json.CanonicalJson;
import org.countermark.evidence.json.Fields;
import org.countermark.evidence.json.Json;

/**
 * What came out: the result of every test, whole, and how many tests that were. Immutable.
 *
 * @param documents the results as commands print them, through {@link CanonicalJson#ofDocument}; at least one, each once
 * @param tests how many tests they are together, as {@link #testsOf} counts them: what was tried and not told is missing here
 */
public record Results(List<Stated> documents, long tests) {
    /** Refuses repetitions, and a bundle of nothing. */
    public Results {
        documents = Texts.distinct("documents", documents, Stated::digest);
        Texts.count("tests", tests);
        if (documents.isEmpty()) {
            throw new IllegalArgumentException("documents must be at least one result, were none");
        }
    }

    /**
     * Results with their digests and the number of tests.
     *
     * @param documents the results
     * @return all of it
     * @throws IllegalArgumentException if there is none, one is repeated, or they count more than 2^53 − 1 tests
     */
    public static Results of(List<Json.Members> documents) {
        return new Results(documents.stream().map(Stated::of).toList(), testsOf(documents));
    }

    /**
     * Counts tests: of a scan the size of its family, of a trace its candidates, of any other result one.
     *
     * @param documents results
     * @return the sum
     * @throws IllegalArgumentException if a count is negative, or the sum above 2^53 − 1
     */
    public static long testsOf(List<Json.Members> documents) {
        long sum = 0;
        for (Json.Members document : documents) {
            long tests = 1;
            if (document.values().get("family") instanceof Json.Members family) {
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
        return new Forms()
                .with("documents", documents, Stated::toJson)
                .with("tests", tests)
                .json();
    }

    static Results read(Fields fields) {
        return new Results(fields.objects("documents", Stated::read), fields.integer("tests"));
    }
}
