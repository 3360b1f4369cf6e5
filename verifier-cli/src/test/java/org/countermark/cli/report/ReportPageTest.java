package org.countermark.cli.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.countermark.cli.Cli;
import org.countermark.cli.ExitCode;
import org.countermark.evidence.bundle.Basis;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.bundle.Exhibit;
import org.countermark.evidence.bundle.KeyId;
import org.countermark.evidence.bundle.Results;
import org.countermark.evidence.bundle.Run;
import org.countermark.evidence.commit.KeyCommitment;
import org.countermark.evidence.commit.KeyLeaf;
import org.countermark.evidence.commit.KeyOpening;
import org.countermark.evidence.json.CanonicalJson;
import org.countermark.evidence.json.Json;
import org.countermark.evidence.seal.SealingKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What stands on the page. Marked text of the examinations has an excess of 1.7 a token over hundreds of tokens, so p-values far below
 * 1e-50; that an unmarked text reaches the level of 1e-9 has odds of at most 1e-9 for any seed.
 */
final class ReportPageTest {
    private static final Pattern HEADING = Pattern.compile("<h([1-4])[ >]");

    /** So the runs stand in {@link #all}. */
    private static final int SCAN = 0;

    private static final int TRACE = 1;
    private static final int STUDENT = 2;
    private static final int NOTHING = 3;
    private static final int UNKNOWN = 4;

    @TempDir
    static Path folder;

    private static Bundle all;

    @BeforeAll
    static void examine() throws IOException {
        all = new Examinations(folder)
                .scan()
                .trace()
                .student()
                .scanOfNothing()
                .unknown()
                .bundle();
    }

    private static Bundle only(int... runs) {
        return with(Arrays.stream(runs).mapToObj(all.results().runs()::get).toList());
    }

    private static Bundle with(List<Run> runs) {
        return new Bundle(
                all.software(),
                all.basis(),
                all.exhibits(),
                Results.of(runs),
                all.custody(),
                all.redaction(),
                all.proofs());
    }

    private static String page(Bundle bundle) {
        return new String(ReportPage.render(bundle), StandardCharsets.UTF_8);
    }

    private static void contains(String page, String... parts) {
        for (String part : parts) {
            assertTrue(page.contains(part), "page lacks " + part);
        }
    }

    @Test
    void aScanHasItsVerdictFiguresAndRecord() throws IOException {
        Bundle bundle = only(SCAN);
        String page = page(bundle);
        contains(
                page,
                "<h1>The text depends on the key 2026-11.</h1>",
                "less than one in 10",
                "What this does not show");
        contains(
                page,
                "Smallest share that could have been seen",
                "Duplicates left out",
                "Units scored",
                "e-value",
                "3 tests");
        contains(
                page,
                "Evidence growing with the text",
                "The key among 99 keys that marked nothing",
                "Documents ranked");
        contains(page, "Marked passages", "Evidence by week for the key 2026-11", "before (placebo");
        contains(page, "corpus.jsonl", bundle.exhibits().get(0).sha256(), "published corpus, mirror", "Investigator 7");
        contains(page, "Laboratory", bundle.custody().get(0).digest(), "1,000 vectors, 0 failed");
        contains(page, "countermark verify", "This page verifies nothing.", bundle.contentDigest());
        contains(page, bundle.basis().keys().get(0).commitment().hex(), "any key could have been tried");
        assertEquals(2, count(page, "<figure class=\"chart zoom\""));
        assertEquals(1, count(page, "<figure class=\"chart square\""));
    }

    @Test
    void everyKindOfRunHasItsSection() throws IOException {
        String page = page(only(TRACE, STUDENT, NOTHING, UNKNOWN));
        contains(page, "The text carries the payload of 3 accounts and 1 cohort.", "Accounts and leads", "ring,A");
        contains(
                page,
                "The suspect model’s answers depend on the key 2026-11.",
                "placebo key ",
                "2027-01",
                "human text of the domain");
        contains(page, "What else could explain a positive", "the model before it learned");
        contains(page, "No dependence on a key was found.");
        contains(page, "Not drawn: a result of the kind <bdi>other/result/9</bdi>", "whatever");
        contains(page, "<h1>2 of 4 examinations came out positive.</h1>");
    }

