package org.countermark.corpora.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every block of Java in docs/guide and the README is code of a test, word for word. */
class GuideSnippetsTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    /** Where the classes with snippets may stand. */
    private static final List<Path> SOURCES =
            List.of(ROOT.resolve("test-corpora/src/test/java"), ROOT.resolve("verifier-cli/src/test/java"));

    @TestFactory
    Stream<DynamicTest> guidesQuoteTests() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path page : pages()) {
            for (Snippets.Block block : Snippets.blocks(Files.readString(page))) {
                tests.add(dynamicTest(page.getFileName() + " line " + block.line(), () -> check(block)));
            }
        }
        assertTrue(!tests.isEmpty(), "no snippets found under " + ROOT.resolve("docs/guide"));
        return tests.stream();
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        try (Stream<Path> guides = Files.list(ROOT.resolve("docs/guide"))) {
            guides.filter(p -> p.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        pages.removeIf(p -> !Files.exists(p));
        return pages;
    }

    private static void check(Snippets.Block block) throws IOException {
        String reference = block.reference()
                .orElseThrow(() -> new AssertionError("the block has no <!-- snippet: Class#name --> before it"));
        String[] parts = reference.split("#", 2);
        assertEquals(2, parts.length, "a snippet's name is Class#name, was " + reference);
        Path source = find(parts[0] + ".java");
        String code = Snippets.marked(Files.readString(source), parts[1])
                .orElseThrow(() -> new AssertionError(source + " has no snippet " + parts[1]));
        assertEquals(Snippets.normalised(code), Snippets.normalised(block.code()));
    }

    private static Path find(String file) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path root : SOURCES) {
            if (Files.exists(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    files.filter(p -> p.getFileName().toString().equals(file)).forEach(found::add);
                }
            }
        }
        assertEquals(1, found.size(), file + " must stand in exactly one place, found " + found);
        return found.get(0);
    }

    @Test
    void blocksAreFoundWithTheirNames() {
        List<Snippets.Block> blocks = Snippets.blocks("""
                <!-- snippet: A#one -->
                ```java
                int x = 1;
                ```
                Text between.
                ```java
                int y;
                ```
                ```
                not java
                ```
                """);
        assertEquals(2, blocks.size());
        assertEquals("A#one", blocks.get(0).reference().orElseThrow());
        assertEquals("int x = 1;\n", blocks.get(0).code());
        assertTrue(blocks.get(1).reference().isEmpty());
        assertThrows(IllegalArgumentException.class, () -> Snippets.blocks("```java\nint x;\n"));
    }

    @Test
    void marksDelimitCode() {
        String source = "  a();\n  // snippet: s\n  b();\n\n  c();\n  // end snippet\n  d();\n";
        assertEquals(
                "b(); c();", Snippets.normalised(Snippets.marked(source, "s").orElseThrow()));
        assertTrue(Snippets.marked(source, "t").isEmpty());
        assertThrows(IllegalArgumentException.class, () -> Snippets.marked("// snippet: s\nb();", "s"));
    }
}
