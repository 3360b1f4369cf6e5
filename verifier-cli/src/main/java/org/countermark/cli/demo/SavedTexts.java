package org.countermark.cli.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads what 'generate' wrote: the text alone, as somebody has it who copied it from a screen. */
final class SavedTexts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SavedTexts() {}

    static List<String> read(Path file) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            texts.add(JSON.readTree(line).path("text").asText());
        }
        return texts;
    }
}