    @Test
    void headingsDescendByOneAndIdsDiffer() throws IOException {
        String page = page(all);
        Matcher headings = HEADING.matcher(page);
        int before = 0;
        while (headings.find()) {
            int level = Integer.parseInt(headings.group(1));
            assertTrue(level <= before + 1, "h" + level + " after h" + before);
            before = level;
        }
        List<String> ids = matches(page, " id=\"([^\"]+)\"");
        assertEquals(ids.size(), ids.stream().distinct().count());
        for (String label : matches(page, " aria-(?:labelledby|describedby)=\"([^\"]+)\"")) {
            assertTrue(ids.contains(label), label);
        }
        assertEquals(count(page, "<table>"), count(page, "<caption"));
        assertFalse(Pattern.compile("<th(?! scope=)(?!ead)").matcher(page).find(), "a header without scope");
        contains(page, "<html lang=\"en\">", "<main>", "<nav aria-label", "<header>", "<footer>", "class=\"skip\"");
    }

    @Test
    void loadsNothing() throws IOException {
        String page = page(only(SCAN));
        contains(page, "default-src &#39;none&#39;", "script-src &#39;sha256-", "style-src &#39;sha256-");
        String own = page.replace("https://github.com/leeoniya/uPlot (v1.6.32)", "");
        assertFalse(Pattern.compile("https?://|//[a-z]+\\.").matcher(own).find());
        assertFalse(Pattern.compile("<(img|link|iframe|object|embed|audio|video|base|form)\\b")
                .matcher(page)
                .find());
        assertFalse(Pattern.compile(" (src|srcset|style|on[a-z]+)=")
                .matcher(page.replaceAll("(?s)<script>.*</script>", ""))
                .find());
        matches(page, " href=\"([^\"]*)\"").forEach(link -> assertTrue(link.startsWith("#"), link));
    }

    @Test
    void whatABundleSaysIsTextAndNothingElse() throws IOException {
        String evil = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&\u202Egnp.exe\u2066";
        Bundle bundle = only(SCAN);
        String text = new String(bundle.toFile(), StandardCharsets.UTF_8);
        String quoted = CanonicalJson.text(new Json.Text(evil));
        String hostile = text.replace("\"corpus.jsonl\"", quoted)
                .replace("\"2026-11\",\"keyCommitment\"", quoted + ",\"keyCommitment\"")
                .replace("\"distinct\"", quoted)
                .replace("\"pooled\"", quoted)
                .replace("\"Laboratory\"", quoted);
        Bundle parsed = Bundle.parse(hostile.getBytes(StandardCharsets.UTF_8));
        String page = page(parsed);
        contains(page, "&lt;/script&gt;&lt;script&gt;alert(1)", "⟨U+202E⟩", "&quot;&#39;&amp;");
        assertFalse(page.contains("<img"));
        assertFalse(page.contains("<script>alert"));
        assertFalse(page.contains("\u202E"));
        assertEquals(1, count(page, "<script>"));
        assertEquals(1, count(page, "</script>"));
    }

    /** Members of a result may be anything: the page is made whatever they are. */
    @Test
    void resultsOfAnyShapeAreDrawn() throws IOException {
        String[] formats = {"scan-result/2", "trace-result/1", "student-result/1"};
        String[] values = {
            "\"x\"",
            "7",
            "-7",
            "[]",
            "{}",
            "[1,\"a\",{}]",
            "[{\"tokens\":\"1e999\",\"first\":\"2026-99-99\",\"log10P\":\"" + "9".repeat(60) + "\"}]"
        };
        String[] names = {
            "verdict",
            "log10P",
            "alpha",
            "family",
            "trials",
            "accounts",
            "listed",
            "reading",
            "controls",
            "companion",
            "growth",
            "timeline",
            "decoys",
            "counts",
            "plan",
            "warnings",
            "doesNotShow",
            "rows",
            "completions",
            "outlook"
        };
        for (String format : formats) {
            for (String value : values) {
                StringBuilder members = new StringBuilder("{\"format\":\"countermark/" + format + "\"");
                for (String name : names) {
                    members.append(",\"").append(name).append("\":").append(value);
                }
                String nested = members.append('}').toString().replace("[1,\"a\",{}]", "[" + members + "]");
                for (String json : new String[] {members.toString(), nested}) {
                    Json result = CanonicalJson.ofDocument("result", json.getBytes(StandardCharsets.UTF_8));
                    Bundle odd = new Bundle(
                            all.software(),
                            all.basis(),
                            all.exhibits(),
                            new Results(List.of(Run.of(List.of("x"), (Json.Members) result)), 1),
                            all.custody(),
                            all.redaction(),
                            all.proofs());
                    contains(page(odd), "</html>");
                }
            }
        }
    }

