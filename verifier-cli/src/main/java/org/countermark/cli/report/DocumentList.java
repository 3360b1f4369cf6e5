package org.countermark.cli.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Documents of a scan by their p-values, and where marked passages lie in them. Stateless. */
final class DocumentList {
    private static final int SHOWN = 25;
    private static final double[] HEAT = {5, 10, 20, 40};

    private DocumentList() {}

    static void write(Html html, Lenient result, Lenient trial) {
        List<Lenient> listed = trial.each("listed");
        if (listed.isEmpty()) {
            return;
        }
        Map<String, Lenient> places = places(result);
        html.element("h4", "Documents ranked");
        ranked(html, listed, places);
        List<Lenient> passages = listed.stream()
                .filter(document -> !document.each("passages").isEmpty())
                .toList();
        if (!passages.isEmpty()) {
            html.element("h4", "Marked passages");
            html.element(
                    "p",
                    "Each strip is a document from its first token to its last; what is shaded holds marked text, the darker the surer. There is no text in"
                            + " this record: passages are told by the positions of their tokens. Point at one, or step through them with the Tab key.",
                    "class",
                    "note");
            strips(html, passages, places);
        }
    }

    /** Where each document first stood, by its digest. */
    static Map<String, Lenient> places(Lenient result) {
        Map<String, Lenient> places = new HashMap<>();
        for (Lenient document : result.in("reading").each("documents")) {
            document.text("digest").ifPresent(digest -> places.put(digest, document));
        }
        return places;
    }

    static Cell place(Map<String, Lenient> places, Lenient document) {
        Lenient place = places.get(document.text("digest").orElse(""));
        return place == null ? Cell.words("–") : Cell.given(place.text("id"));
    }

    private static void ranked(Html html, List<Lenient> listed, Map<String, Lenient> places) {
        double most = listed.stream()
                .mapToDouble(document -> -document.number("log10P").orElse(0))
                .max()
                .orElse(1);
        try (Table table = new Table(
                html,
                "Documents by −log10 p, each tested by itself",
                List.of(
                        "Document",
                        "Where it first stood",
                        "Strength",
                        "#−log10 p",
                        "#by Holm",
                        "#units scored",
                        "Lead"))) {
            for (Lenient document : listed.subList(0, Math.min(SHOWN, listed.size()))) {
                double strength = -document.number("log10P").orElse(0);
                table.row(
                        Cell.given(document.shown("digest")),
                        place(places, document),
                        Bars.bar(most > 0 ? strength / most : 0, document.is("lead") ? "bar strong" : "bar weak"),
                        Cell.number(strength),
                        Cell.number(-document.number("holmLog10P").orElse(0)),
                        Cell.count(document.count("scored")),
                        Cell.yes(document.is("lead")));
            }
        }
        more(html, listed.size());
    }

    static void more(Html html, int all) {
        if (all > SHOWN) {
            html.element("p", "The record lists " + (all - SHOWN) + " more.", "class", "note");
        }
    }

    private static void strips(Html html, List<Lenient> documents, Map<String, Lenient> places) {
        try (Table table = new Table(
                html,
                "Marked passages by token position",
                List.of("Document", "Where it first stood", "Passages", "#tokens", "Token positions and log10 p"))) {
            for (Lenient document : documents.subList(0, Math.min(SHOWN, documents.size()))) {
                List<Lenient> passages = document.each("passages");
                double last = passages.stream()
                        .mapToDouble(passage -> passage.number("toToken").orElse(0))
                        .max()
                        .orElse(1);
                double length = Math.max(last, document.number("tokens").orElse(last));
                table.row(
                        Cell.given(document.shown("digest")),
                        place(places, document),
                        Bars.parts(
                                "Passages of document " + Words.brief(document.shown("digest")),
                                passages.stream()
                                        .limit(SHOWN)
                                        .map(passage -> part(passage, length))
                                        .toList()),
                        Cell.count(document.count("tokens")),
                        Cell.words(String.join(
                                        "; ",
                                        passages.stream()
                                                .limit(3)
                                                .map(DocumentList::label)
                                                .toList())
                                + (passages.size() > 3 ? "; " + (passages.size() - 3) + " more" : "")));
            }
        }
        more(html, documents.size());
    }

    private static Bars.Part part(Lenient passage, double length) {
        double strength = -passage.number("correctedLog10P").orElse(0);
        int heat = 1;
        for (double least : HEAT) {
            heat += strength >= least ? 1 : 0;
        }
        return new Bars.Part(
                share(passage, "fromToken", length), share(passage, "toToken", length), "heat-" + heat, label(passage));
    }

    private static double share(Lenient passage, String name, double length) {
        return Math.max(0, Math.min(1, passage.number(name).orElse(0) / length));
    }

    private static String label(Lenient passage) {
        return Words.count(passage.count("fromToken")) + " to " + Words.count(passage.count("toToken")) + ": "
                + Words.number(passage.number("correctedLog10P"), 1);
    }
}
