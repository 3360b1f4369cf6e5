package org.countermark.benchmarks.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;

/**
 * Writes an exhibit of any size: JSON lines of some 4 KB, each some paragraphs of Jane Austen's novels in an order of its own; one
 * in ten is a copy of an earlier line, and one in {@value #MARKED} a line of another file, whose text is marked.
 */
final class LargeExhibit {
    private static final String NOVELS = "/org/countermark/corpora/human/austen.txt.gz";
    private static final int RECORD = 4000;
    private static final int MARKED = 100;
    private static final int COPY = 10;
    private static final int KEPT = 1000;

    private final SplittableRandom random = new SplittableRandom(2026);
    private final List<String> paragraphs;
    private final List<String> marked;
    private final List<byte[]> earlier = new ArrayList<>();

    private LargeExhibit(List<String> paragraphs, List<String> marked) {
        this.paragraphs = paragraphs;
        this.marked = marked;
    }

    /**
     * Writes an exhibit.
     *
     * @param arguments the file to write, its bytes at least, and a file of marked records, one a line
     * @throws IOException when a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        long bytes = Long.parseLong(arguments[1]);
        LargeExhibit exhibit = new LargeExhibit(paragraphs(), Files.readAllLines(Path.of(arguments[2])));
        try (PrintStream out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
            exhibit.write(out, bytes);
        }
    }

    private static List<String> paragraphs() throws IOException {
        try (InputStream in = LargeExhibit.class.getResourceAsStream(NOVELS)) {
            byte[] all = new GZIPInputStream(new ByteArrayInputStream(in.readAllBytes())).readAllBytes();
            String[] found = new String(all, StandardCharsets.UTF_8).split("\n\n", -1);
            return List.of(found).stream().filter(text -> text.length() > 200).toList();
        }
    }

    private void write(OutputStream out, long bytes) throws IOException {
        long written = 0;
        for (long at = 0; written < bytes; at++) {
            byte[] line = line(at);
            out.write(line);
            written += line.length;
        }
    }

    private byte[] line(long at) {
        if (at % MARKED == MARKED - 1) {
            return (marked.get((int) (at / MARKED % marked.size())) + "\n").getBytes(StandardCharsets.UTF_8);
        }
        if (at % COPY == COPY - 2) {
            return earlier.get(random.nextInt(earlier.size()));
        }
        StringBuilder text = new StringBuilder();
        while (text.length() < RECORD) {
            text.append(paragraphs.get(random.nextInt(paragraphs.size()))).append("\n\n");
        }
        String escaped = text.toString()
                .strip()
                .replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\r", "\\r")
                .replace("\t", "\\t")
                .replace("\n", "\\n");
        byte[] line = ("{\"text\":\"" + escaped + "\"}\n").getBytes(StandardCharsets.UTF_8);
        if (earlier.size() < KEPT) {
            earlier.add(line);
        }
        return line;
    }
}
