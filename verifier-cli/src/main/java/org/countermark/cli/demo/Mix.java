package org.countermark.cli.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.countermark.cli.AtomicFile;

/**
 * A corpus in which a small share of the characters is marked.
 *
 * @param records records in the corpus
 * @param marked marked ones among them
 */
record Mix(int records, int marked) {
    /** One marked character in twenty. */
    private static final int HUMAN_PARTS = 19;

    private static final int HUMAN_RECORDS = 200;

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Piece(String text, String source) {}

    /**
     * Mixes marked sets into human text: {@code corpus.jsonl}, and the truth beside it in {@code truth.csv}; some human
     * text alone in {@code human.jsonl}.
     */
    static Mix write(Path folder, List<String> sets) throws IOException {
        List<Piece> pieces = new ArrayList<>();
        long left = 0;
        for (String set : sets) {
            for (String text : SavedTexts.read(folder.resolve(set))) {
                pieces.add(new Piece(text, set));
                left += (long) HUMAN_PARTS * text.length();
            }
        }
        int marked = pieces.size();
        for (String paragraph : HumanText.paragraphs()) {
            if (left <= 0) {
                break;
            }
            pieces.add(new Piece(paragraph, "human"));
            left -= paragraph.length();
        }
        StringBuilder human = new StringBuilder();
        for (Piece piece : pieces.subList(marked, Math.min(pieces.size(), marked + HUMAN_RECORDS))) {
            human.append(JSON.createObjectNode().put("text", piece.text())).append('\n');
        }
        write(folder.resolve("human.jsonl"), human);
        Collections.shuffle(pieces, new Random(1));
        writeCorpus(folder, pieces);
        return new Mix(pieces.size(), marked);
    }

    private static void writeCorpus(Path folder, List<Piece> pieces) throws IOException {
        StringBuilder corpus = new StringBuilder();
        StringBuilder truth = new StringBuilder("line,source\n");
        for (int i = 0; i < pieces.size(); i++) {
            ObjectNode record =
                    JSON.createObjectNode().put("text", pieces.get(i).text());
            corpus.append(record).append('\n');
            truth.append(i + 1).append(',').append(pieces.get(i).source()).append('\n');
        }
        write(folder.resolve("corpus.jsonl"), corpus);
        write(folder.resolve("truth.csv"), truth);
    }

    private static void write(Path file, StringBuilder text) throws IOException {
        AtomicFile.write(file, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
