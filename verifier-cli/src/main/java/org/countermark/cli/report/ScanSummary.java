package org.countermark.cli.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.countermark.cli.report.Summary.Fact;
import org.countermark.cli.report.Summary.Tone;
import org.countermark.cli.scan.Figures;

/** What a scan found, in words. Stateless. */
final class ScanSummary {
    private ScanSummary() {}

    static Summary of(Lenient result) {
        String verdict = result.text("verdict").orElse("");
        OptionalDouble log10P = result.number("log10P");
        Lenient trial = strongest(result);
        String key = Summary.label("the key", trial.text("key").orElse(""));
        Tone tone = switch (verdict) {
            case "detected" -> Tone.FOUND;
            case "not detected" -> Tone.NONE;
            default -> Tone.UNSURE;
        };
        String headline = switch (tone) {
            case FOUND -> "The text depends on " + key + ".";
            case NONE -> "No dependence on a key was found.";
            case UNSURE -> "There was not enough text to tell.";
        };
        return new Summary(
                "Scan for a mark",
                tone,
                headline,
                sentence(result, trial, tone, log10P),
                facts(result, trial, log10P),
                List.of(),
                result.texts("doesNotShow"),
                log10P);
    }

    /** The trial with the smallest corrected p-value, by which the verdict stands. */
    static Lenient strongest(Lenient result) {
        return result.each("trials").stream()
                .min(Comparator.comparingDouble(ScanSummary::corrected))
                .orElse(result.in(""));
    }

    static double corrected(Lenient trial) {
        return trial.each("findings").stream()
                .mapToDouble(finding -> finding.number("correctedLog10P").orElse(0))
                .min()
                .orElse(0);
    }

    private static String sentence(Lenient result, Lenient trial, Tone tone, OptionalDouble log10P) {
        Lenient family = result.in("family");
        String tested = "It was tested whether " + Summary.read(result) + ", "
                + Words.count(trial.in("counts").count("tokens")) + " tokens in "
                + Words.count(trial.count("documents")) + " distinct documents, depend on "
                + Words.plural(family.count("keys").orElse(1), "secret key", "secret keys")
                + " (" + Words.plural(family.count("size").orElse(1), "test", "tests") + " in all). ";
        return switch (tone) {
            case FOUND ->
                tested + "If the text had nothing to do with the key, evidence this strong would turn up with odds of "
                        + Figures.rarity(log10P.orElse(0)) + ".";
            case NONE ->
                tested + "What was found is what chance gives. A mark in "
                        + Words.percent(trial.in("reach").number("smallestShare"))
                        + " of the documents would have been found 19 times in 20.";
            case UNSURE -> tested + "Even text that is marked throughout could have gone unseen.";
        };
    }

    private static List<Fact> facts(Lenient result, Lenient trial, OptionalDouble log10P) {
        Lenient counts = trial.in("counts");
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "By chance",
                Figures.rarity(log10P.orElse(0)),
                "the odds of such evidence in text that does not depend on the key"));
        facts.add(new Fact(
                "e-value", Words.power(result.number("log10E")), "by chance it reaches 1/α with odds of at most α"));
        facts.add(new Fact(
                "log10 p",
                Words.number(log10P, 2),
                Summary.method(result.text("method").orElse("")) + "; already multiplied by the "
                        + Words.plural(result.in("family").count("size").orElse(1), "test", "tests")
                        + " of its family"));
        facts.add(Summary.level(result));
        facts.add(new Fact(
                "Units scored",
                Words.count(counts.count("scored")),
                "of " + Words.count(counts.count("tokens")) + " tokens"));
        facts.add(new Fact("Duplicates left out", Words.count(counts.count("duplicates")), "each context counts once"));
        facts.add(new Fact(
                "Smallest share that could have been seen",
                Words.percent(trial.in("reach").number("smallestShare")),
                "of the documents, 19 times in 20, if marked text shows an excess of "
                        + Words.number(trial.in("reach").number("assumedExcess"), 3) + " a unit"));
        return facts;
    }
}
