package org.countermark.cli.report;

import java.util.List;
import java.util.OptionalDouble;
import org.countermark.evidence.bundle.Run;

/**
 * What a run found, in words. Immutable.
 *
 * @param kind what was done, in a word or two: {@code Scan}
 * @param tone how it came out
 * @param headline one sentence that says it
 * @param sentence what was tested, on what, and how to read the outcome
 * @param facts the figures beside it
 * @param warnings what speaks against believing it, as the result says
 * @param doesNotShow what must not be concluded, as the result says
 * @param log10P log10 of the p-value it stands by, where it has one
 */
record Summary(
        String kind,
        Tone tone,
        String headline,
        String sentence,
        List<Fact> facts,
        List<String> warnings,
        List<String> doesNotShow,
        OptionalDouble log10P) {
    private static final String PLAIN = "[A-Za-z0-9][A-Za-z0-9._+-]{0,63}";

    /** How a test came out. */
    enum Tone {
        FOUND,
        NONE,
        UNSURE
    }

    /**
     * A figure.
     *
     * @param name what it is
     * @param value the figure
     * @param note how to read it; may be empty
     */
    record Fact(String name, String value, String note) {}

    static Summary of(Run run) {
        Lenient result = Lenient.of(run.result());
        String format = result.text("format").orElse("");
        if (format.startsWith("countermark/scan-result/")) {
            return ScanSummary.of(result);
        }
        if (format.startsWith("countermark/trace-result/")) {
            return TraceSummary.of(result);
        }
        if (format.startsWith("countermark/student-result/")) {
            return StudentSummary.of(result);
        }
        return new Summary(
                "Other result",
                Tone.UNSURE,
                "A result of a kind that this page does not draw",
                "It stands below as it is in the bundle.",
                List.of(),
                List.of(),
                List.of(),
                OptionalDouble.empty());
    }

    /** A label within a sentence; one of unusual characters would make the sentence another one. */
    static String label(String word, String label) {
        return label.matches(PLAIN) && !Words.isDigest(label) ? word + " " + label : word + " that is named below";
    }

    static String method(String method) {
        return switch (method) {
            case "exact" -> "computed exactly";
            case "certified" -> "a proven upper bound";
            case "e-value" -> "1 divided by an e-value";
            default -> "by a method that is not known here";
        };
    }

    /** What was read, as {@code 60 records of 1 file}. */
    static String read(Lenient result) {
        Lenient reading = result.in("reading");
        long inputs = reading.each("inputs").size();
        String files = Words.plural(inputs, "file", "files");
        return reading.count("records").isPresent()
                ? Words.plural(reading.count("records").getAsLong(), "record", "records") + " of " + files
                : files;
    }

    static Fact level(Lenient result) {
        return new Fact("Level asked for", result.text("alpha").orElse("–"), "the odds of a false alarm, at most");
    }
}
