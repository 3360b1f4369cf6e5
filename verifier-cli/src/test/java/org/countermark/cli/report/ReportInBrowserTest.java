package org.countermark.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.countermark.cli.browser.BrowserPage;
import org.countermark.cli.browser.Chromium;
import org.countermark.evidence.bundle.Bundle;
import org.countermark.evidence.json.CanonicalJson;
import org.countermark.evidence.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a browser shows it: on wide and narrow screens, in both colour schemes, and on paper. Pictures go to target/report. */
final class ReportInBrowserTest {
    private static final Path PICTURES = Path.of("target", "report");

    @TempDir
    static Path folder;

    private static Chromium browser;
    private static Path page;
    private static Bundle bundle;

    @BeforeAll
    static void openBrowser() throws IOException {
        Optional<Path> program = Chromium.find();
        assumeTrue(program.isPresent(), "skipped: no Chromium on the PATH, and COUNTERMARK_BROWSER names none");
        bundle = new Examinations(folder).scan().trace().student().bundle();
        page = Files.write(folder.resolve("report.html"), ReportPage.render(bundle));
        // Not in the folder that is taken away: a browser that was just ended may still write.
        Files.createDirectories(PICTURES);
        browser = Chromium.start(program.get(), Files.createTempDirectory(PICTURES, "profile"));
    }

    @AfterAll
    static void closeBrowser() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    private static String script(String name) throws IOException {
        try (InputStream in = ReportInBrowserTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int height(BrowserPage of) throws IOException {
        return of.evaluate("document.documentElement.scrollHeight").asInt();
    }

    @Test
    void loadsItselfAndNothingElse() throws IOException {
        BrowserPage shown = browser.open(page);
        assertEquals(List.of(page.toUri().toString()), shown.requests());
        assertEquals(List.of(), shown.complaints());
        assertEquals(
                "All 3 examinations came out positive.",
                shown.evaluate("document.querySelector('h1').innerText").asText());
        String text = shown.evaluate("document.body.innerText").asText();
        for (String part :
                new String[] {"less than one in 10^", "What this does not show", "ring,A", "Laboratory", "2026-11"}) {
            assertTrue(text.replaceAll("\\s*\\^\\s*", "^").contains(part), "the text lacks " + part);
        }
    }

    @Test
    void drawsItsFigures() throws IOException {
        BrowserPage shown = browser.open(page);
        shown.screen(1280, 900);
        JsonNode charts = shown.evaluate(script("charts.js"));
        assertEquals(3, charts.path("live").size(), charts.toString());
        for (JsonNode chart : charts.path("live")) {
            assertTrue(chart.path("width").asInt() > 300 && chart.path("height").asInt() >= 220, chart.toString());
            assertTrue(chart.path("inked").asInt() > 500, "drawn: " + chart);
        }
        assertEquals(2, charts.path("squares").size(), charts.toString());
        for (JsonNode square : charts.path("squares")) {
            assertTrue(
                    square.path("width").asInt() > 250 && square.path("height").asInt() > 250, square.toString());
            assertTrue(square.path("dots").asInt() > 30, square.toString());
        }
        assertTrue(charts.path("passages").asInt() >= 7, charts.toString());
        assertTrue(charts.path("bars").asInt() > 30, charts.toString());
    }

    @Test
    void isReadableAndFitsEveryScreen() throws IOException {
        BrowserPage shown = browser.open(page);
        for (String scheme : new String[] {"light", "dark"}) {
            shown.media("screen", scheme);
            for (int width : new int[] {1280, 360}) {
                shown.screen(width, 800);
                String what = scheme + " at " + width;
                assertEquals(
                        width,
                        shown.evaluate("document.documentElement.scrollWidth").asInt(),
                        what + " overflows");
                JsonNode pale = shown.evaluate(script("contrast.js"));
                assertTrue(pale.path("looked").asInt() > 300, what + ": " + pale);
                assertEquals(0, pale.path("pale").size(), what + ": " + pale.path("pale"));
                shown.picture(PICTURES.resolve("report-" + scheme + "-" + width + ".png"), width, height(shown));
            }
        }
        // What is hidden until somebody asks for it is readable, too.
        shown.screen(1280, 800);
        shown.evaluate("document.querySelector('nav button').click()");
        JsonNode pale = shown.evaluate(script("contrast.js"));
        assertEquals(0, pale.path("pale").size(), pale.path("pale").toString());
        shown.screen(360, 800);
        assertEquals(360, shown.evaluate("document.documentElement.scrollWidth").asInt(), "tables overflow");
        assertEquals(List.of(), shown.complaints());
    }

    @Test
    void isWhiteAndWholeOnPaper() throws IOException {
        BrowserPage shown = browser.open(page);
        shown.media("print", "dark");
        shown.screen(718, 1000);
        assertEquals(
                "rgb(255, 255, 255)",
                shown.evaluate("getComputedStyle(document.body).backgroundColor")
                        .asText());
        assertEquals(0, shown.evaluate(script("contrast.js")).path("pale").size());
        JsonNode charts = shown.evaluate(script("charts.js"));
        assertEquals(0, charts.path("live").size(), "charts of the screen: " + charts);
        assertEquals(3, charts.path("drawings").size(), charts.toString());
        charts.path("drawings")
                .forEach(drawing -> assertTrue(drawing.path("height").asInt() > 150, drawing.toString()));
        assertTrue(
                shown.evaluate("document.body.innerText")
                        .asText()
                        .contains(bundle.custody().get(1).digest()),
                "a digest is cut");
        byte[] pdf = shown.print(PICTURES.resolve("report.pdf"));
        assertTrue(new String(pdf, 0, 5, StandardCharsets.ISO_8859_1).equals("%PDF-") && pdf.length > 50_000, "no PDF");
    }

    @Test
    void isUsedByKeyboard() throws IOException {
        BrowserPage shown = browser.open(page);
        shown.screen(1280, 900);
        shown.evaluate("document.querySelector('.live').focus()");
        shown.press("ArrowRight");
        shown.press("ArrowRight");
        String said = shown.evaluate("document.querySelector('[aria-live]').textContent")
                .asText();
        assertTrue(said.startsWith("tokens ") && said.contains("log10 of the e-value"), said);
        assertEquals(List.of(), shown.complaints());
    }

    @Test
    void aHostileBundleRunsNothing() throws IOException {
        String evil = CanonicalJson.text(new Json.Text(
                "</script><script>alert(1)</script><img src='https://example.org/x' onerror='alert(2)'>"));
        String hostile = new String(bundle.toFile(), StandardCharsets.UTF_8)
                .replace("\"corpus.jsonl\"", evil)
                .replace("\"Laboratory\"", evil)
                .replace("\"pooled\"", evil);
        Path file = Files.write(
                folder.resolve("hostile.html"),
                ReportPage.render(Bundle.parse(hostile.getBytes(StandardCharsets.UTF_8))));
        BrowserPage shown = browser.open(file);
        assertEquals(List.of(file.toUri().toString()), shown.requests());
        assertEquals(List.of(), shown.complaints());
        assertEquals(
                0, shown.evaluate("document.querySelectorAll('img').length").asInt());
        assertEquals(
                1, shown.evaluate("document.querySelectorAll('script').length").asInt());
    }
}
