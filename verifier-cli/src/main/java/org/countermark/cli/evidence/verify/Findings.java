package org.countermark.cli.evidence.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.countermark.cli.JsonDocument;
import org.countermark.evidence.bundle.CheckName;
import org.countermark.evidence.bundle.Outcome;
import org.countermark.evidence.bundle.Verification;

/** What the checks of a bundle found, for people and programs. */
final class Findings {
    private static final String FORMAT = "countermark/verification/1";

    private final String file;
    private final Verification verification;
    private final Set<CheckName> mayBeMissing;

    Findings(String file, Verification verification, Set<CheckName> mayBeMissing) {
        this.file = file;
        this.verification = verification;
        this.mayBeMissing = mayBeMissing;
    }

    /** The check of a name as options have it. */
    static Optional<CheckName> check(String name) {
        return Arrays.stream(CheckName.values())
                .filter(check -> name(check).equals(name))
                .findFirst();
    }

    static String allNames() {
        return Arrays.stream(CheckName.values()).map(Findings::name).collect(Collectors.joining(", "));
    }

    private static String name(CheckName check) {
        return check.title().replace(' ', '-');
    }

    boolean holds() {
        return verification.holds(mayBeMissing);
    }

    void print(PrintStream out) {
        out.println(file);
        for (Map.Entry<CheckName, Outcome> each : verification.outcomes().entrySet()) {
            String line = String.format(
                    Locale.ROOT,
                    "  %-12s  %-17s  %s",
                    word(each.getValue()),
                    each.getKey().title(),
                    text(each.getValue()));
            out.println(line.stripTrailing());
        }
        out.println(conclusion());
    }

    private String conclusion() {
        List<CheckName> failed = named(Outcome.Fail.class);
        if (!failed.isEmpty()) {
            return "The bundle does not hold: " + titles(failed) + (failed.size() == 1 ? " fails." : " fail.");
        }
        List<CheckName> missing = named(Outcome.NotPossible.class);
        List<CheckName> needed =
                missing.stream().filter(check -> !mayBeMissing.contains(check)).toList();
        if (!needed.isEmpty()) {
            return "Nothing failed, but not everything could be checked. Bring what is missing, or accept that it is with"
                    + " --allow-missing " + needed.stream().map(Findings::name).collect(Collectors.joining(","));
        }
        return missing.isEmpty()
                ? "The bundle holds: every check passed."
                : "The bundle holds, but for what was allowed to be missing: " + titles(missing) + ".";
    }

    private List<CheckName> named(Class<? extends Outcome> kind) {
        return verification.outcomes().entrySet().stream()
                .filter(each -> kind.isInstance(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String titles(List<CheckName> checks) {
        return checks.stream().map(CheckName::title).collect(Collectors.joining(", "));
    }

    void writeJson(PrintStream out) throws IOException {
        JsonDocument.write(out, json -> {
            json.writeStartObject();
            json.writeStringField("format", FORMAT);
            json.writeBooleanField("holds", holds());
            json.writeArrayFieldStart("checks");
            for (Map.Entry<CheckName, Outcome> each : verification.outcomes().entrySet()) {
                json.writeStartObject();
                json.writeStringField("check", name(each.getKey()));
                json.writeStringField("outcome", word(each.getValue()).toLowerCase(Locale.ROOT));
                json.writeBooleanField("mayBeMissing", mayBeMissing.contains(each.getKey()));
                json.writeStringField("found", text(each.getValue()));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static String word(Outcome outcome) {
        if (outcome instanceof Outcome.Pass) {
            return "pass";
        }
        return outcome instanceof Outcome.Fail ? "FAIL" : "not possible";
    }

    private static String text(Outcome outcome) {
        if (outcome instanceof Outcome.Pass pass) {
            return pass.found();
        }
        return outcome instanceof Outcome.Fail fail ? fail.why() : ((Outcome.NotPossible) outcome).why();
    }
}
