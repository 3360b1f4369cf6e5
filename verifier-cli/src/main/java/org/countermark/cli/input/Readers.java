package org.countermark.cli.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells what an input is from its first bytes, and gives the reader for it. */
public final class Readers {
    private Readers() {}

    /**
     * The reader that fits the content.
     *
     * @param content an opened input, at its beginning
     * @param reading how to read
     * @return the reader
     * @throws InputException when the input is empty, is not UTF-8 text, or is a table without a column of text
     */
    public static RecordReader of(Content content, Reading reading) throws InputException {
        content.skipByteOrderMark();
        byte[] head = content.peek(Content.PEEK);
        if (head.length == 0) {
            throw new InputException(
                    Position.of(content.source().shown()), "the file is empty", "Leave it out, or use --skip-bad.");
        }
        if (content.source().plain()) {
            return new TextReader(content, reading);
        }
        String start = new String(head, StandardCharsets.UTF_8).stripLeading();
        if (start.startsWith("{")) {
            return isLaidOut(start) ? new JsonStreamReader(content, reading) : new JsonLinesReader(content, reading);
        }
        if (start.startsWith("[") && start.substring(1).stripLeading().startsWith("{")) {
            return new JsonStreamReader(content, reading);
        }
        Optional<Character> separator = separator(content.source().name(), start, reading);
        return separator.isPresent()
                ? new TableReader(content, reading, separator.get())
                : new TextReader(content, reading);
    }

    /** Whether the first JSON object goes on over several lines. */
    private static boolean isLaidOut(String start) {
        List<String> lines = start.lines().limit(2).toList();
        boolean firstIsWhole = start.indexOf('\n') >= 0;
        if (!firstIsWhole || lines.size() < 2 || lines.get(1).startsWith("{")) {
            return false;
        }
        try (JsonParser parser = Json.reader(Content.PEEK).getFactory().createParser(lines.get(0))) {
            while (parser.nextToken() != null) {
                // only whether the line ends too early is of interest
            }
            return false;
        } catch (JsonEOFException unfinished) {
            return true;
        } catch (IOException broken) {
            return false;
        }
    }

    private static Optional<Character> separator(String name, String start, Reading reading) {
        String lower = name.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zst)$", "");
        if (lower.endsWith(".csv") || lower.endsWith(".tsv")) {
            return Optional.of(lower.endsWith(".tsv") ? '\t' : commonest(start));
        }
        List<String> lines = start.lines().limit(2).toList();
        if (lines.size() < 2) {
            return Optional.empty();
        }
        String header = lines.get(0);
        for (char candidate : new char[] {',', '\t', ';'}) {
            List<String> names = Arrays.stream(header.split(String.valueOf(candidate), -1))
                    .map(field -> field.strip().replace("\"", "").toLowerCase(Locale.ROOT))
                    .toList();
            boolean known = reading.textField()
                    .map(field -> names.contains(field.toLowerCase(Locale.ROOT)))
                    .orElse(names.stream().anyMatch(TableReader.COLUMNS::contains));
            boolean wordsOnly = names.stream().allMatch(field -> field.matches("[\\p{L}\\p{N}_. -]{1,40}"));
            if (names.size() > 1 && known && wordsOnly && lines.get(1).indexOf(candidate) >= 0) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static char commonest(String start) {
        String header = start.lines().findFirst().orElse("");
        long commas = header.chars().filter(value -> value == ',').count();
        long semicolons = header.chars().filter(value -> value == ';').count();
        return semicolons > commas ? ';' : ',';
    }
}
