package org.countermark.evidence.bundle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.countermark.evidence.json.Json;
import org.countermark.evidence.json.JsonDifference;

/** Whether results are about what is in the bundle, and come out again. */
final class ResultChecks {
    private ResultChecks() {}

    static Outcome references(Bundle bundle) {
        Basis basis = bundle.basis();
        Map<String, Set<String>> known = Map.of(
                "planDigest", basis.plans().stream().map(Stated::digest).collect(Collectors.toSet()),
                "profileDigest", basis.profiles().stream().map(Stated::digest).collect(Collectors.toSet()),
                "keyCommitment",
                        basis.keys().stream().map(key -> key.commitment().hex()).collect(Collectors.toSet()));
        Map<String, Exhibit> exhibits =
                bundle.exhibits().stream().collect(Collectors.toMap(Exhibit::name, exhibit -> exhibit));
        for (Stated result : bundle.results().documents()) {
            String name = "the result " + result.digest();
            if (!result.holds()) {
                return Outcome.fail("the result said to be " + result.digest() + " has another digest");
            }
            References references = References.of(result.document());
            for (References.Reference reference : references.digests()) {
                if (!known.get(reference.name()).contains(reference.value())) {
                    return Outcome.fail(name + " names a " + reference.name() + " that is not in the bundle");
                }
            }
            if (references.digests().stream().noneMatch(each -> each.name().equals("planDigest"))) {
                return Outcome.fail(name + " names no plan");
            }
            Optional<String> problem = inputs(references.inputs(), exhibits);
            if (problem.isPresent()) {
                return Outcome.fail(name + " " + problem.get());
            }
        }
        return Outcome.pass();
    }

    private static Optional<String> inputs(List<Json.Members> inputs, Map<String, Exhibit> exhibits) {
        if (inputs.isEmpty()) {
            return Optional.of("names no input");
        }
        for (Json.Members input : inputs) {
            String name = input.values().get("name") instanceof Json.Text text ? text.value() : "";
            Exhibit exhibit = exhibits.get(name);
            if (exhibit == null
                    || !new Json.Text(exhibit.sha256()).equals(input.values().get("sha256"))
                    || !new Json.Whole(exhibit.size()).equals(input.values().get("bytes"))) {
                return Optional.of("is about an input that is no exhibit of the bundle");
            }
        }
        return Optional.empty();
    }

    static Outcome tests(Results results) {
        try {
            long tests = Results.testsOf(
                    results.documents().stream().map(Stated::document).toList());
            return tests == results.tests()
                    ? Outcome.pass()
                    : Outcome.fail("the results are " + tests + " tests, not " + results.tests());
        } catch (IllegalArgumentException e) {
            return Outcome.fail(e.getMessage());
        }
    }

    static Outcome recomputation(Results results, List<Json.Members> recomputed) {
        if (recomputed.isEmpty()) {
            return Outcome.notPossible("no result was computed anew");
        }
        if (recomputed.size() != results.documents().size()) {
            return Outcome.fail(recomputed.size() + " results were computed anew, not "
                    + results.documents().size());
        }
        for (int i = 0; i < recomputed.size(); i++) {
            Optional<String> difference =
                    JsonDifference.first(results.documents().get(i).document(), recomputed.get(i));
            if (difference.isPresent()) {
                return Outcome.fail("result " + (i + 1) + " comes out otherwise at " + difference.get());
            }
        }
        return Outcome.pass();
    }
}
