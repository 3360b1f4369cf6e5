package org.countermark.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.countermark.cli.report.Summary.Fact;
import org.countermark.cli.report.Summary.Tone;
import org.countermark.cli.scan.Figures;

/** What the test of a suspect model found, in words. Stateless. */
final class StudentSummary {
    private StudentSummary() {}

    static Summary of(Lenient result) {
        OptionalDouble log10E = result.number("log10E");
        String key = Summary.label("the key", result.text("key").orElse(""));
        String verdict = result.text("verdict").orElse("");
        Tone tone = switch (verdict) {
            case "detected" -> Tone.FOUND;
            case "not detected" -> Tone.NONE;
            default -> Tone.UNSURE;
        };
        String headline = switch (verdict) {
            case "detected" -> "The suspect model’s answers depend on " + key + ".";
            case "not detected" -> "The suspect model’s answers show no dependence on " + key + ".";
            case "unfinished" -> "The test of the suspect model is not finished.";
            default -> "There were not enough answers to tell.";
        };
        return new Summary(
                "Test of a suspect model",
                tone,
                headline,
                sentence(result, tone, log10E),
                facts(result, log10E),
                result.texts("warnings"),
                result.texts("doesNotShow"),
                ofE(log10E));
    }

    /** log10 of the p-value that an e-value gives. */
    static OptionalDouble ofE(OptionalDouble log10E) {
        return log10E.isPresent() ? OptionalDouble.of(Math.min(0, -log10E.getAsDouble())) : log10E;
    }

    static boolean open(Lenient result) {
        return result.text("mode").filter("open"::equals).isPresent();
    }

    private static String sentence(Lenient result, Tone tone, OptionalDouble log10E) {
        String read = open(result)
                ? Words.plural(result.in("rows").count("read").orElse(0), "row", "rows")
                        + " of the suspect’s own probabilities"
                : Words.plural(result.in("completions").count("read").orElse(0), "completion", "completions")
                        + " of the suspect model";
        String tested = "By a plan that was registered before, it was tested whether " + read
                + " depend on the key under which a provider’s model had answered. ";
        return switch (tone) {
            case FOUND ->
                tested + "If they did not, evidence this strong would turn up at any time with odds of "
                        + Figures.rarity(ofE(log10E).orElse(0)) + ".";
            case NONE -> tested + "The budget is spent, and what was found is what chance gives.";
            case UNSURE -> tested + "The evidence did not reach the level that was registered.";
        };
    }

    private static List<Fact> facts(Lenient result, OptionalDouble log10E) {
        Lenient counts = result.in("counts");
        Lenient companion = result.in("companion");
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "By chance",
                Figures.rarity(ofE(log10E).orElse(0)),
                "the odds that evidence ever comes to this without dependence on the key"));
        facts.add(new Fact("e-value", Words.power(log10E), "where the test ended; it may be looked at all the time"));
        facts.add(new Fact(
                "log10 p",
                Words.number(companion.number("log10P"), 2),
                companion.number("log10P").isPresent()
                        ? "of the registered first units alone, "
                                + Summary.method(companion.text("method").orElse("")) + "; a second look"
                        : "none: the e-value ended the test before"));
        facts.add(new Fact(
                "Level registered", result.in("plan").text("alpha").orElse("–"), "the odds of a false alarm, at most"));
        facts.add(new Fact(
                open(result) ? "Scores added" : "Units scored",
                Words.count(result.count("scored")),
                open(result)
                        ? "in " + Words.count(counts.count("contexts")) + " distinct contexts"
                        : "of " + Words.count(counts.count("tokens")) + " tokens"));
        facts.add(new Fact(
                "Duplicates left out",
                Words.count(counts.count(open(result) ? "repeated" : "duplicates")),
                "each context counts once"));
        facts.add(new Fact(
                "Smallest share that could have been seen",
                Words.percent(result.in("outlook").number("smallestShare")),
                open(result)
                        ? "of a model’s probability, half of the time"
                        : "of the training text, by the whole budget: a forecast"));
        return facts;
    }
}
