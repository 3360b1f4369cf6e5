package org.countermark.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Documents name nothing that does not exist, and files stay small enough to read. */
class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(#[^)]*)?\\)");
    private static final int LONGEST_SOURCE = 400;

    @Test
    void relativeLinksLeadSomewhere() {
        List<String> broken = new ArrayList<>();
        for (Path page : Repository.files(".md")) {
            LINK.matcher(Repository.read(page))
                    .results()
                    .map(link -> link.group(1))
                    .filter(target -> !target.contains("://") && !target.startsWith("mailto:"))
                    .filter(target -> !Files.exists(page.resolveSibling(target)))
                    .forEach(target -> broken.add(page.getFileName() + " → " + target));
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void theReadmeStartsWithWhatAReaderNeeds() {
        List<String> first = Repository.read(Repository.root().resolve("README.md"))
                .lines()
                .limit(32)
                .toList();
        String text = String.join("\n", first);
        for (String needed :
                List.of("proves", "does not prove", "./countermark demo", "mvn verify", "```java", "scan")) {
            assertTrue(text.contains(needed), () -> "missing in the first lines of the README: " + needed);
        }
    }

    @Test
    void sourcesStayReadable() {
        List<String> tooLong = Repository.files(".java").stream()
                .filter(path -> Repository.read(path).lines().count() > LONGEST_SOURCE)
                .map(path -> path.getFileName().toString())
                .toList();
        assertEquals(List.of(), tooLong);
    }

    /** The same page must not be written twice under two names. */
    @Test
    void decisionsAreNumberedOnce() {
        List<String> numbers = Repository.files(".md").stream()
                .filter(path -> path.getParent().endsWith("adr"))
                .map(path -> Pattern.compile("^\\d{4}")
                        .matcher(path.getFileName().toString())
                        .results()
                        .map(MatchResult::group)
                        .findFirst()
                        .orElse("unnumbered: " + path.getFileName()))
                .toList();
        assertEquals(numbers.stream().distinct().toList(), numbers);
    }
}
