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
        boolean redacted = bundle.redaction() instanceof Redaction.Done;
        for (Run run : bundle.results().runs()) {
            String name = "the result " + run.digest();
            if (!redacted && !run.holds()) {
                return Outcome.fail("the result said to be " + run.digest() + " has another digest");
            }
            References references = References.of(run.result());
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
        String results = Texts.count(bundle.results().runs().size(), "result");
        return redacted
                ? Outcome.notPossible(results + ", whose digests do not come out of pseudonyms; all else is right")
                : Outcome.pass(results);
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
            long tests = Results.testsOf(results.runs());
            return tests == results.tests()
                    ? Outcome.pass(Texts.count(tests, "test"))
                    : Outcome.fail("the results are " + tests + " tests, not " + results.tests());
        } catch (IllegalArgumentException e) {
            return Outcome.fail(e.getMessage());
        }
    }

    static Outcome recomputation(Bundle bundle, Material.Recomputation recomputation) {
        List<Json.Members> recomputed = recomputation.results();
        List<Run> runs = bundle.results().runs();
        boolean redacted = bundle.redaction() instanceof Redaction.Done;
        if (recomputed.isEmpty()) {
            return Outcome.notPossible(recomputation.why());
        }
        if (recomputed.size() != runs.size()) {
            return Outcome.fail(recomputed.size() + " results were computed anew, not " + runs.size());
        }
        for (int i = 0; i < recomputed.size(); i++) {
            Optional<String> difference = redacted
                    ? JsonDifference.first(
                            Pseudonyms.masked(runs.get(i).result()), Pseudonyms.masked(recomputed.get(i)))
                    : JsonDifference.first(runs.get(i).result(), recomputed.get(i));
            if (difference.isPresent()) {
                return Outcome.fail("result " + (i + 1) + " comes out otherwise at " + difference.get());
            }
        }
        String results = Texts.count(runs.size(), "result") + ", the same to the last digit";
        return redacted
                ? Outcome.notPossible(results + " but for pseudonyms, which cannot be compared")
                : Outcome.pass(results);
    }
}
