package org.countermark.cli.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.bundle.Redaction;
import org.countermark.evidence.bundle.Run;

/**
 * An evidence bundle as one page for people: it needs nothing else, loads nothing, and can be printed and listened to.
 *
 * <p>It is a function of the bundle, so it cannot say more than the bundle does, and verifies nothing. Stateless.
 */
public final class ReportPage {
    private ReportPage() {}

    /**
     * Makes the page.
     *
     * @param bundle the bundle, untrusted; whatever its results hold is shown as text
     * @return the page, HTML in UTF-8: the same bytes for the same bundle on any machine
     */
    public static byte[] render(Bundle bundle) {
        List<Summary> summaries =
                bundle.results().runs().stream().map(Summary::of).toList();
        Html html = new Html();
        html.open("html", "lang", "en");
        head(html, bundle, summaries);
        html.open("body");
        html.element("a", "Skip to the verdict", "class", "skip", "href", "#verdict");
        header(html, bundle, summaries);
        contents(html, bundle, summaries);
        html.open("main");
        VerdictSection.write(html, bundle, summaries);
        int number = 0;
        for (Run run : bundle.results().runs()) {
            RunSection.write(html, run, summaries.get(number), ++number, summaries.size() > 1);
        }
        ExhibitSection.write(html, bundle);
        KeySection.write(html, bundle, summaries);
        BasisSection.write(html, bundle);
        SoftwareSection.write(html, bundle);
        CustodySection.write(html, bundle);
        ProofSection.write(html, bundle);
        html.close();
        html.open("footer")
                .element("p", "Made from an evidence bundle alone by Countermark. It loads nothing and sends nothing.")
                .close();
        html.raw("script", Assets.script());
        html.close().close();
        return html.page().getBytes(StandardCharsets.UTF_8);
    }

    private static void head(Html html, Bundle bundle, List<Summary> summaries) {
        String style = Assets.style(bundle.contentDigest());
        html.open("head")
                .open("meta", "charset", "utf-8")
                .open("meta", "http-equiv", "Content-Security-Policy", "content", Assets.policy(style))
                .open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .open("meta", "name", "color-scheme", "content", "light dark")
                .open("meta", "name", "referrer", "content", "no-referrer")
                .element("title", "Evidence report: " + VerdictSection.headline(summaries))
                .raw("style", style)
                .close();
    }

    private static void header(Html html, Bundle bundle, List<Summary> summaries) {
        html.open("header");
        html.element("p", "Countermark evidence report", "class", "eyebrow");
        html.element("h1", VerdictSection.headline(summaries));
        html.open("p", "class", "note").text("Content digest ");
        Digests.whole(html, bundle.contentDigest());
        html.close();
        if (bundle.redaction() instanceof Redaction.Done) {
            html.open("div", "class", "warning", "role", "note");
            html.element("p", "This record is redacted.");
            html.element(
                    "p",
                    "Names of files, accounts and people, payloads and the like are replaced by pseudonyms of 64 digits, of which the first are shown. Equal"
                            + " values have equal pseudonyms. Its content digest is that of the whole record, so seal, time stamp and log proof are about"
                            + " both.");
            html.close();
        }
        html.close();
    }

    private static void contents(Html html, Bundle bundle, List<Summary> summaries) {
        List<String[]> entries = new ArrayList<>();
        entries.add(new String[] {"verdict", "Verdict"});
        for (int i = 1; i <= summaries.size(); i++) {
            String number = summaries.size() > 1 ? " " + i : "";
            entries.add(new String[] {"run-" + i, "Results" + number + ": " + RunSection.title(summaries.get(i - 1))});
        }
        entries.add(new String[] {"exhibits", "What was examined"});
        entries.add(new String[] {"keys", "Keys and commitments"});
        entries.add(new String[] {"plans", "Profiles and plans"});
        entries.add(new String[] {"software", "Software and commands"});
        entries.add(new String[] {"custody", bundle.custody().isEmpty() ? "Custody (no log)" : "Custody"});
        entries.add(new String[] {"proofs", "Seal, time stamp and log proof"});
        entries.add(new String[] {"digest", "Content digest"});
        html.open("nav", "aria-label", "Contents").open("ul");
        for (String[] entry : entries) {
            html.open("li").element("a", entry[1], "href", "#" + entry[0]).close();
        }
        html.close().close();
    }
}
