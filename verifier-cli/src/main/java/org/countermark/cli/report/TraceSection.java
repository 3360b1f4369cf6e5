package org.countermark.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The accounts that a trace named, its leads, and the documents that speak for them. Stateless. */
final class TraceSection {
    private static final int SHOWN = 25;

    private TraceSection() {}

    static void write(Html html, Lenient result) {
        List<Lenient> accounts = result.each("accounts");
        html.element("h3", "Accounts and leads");
        if (accounts.isEmpty()) {
            html.element("p", "None is named, and there is no lead.");
        } else {
            accounts(html, accounts);
            html.element(
                    "p",
                    "Named: any innocent account would be named with odds of at most "
                            + result.text("alpha").orElse("–")
                            + ", all together. A lead is worth a look and no accusation: one in ten of them, on average, may be innocent. The members of a"
                            + " cohort share one payload, and none of them is named by it.",
                    "class",
                    "note");
        }
        Map<String, Lenient> places = DocumentList.places(result);
        for (Lenient account : accounts.subList(0, Math.min(SHOWN, accounts.size()))) {
            html.open("details");
            html.open("summary")
                    .text("Documents that speak most for ")
                    .text(account.shown("kind"))
                    .text(" ");
            Digests.write(html, account.shown("name"));
            html.close();
            members(html, account);
            documents(html, "Documents that speak most for it", account.each("strongest"), places);
            html.close();
        }
        if (!result.each("listed").isEmpty()) {
            html.element("h3", "Documents ranked");
            documents(html, "Documents by −log10 p of their best candidate", result.each("listed"), places);
        }
        html.element("h3", "Controls");
        decoys(html, result.in("decoys"));
    }

    private static void accounts(Html html, List<Lenient> accounts) {
        double most = accounts.stream()
                .mapToDouble(account -> -account.number("correctedLog10P").orElse(0))
                .max()
                .orElse(1);
        boolean dated =
                accounts.stream().anyMatch(account -> account.text("firstDate").isPresent());
        boolean known =
                accounts.stream().anyMatch(account -> account.text("knownAs").isPresent());
        List<String> columns = new ArrayList<>(List.of(
                "Name",
                "Kind",
                "Status",
                "Strength",
                "#−log10 p by Holm",
                "#log10 e",
                "#documents naming",
                "#early",
                "#supporting"));
        columns.addAll(dated ? List.of("From", "To") : List.of());
        columns.addAll(known ? List.of("Known as") : List.of());
        try (Table table = new Table(html, "Accounts and cohorts, strongest first", columns)) {
            for (Lenient account : accounts.subList(0, Math.min(4 * SHOWN, accounts.size()))) {
                double strength = -account.number("correctedLog10P").orElse(0);
                boolean named = account.text("status").filter("named"::equals).isPresent();
                List<Cell> cells = new ArrayList<>(List.of(
                        Cell.given(account.shown("name")),
                        Cell.given(account.shown("kind")),
                        status(account, named),
                        Bars.bar(most > 0 ? strength / most : 0, named ? "bar strong" : "bar weak"),
                        Cell.number(strength),
                        Cell.number(account.number("log10E")),
                        Cell.count(account.count("documentsNaming")),
                        Cell.count(account.count("documentsEarly")),
                        Cell.count(account.count("documentsSupporting"))));
                if (dated) {
                    cells.addAll(List.of(day(account, "firstDate"), day(account, "lastDate")));
                }
                if (known) {
                    cells.add(Cell.given(account.text("knownAs")));
                }
                table.row(cells);
            }
        }
    }

    private static Cell status(Lenient account, boolean named) {
        return Cell.of(html -> html.element("span", account.shown("status"), "class", named ? "pill strong" : "pill"));
    }

    /** The day of a moment; whoever needs the hour has the record. */
    private static Cell day(Lenient of, String name) {
        String moment = of.text(name).orElse("–");
        return Words.isDigest(moment)
                ? Cell.given(moment)
                : Cell.moment(moment.length() > 10 ? moment.substring(0, 10) : moment);
    }

    private static void members(Html html, Lenient account) {
        List<Lenient> members = account.each("members");
        if (members.isEmpty()) {
            return;
        }
        try (Table table = new Table(html, "Members of the cohort", List.of("Name", "From", "Until", "Known as"))) {
            for (Lenient member : members.subList(0, Math.min(4 * SHOWN, members.size()))) {
                table.row(
                        Cell.given(member.shown("name")),
                        day(member, "from"),
                        day(member, "until"),
                        Cell.given(member.text("knownAs")));
            }
        }
    }

    private static void documents(Html html, String caption, List<Lenient> listed, Map<String, Lenient> places) {
        double most = listed.stream()
                .mapToDouble(document -> -document.number("log10P").orElse(0))
                .max()
                .orElse(1);
        try (Table table = new Table(
                html,
                caption,
                List.of(
                        "Document",
                        "Where it first stood",
                        "Date",
                        "Strength",
                        "#−log10 p",
                        "#by Holm",
                        "#units",
                        "#traced",
                        "Marked",
                        "Names"))) {
            for (Lenient document : listed.subList(0, Math.min(SHOWN, listed.size()))) {
                double strength = -document.number("log10P").orElse(0);
                Lenient names = document.in("names");
                table.row(
                        Cell.given(document.shown("digest")),
                        DocumentList.place(places, document),
                        day(document, "date"),
                        Bars.bar(most > 0 ? strength / most : 0, document.has("names") ? "bar strong" : "bar weak"),
                        Cell.number(strength),
                        Cell.number(-document.number("correctedLog10P").orElse(0)),
                        Cell.count(document.count("units")),
                        Cell.count(document.count("traced")),
                        Cell.yes(document.is("marked")),
                        document.has("names")
                                ? Cell.given(names.text("name").orElse(names.shown("kind")))
                                : Cell.words("–"));
            }
        }
        DocumentList.more(html, listed.size());
    }

    private static void decoys(Html html, Lenient decoys) {
        try (Table table = new Table(html, "Payloads that nobody has", List.of("Control", "#value"))) {
            table.row(Cell.words("decoy payloads that took part as candidates"), Cell.count(decoys.count("count")));
            table.row(Cell.words("documents that speak for one of them most"), Cell.count(decoys.count("documents")));
            table.row(
                    Cell.words("smallest of their log10 p, by Holm"),
                    Cell.number(decoys.number("smallestCorrectedLog10P")));
            table.row(
                    Cell.words("of them named; must be none"),
                    Cell.count(decoys.each("named").size()));
        }
    }
}
