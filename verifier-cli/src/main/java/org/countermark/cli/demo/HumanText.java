package org.countermark.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Paragraphs from novels of Jane Austen, in the public domain: text that no model wrote. */
final class HumanText {
    private static final String RESOURCE = "/org/countermark/corpora/human/austen.txt.gz";

    private HumanText() {}

    static List<String> paragraphs() {
        try (InputStream in = HumanText.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the library was packed without " + RESOURCE);
            }
            String text = new String(new GZIPInputStream(in).readAllBytes(), StandardCharsets.UTF_8);
            return List.of(text.strip().split("\n\n"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
