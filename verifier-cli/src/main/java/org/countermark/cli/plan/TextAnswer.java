package org.countermark.cli.plan;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import org.countermark.power.Power;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;

/** Prints an answer for people: the answer first, then what it rests on, then what else could be. */
final class TextAnswer {
    private final PrintStream out;
    private final Answer answer;
    private final Question question;

    TextAnswer(PrintStream out, Answer answer) {
        this.out = out;
        this.answer = answer;
        this.question = answer.question();
    }

    void print() {
        out.println(headline());
        out.println();
        question.documents().ifPresent(documents -> line("documents", Answer.count(documents)));
        question.tokens()
                .ifPresent(tokens -> line(
                        "tokens each",
                        Answer.count(tokens) + ", of which " + Answer.count(question.units(tokens)) + " are scored"));
        question.excess().ifPresent(excess -> line("excess a unit", excess(excess)));
        question.spread().ifPresent(spread -> line("spread of a score", Answer.figure(spread)));
        question.share().ifPresent(share -> line("marked", marked(share)));
        line("tests tried", tests());
        answer.power().ifPresent(this::detected);
        others();
        out.println();
        out.println(
                "A forecast, within five points of simulation where the excess is what it says. It is no evidence.");
    }

    private void line(String name, String value) {
        out.printf(Locale.ROOT, "  %-20s %s%n", name, value);
    }

    private String headline() {
        String chance = "with a chance of " + Answer.percent(answer.target());
        Optional<Power> power = answer.power();
        if (power.isEmpty()) {
            return switch (answer.asked()) {
                case DOCUMENTS ->
                    "No number of documents that can be reckoned with would show this mark " + chance + ".";
                case TOKENS -> "No length of documents that can be reckoned with would show this mark " + chance + ".";
                case EXCESS -> "No mark, however strong, would be detected " + chance + ".";
                default -> "Even text marked throughout would not be detected " + chance + ".";
            };
        }
        return switch (answer.asked()) {
            case POWER ->
                "A scan would detect this mark with a chance of "
                        + Answer.chance(power.get().total()) + ".";
            case DOCUMENTS ->
                Answer.count(question.documents().orElseThrow())
                        + (question.documents().get() == 1 ? " document is" : " documents are")
                        + " needed to detect this mark " + chance + ".";
            case TOKENS ->
                Answer.count(question.tokens().orElseThrow()) + " tokens a document are needed to detect this mark "
                        + chance + ".";
            case EXCESS ->
                "An excess of " + excess(question.excess().orElseThrow()) + " is the smallest that would be detected "
                        + chance + ".";
            case SHARE ->
                "A share of " + Answer.percent(question.share().orElseThrow())
                        + " is the smallest that would be detected " + chance + ".";
        };
    }

    private String excess(double excess) {
        Scheme scheme = question.scheme();
        String unit = scheme instanceof GumbelScheme
                ? " nats"
                : scheme instanceof TournamentScheme ? " weighted bits" : " green tokens";
        return Answer.figure(excess) + unit + " (" + scheme.id() + ", "
                + Answer.figure(excess / scheme.nullLaw().deviation()) + " standard deviations of an unmarked score)";
    }

    private String marked(double share) {
        if (question.of() == Question.ShareOf.UNITS) {
            return Answer.percent(share) + " of the units of every document";
        }
        String of = Answer.percent(share) + " of the documents";
        if (question.documents().isEmpty()) {
            return of;
        }
        double marked = share * question.documents().get();
        return marked < 1
                ? of + ": less than one of them on average"
                : of + ": " + Answer.count(Math.round(marked)) + " of them";
    }

    private String tests() {
        boolean one = question.documents().isPresent() && question.documents().get() == 1;
        return Answer.count(question.keys()) + (question.keys() == 1 ? " key" : " keys") + " × "
                + (one ? "1 statistic" : "3 statistics") + ", together at alpha " + question.alpha();
    }

    private void detected(Power power) {
        line("chance to detect", Answer.chance(power.total()));
        if (question.documents().orElse(1L) > 1) {
            line("  pooled p-value", Answer.chance(power.pooled()));
            line("  e-value", Answer.chance(power.evidence()));
            line("  single documents", Answer.chance(power.documents()));
        }
    }

    private void others() {
        if (answer.others().isEmpty()) {
            return;
        }
        boolean known = question.documents().isPresent();
        out.println();
        out.printf(
                Locale.ROOT,
                "  %-20s %20s %28s%n",
                "share of " + (question.of() == Question.ShareOf.DOCUMENTS ? "documents" : "units"),
                known ? "chance to detect" : "",
                "documents for " + Answer.percent(answer.target()));
        for (Answer.Other other : answer.others()) {
            out.printf(
                    Locale.ROOT,
                    "  %-20s %20s %28s%n",
                    Answer.percent(other.share()),
                    other.power().map(power -> Answer.chance(power.total())).orElse(known ? "none is marked" : ""),
                    other.documents().isPresent()
                            ? Answer.count(other.documents().getAsLong())
                            : "out of reach");
        }
    }
}
