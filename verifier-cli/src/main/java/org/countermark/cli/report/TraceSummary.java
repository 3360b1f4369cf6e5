package org.countermark.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.countermark.cli.report.Summary.Fact;
import org.countermark.cli.report.Summary.Tone;
import org.countermark.cli.scan.Figures;

/** Whom a trace named, in words. Stateless. */
final class TraceSummary {
    private TraceSummary() {}

    static Summary of(Lenient result) {
        long accounts = result.count("accountsNamed").orElse(0);
        long cohorts = result.count("cohortsNamed").orElse(0);
        boolean named = result.text("verdict").filter("named"::equals).isPresent();
        OptionalDouble log10P = named(result).stream()
                .mapToDouble(account -> account.number("correctedLog10P").orElse(0))
                .min();
        String who = accounts == 0
                ? Words.plural(cohorts, "cohort", "cohorts")
                : Words.plural(accounts, "account", "accounts")
                        + (cohorts == 0 ? "" : " and " + Words.plural(cohorts, "cohort", "cohorts"));
        return new Summary(
                "Trace to accounts",
                named ? Tone.FOUND : Tone.NONE,
                named ? "The text carries the payload of " + who + "." : "No account is named.",
                sentence(result, named),
                facts(result, log10P),
                warnings(result),
                result.texts("doesNotShow"),
                log10P);
    }

    static List<Lenient> named(Lenient result) {
        return result.each("accounts").stream()
                .filter(account ->
                        account.text("status").filter("named"::equals).isPresent())
                .toList();
    }

    private static String sentence(Lenient result, boolean named) {
        Lenient family = result.in("family");
        String tested = "The payloads of "
                + Words.plural(family.count("accounts").orElse(0), "account", "accounts") + " and "
                + Words.plural(family.count("cohorts").orElse(0), "cohort", "cohorts") + " were looked for in "
                + Summary.read(result) + ", " + Words.count(result.count("documents")) + " distinct documents. ";
        String level = result.text("alpha").orElse("–");
        return tested
                + (named
                        ? "Were all of them innocent, any of them would be named with odds of at most " + level
                                + ", all together."
                        : "None reached the level of " + level + ".");
    }

    private static List<Fact> facts(Lenient result, OptionalDouble log10P) {
        Lenient family = result.in("family");
        OptionalDouble log10E = named(result).stream()
                .map(account -> account.number("log10E"))
                .flatMapToDouble(OptionalDouble::stream)
                .max();
        List<Fact> facts = new ArrayList<>();
        if (log10P.isPresent()) {
            facts.add(new Fact(
                    "By chance",
                    Figures.rarity(log10P.getAsDouble()),
                    "the odds that an innocent account fits as well as the first one named"));
            facts.add(new Fact(
                    "e-value",
                    Words.power(log10E),
                    "of the first account named, before correction for all candidates"));
            facts.add(new Fact(
                    "log10 p",
                    Words.number(log10P, 2),
                    "by Holm over " + Words.plural(family.count("candidates").orElse(1), "candidate", "candidates")));
        }
        facts.add(Summary.level(result));
        facts.add(new Fact(
                "Documents",
                Words.count(result.count("documentsTested")),
                "long enough to be tested, of " + Words.count(result.count("documents"))));
        facts.add(new Fact(
                "Marked",
                Words.count(result.count("documentsMarked")),
                "documents that depend on the key, whoever’s payload they have"));
        facts.add(new Fact(
                "Naming", Words.count(result.count("documentsNaming")), "documents that name somebody by themselves"));
        return facts;
    }

    /** A payload that nobody has must never be named. */
    private static List<String> warnings(Lenient result) {
        List<String> warnings = new ArrayList<>(result.texts("warnings"));
        int decoys = result.in("decoys").each("named").size();
        if (decoys > 0) {
            warnings.add(Words.plural(decoys, "payload", "payloads")
                    + " that nobody has came out as named: the registry is older than the text, or key or computation are wrong. Believe no name"
                    + " until it is clear which.");
        }
        return warnings;
    }
}