    @Test
    void theSameBundleGivesTheSameBytes() throws IOException {
        Bundle bundle = all;
        assertArrayEquals(ReportPage.render(bundle), ReportPage.render(Bundle.parse(bundle.toFile())));
    }

    @Test
    void aRedactedRecordSaysSoAndNamesNobody() {
        Bundle whole = only(SCAN, TRACE).sealed(SealingKey.of("laboratory", new byte[64]));
        Bundle redacted = whole.redacted();
        String page = page(redacted);
        contains(
                page,
                "This record is redacted.",
                whole.contentDigest(),
                "The text carries the payload of 3 accounts and 1 cohort.");
        contains(page, whole.proofs().seal().orElseThrow().key().fingerprint(), "--trust-key");
        contains(
                page,
                "<span class=\"brief\">" + redacted.exhibits().get(0).name().substring(0, 12) + "…</span>");
        for (String name :
                new String[] {"corpus.jsonl", "posts.jsonl", "ring,A", "Investigator 7", "Laboratory", "mirror of"}) {
            assertTrue(page(whole).contains(name), name);
            assertFalse(page.contains(name), name);
        }
        assertFalse(page(whole).contains("This record is redacted."));
    }

    @Test
    void keysThatWerePublishedAreCounted() {
        KeyId key = all.basis().keys().get(0);
        List<KeyLeaf> leaves = new ArrayList<>(List.of(new KeyLeaf(key.label(), key.commitment())));
        for (int month = 1; month < 8; month++) {
            leaves.add(new KeyLeaf("2027-0" + month, key.commitment()));
        }
        KeyOpening opening = KeyCommitment.of(key.profileDigest(), leaves).open(leaves, key.label());
        KeyId published = new KeyId(key.label(), key.profileDigest(), key.commitment(), Optional.of(opening));
        Basis basis = all.basis();
        Basis one = new Basis(
                basis.profiles(),
                List.of(published),
                basis.plans(),
                basis.normalisation(),
                basis.tokenizers(),
                basis.references());
        String page = page(new Bundle(
                all.software(), one, all.exhibits(), all.results(), all.custody(), all.redaction(), all.proofs()));
        contains(page, "8 keys", opening.commitment().root(), "<sup>3.00</sup> keys together");
    }

    @Test
    void theCommandWritesThePage() throws IOException {
        Cli cli = new Cli(folder.resolve("here"));
        Files.createDirectories(folder.resolve("here"));
        Bundle bundle = only(NOTHING);
        cli.file("evidence.json", bundle.toFile());
        cli.ok("report", "evidence.json", "--out", "page.html");
        assertArrayEquals(ReportPage.render(bundle), Files.readAllBytes(cli.path("page.html")));
        cli.file("broken.json", "{}\n");
        assertEquals(ExitCode.INPUT.code(), cli.run("report", "broken.json").code());
        assertEquals(ExitCode.INPUT.code(), cli.run("report", "none.json").code());
    }

    @Test
    void originsThatAreNotKnownAreDashes() throws IOException {
        Bundle bundle = only(NOTHING);
        Exhibit bare = new Exhibit(
                "a", "0".repeat(64), 1 << 20, Optional.empty(), Optional.<Instant>empty(), Optional.empty());
        List<Exhibit> exhibits = new ArrayList<>(bundle.exhibits());
        exhibits.add(bare);
        String page = page(new Bundle(
                bundle.software(),
                bundle.basis(),
                exhibits,
                bundle.results(),
                List.of(),
                bundle.redaction(),
                bundle.proofs()));
        contains(page, "1.0 MiB", "There is no custody log.");
    }

    private static int count(String page, String part) {
        return (page.length() - page.replace(part, "").length()) / part.length();
    }

    private static List<String> matches(String page, String pattern) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
