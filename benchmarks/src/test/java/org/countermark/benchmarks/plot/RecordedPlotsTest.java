package org.countermark.benchmarks.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The plots beside the recorded pages stand alone, suit light and dark pages, and are shown. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordedPlotsTest {
    private static final Path FOLDER = Path.of("../docs/results");

    static List<Path> plots() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".svg"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thereAreSome() throws IOException {
        assertTrue(plots().size() >= 3, "only " + plots());
    }

    @ParameterizedTest
    @MethodSource("plots")
    void standsAlone(Path plot) throws IOException {
        String svg = Files.readString(plot);
        assertTrue(svg.startsWith("<svg"), "another root");
        assertTrue(svg.contains("<title>"), "nothing for those who do not see it");
        String elsewhere = svg.replaceAll("xmlns(:\\w+)?=\"[^\"]*\"", "");
        assertFalse(
                Pattern.compile("https?:|<script|<!DOCTYPE|NaN")
                        .matcher(elsewhere)
                        .find(),
                "names other places");
        assertTrue(svg.length() < 200_000, svg.length() + " characters");
    }

    /** A colour without a rule for dark pages would be lost on them. */
    @ParameterizedTest
    @MethodSource("plots")
    void everyColourSuitsDarkPages(Path plot) throws IOException {
        String svg = Files.readString(plot);
        String drawing = svg.substring(svg.indexOf("</style>"));
        Pattern.compile("(?:fill|stroke)=\"(rgb[^\"]*|white)\"")
                .matcher(drawing)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .forEach(colour -> assertTrue(Ink.darkRules().contains("=\"" + colour + "\"]"), colour));
        assertEquals(
                Ink.darkRules().strip(),
                svg.substring(svg.indexOf("<style>") + 7, svg.indexOf("</style>"))
                        .strip());
    }

    @ParameterizedTest
    @MethodSource("plots")
    void isShownOnAPage(Path plot) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            boolean shown = false;
            for (Path page :
                    files.filter(file -> file.toString().endsWith(".md")).toList()) {
                shown |= Files.readString(page).contains("](" + plot.getFileName() + ")");
            }
            assertTrue(shown, plot + " is on no page");
        }
    }
}
