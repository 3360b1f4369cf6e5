package org.countermark.cli.trace;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.countermark.cli.scan.Figures;
import org.countermark.cli.scan.TextReading;

/** Prints a report for people: the verdict in words first, then who is named, then the figures, then what it does not show. */
final class TextTrace {
    private static final int MEMBERS = 10;
    private static final int PSEUDONYM = 12;

    private final PrintStream out;
    private final TraceReport report;

    private TextTrace(PrintStream out, TraceReport report) {
        this.out = out;
        this.report = report;
    }

    static void print(TraceReport report, PrintStream out) {
        new TextTrace(out, report).print();
    }

    private void print() {
        String level = "family-wise " + report.identity().plan().alpha();
        out.println(report.verdict() + ", at " + level + ".");
        warning();
        out.println("With odds of at most " + report.identity().plan().alpha()
                + " any innocent account is named in such a body.");
        report.accounts(AccountRow.Status.NAMED).forEach(this::account);
        leads();
        documents();
        out.println();
        figures();
        TextReading.print(report.reading(), out);
        if (!report.namesSomebody()) {
            section("Worth a look", TraceHints.of(report));
        }
        section("What this does not show", TraceLimits.of(report));
    }

    private void section(String title, List<String> lines) {
        out.println();
        out.println(title + ":");
        lines.forEach(line -> wrapped("  - ", line));
    }

    private void warning() {
        int named = report.decoys().named().size();
        if (named > 0) {
            out.println();
            out.println("WARNING: " + Words.count(named, "decoy payload") + (named == 1 ? " is" : " are")
                    + " named, which nobody has.");
            out.println("Either the registry is older than the text, or key or computation are wrong:");
            out.println("until it is clear which, believe no name in this result.");
            out.println();
        }
    }

    private void account(AccountRow row) {
        Party party = row.party();
        out.println();
        out.println("  " + party.words());
        String days = Words.days(row.first(), row.last());
        String naming = row.naming() == 0
                ? "no document alone; " + Words.count(row.supporting(), "document") + " together"
                : Words.count(row.naming(), "document") + (days.isEmpty() ? "" : ", " + days);
        line("  named by", naming);
        if (row.early() > 0) {
            line("  BUT", Words.count(row.early(), "document") + " dated before the payload was given: dates or");
            line("", "registry are wrong");
        }
        line(
                "  log10 p",
                Figures.rounded(row.corrected(), 2) + ", corrected for all (" + Figures.rarity(row.corrected()) + ")");
        line(
                "  payload",
                party.payload()
                        + party.since()
                                .map(since -> ", since " + Words.day(since))
                                .orElse(""));
        members(party.members());
    }

    private void members(List<Member> members) {
        String name = "  members";
        for (Member member : members.stream().limit(MEMBERS).toList()) {
            line(name, member.words());
            line(
                    "",
                    "  from " + Words.day(member.from())
                            + member.until()
                                    .map(until -> " until " + Words.day(until))
                                    .orElse(" on"));
            name = "";
        }
        if (members.size() > MEMBERS) {
            line("", "and " + (members.size() - MEMBERS) + " more; --format json lists them");
        }
    }

    private void leads() {
        List<AccountRow> leads = report.accounts(AccountRow.Status.LEAD);
        if (leads.isEmpty()) {
            return;
        }
        out.println();
        out.println("Worth a look, and no accusation (one in ten such leads may be innocent):");
        for (AccountRow row : leads) {
            out.println(String.format(
                    Locale.ROOT, "  %s, log10 e %s", row.party().words(), Figures.rounded(row.log10E(), 1)));
        }
    }

    private void documents() {
        if (report.listed().isEmpty()) {
            return;
        }
        out.println();
        out.println("Documents, strongest first (log10 p corrected for all candidates and documents;");
        out.println("units of the trace channel; how far the next candidate is behind):");
        out.println(
                String.format(Locale.ROOT, "  %9s %6s %7s  %-22s  %s", "log10 p", "units", "ahead", "who", "record"));
        for (DocumentRow row : report.listed()) {
            out.println(row.test()
                    .map(test -> String.format(
                            Locale.ROOT,
                            "  %9s %6d %7s  %-22s  %s",
                            Figures.rounded(test.corrected(), 2),
                            row.traced(),
                            test.margin()
                                    .map(margin -> Figures.rounded(margin, 1))
                                    .orElse(""),
                            who(row),
                            record(row)))
                    .orElseGet(() -> String.format(
                            Locale.ROOT,
                            "  %9s %6d %7s  %-22s  %s",
                            "",
                            row.traced(),
                            "",
                            "(too short)",
                            record(row))));
        }
        int left = report.family().documents() - report.listed().size();
        if (left > 0) {
            out.println("  and " + Words.count(left, "more document") + "; --top lists more, --format csv all");
        }
    }

    private static String record(DocumentRow row) {
        return row.id()
                + (row.copies() > 1 ? " (" + Figures.count(row.copies()) + " copies)" : "")
                + row.date().map(date -> ", " + Words.day(date)).orElse("");
    }

    /** Short enough for a column: the accounts above have their pseudonyms in full. */
    private static String who(DocumentRow row) {
        return row.named()
                .map(party -> party.kind() == Party.Kind.ACCOUNT
                        ? "account " + party.name().substring(0, PSEUDONYM) + "…"
                        : party.words())
                .orElse(row.test().filter(DocumentRow.Test::marked).isPresent() ? "no account, marked" : "no account");
    }

    private void figures() {
        TraceFamily family = report.family();
        line(
                "documents",
                Figures.count(family.documents()) + " distinct, " + Figures.count(family.tested()) + " tested, "
                        + Figures.count(report.marked()) + " marked, " + Figures.count(report.naming())
                        + (report.naming() == 1 ? " names" : " name") + " somebody");
        line("candidates", Figures.count(family.candidates()) + ": " + family.words());
        Decoys decoys = report.decoys();
        line(
                "decoys",
                decoys.count() == 0
                        ? "none took part"
                        : decoys.named().isEmpty()
                                ? "none is named; smallest corrected log10 p " + Figures.rounded(decoys.smallest(), 2)
                                : decoys.named().size() + " NAMED: " + decoys.named());
        Identity identity = report.identity();
        line("key", "\"" + identity.key() + "\"");
        line("commitment", identity.plan().commitment().hex());
        line("profile", identity.plan().profileDigest());
        line("registry", identity.registryDigest());
        line("plan", identity.plan().digest());
        if (!identity.plan().proxy().equals("none")) {
            line(
                    "proxy",
                    identity.plan().proxy() + ", " + identity.plan().weighing().id());
        }
    }

    private void line(String name, String value) {
        out.println(String.format(Locale.ROOT, "  %-13s %s", name, value));
    }

    private void wrapped(String first, String text) {
        StringBuilder line = new StringBuilder(first);
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() > 79 && line.length() > first.length()) {
                out.println(line.toString().stripTrailing());
                line = new StringBuilder(" ".repeat(first.length()));
            }
            line.append(word).append(' ');
        }
        out.println(line.toString().stripTrailing());
    }
}
