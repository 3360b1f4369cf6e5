package org.countermark.benchmarks.detect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countermark.benchmarks.Provenance;
import org.countermark.corpora.calibration.NullTrials;
import org.countermark.corpora.calibration.Tokens;
import org.countermark.corpora.calibration.UnitTable;
import org.countermark.corpora.text.Document;
import org.countermark.corpora.text.EuroparlLines;
import org.countermark.corpora.text.ResourceJars;
import org.countermark.corpora.text.SourceJar;
import org.countermark.corpora.text.Template;
import org.countermark.keys.Profile;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;
import org.countermark.token.Response;
import org.countermark.token.Slice;

/**
 * Records how often keys that did not make real text reject it: Europarl, pinned sources, and Europarl in templates.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar org.countermark.benchmarks.detect.CalibrationRun DIRECTORY SEED KEYS
 * DOCUMENT_KEYS} writes calibration.md and calibration.csv into the directory.
 */
public final class CalibrationRun {
    private static final int WIDTH = 4;
    private static final int TRACE_SHARE = 16384;

    /** One entry of each pinned sources jar, by which it is found. */
    private static final List<String> SOURCES = List.of(
            "com/google/common/base/Ascii.java",
            "org/apache/lucene/index/IndexWriter.java",
            "org/hibernate/Session.java",
            "scala/collection/immutable/List.scala",
            "kotlin/Annotations.kt");

    private final long seed;
    private final int keys;
    private final int documentKeys;
    private final List<CalibrationRow> rows = new ArrayList<>();

    private CalibrationRun(long seed, int keys, int documentKeys) {
        this.seed = seed;
        this.keys = keys;
        this.documentKeys = documentKeys;
    }

    /**
     * Runs the calibration.
     *
     * @param args directory, seed, keys for each corpus test, keys for the document tests of each corpus
     * @throws IOException if a corpus cannot be read or a result not be written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 4) {
            throw new IllegalArgumentException("arguments must be DIRECTORY SEED KEYS DOCUMENT_KEYS");
        }
        CalibrationRun run =
                new CalibrationRun(Long.parseLong(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
        String commit = Provenance.commit();
        List<Document> europarl = europarl();
        run.body("europarl", Tokens.of(europarl.stream(), 0));
        run.body("sources", Tokens.of(sources().stream(), 0));
        Template[] templates = Template.values();
        run.body(
                "europarl in templates",
                Tokens.of(
                        IntStream.range(0, europarl.size() / 8)
                                .mapToObj(i -> templates[i % templates.length].wrap(europarl.get(8 * i))),
                        0));
        Path directory = Path.of(args[0]);
        Files.createDirectories(directory);
        CalibrationPage.write(directory, commit, run.rows, List.of(args).subList(1, 4));
    }

    private void body(String name, List<Response> body) {
        long tokens = body.stream().mapToLong(Response::length).sum();
        List<Response> tested = body.stream()
                .filter(document ->
                        UnitTable.of(WIDTH, Slice.WHOLE, List.of(document)).size() >= 50)
                .toList();
        UnitTable whole = UnitTable.of(WIDTH, Slice.WHOLE, body);
        UnitTable eighth = UnitTable.of(WIDTH, Slice.of(0, 8), body);
        System.out.printf("%s: %d documents, %d tokens, %d distinct units%n", name, body.size(), tokens, whole.size());
        for (Scheme scheme : List.of(new GumbelScheme(), new TournamentScheme(30), new GreenListScheme(16384))) {
            boolean exact = scheme instanceof GumbelScheme;
            NullTrials trials = NullTrials.of(
                    new Profile(scheme, WIDTH, Tokens.TOKENIZER, TRACE_SHARE), seed + 1_000_000_000L * rows.size());
            UnitTable units = exact ? whole : eighth;
            add(new CalibrationRow(name, scheme.id(), exact, "corpus", units.size(), trials.corpus(units, keys)));
            add(new CalibrationRow(
                    name, scheme.id(), exact, "document", tested.size(), trials.documents(tested, documentKeys)));
        }
    }

    private void add(CalibrationRow row) {
        System.out.println(row);
        rows.add(row);
    }

    private static List<Document> europarl() throws IOException {
        try (Stream<Document> documents = EuroparlLines.ofJar(jar(EuroparlLines.ENTRY))) {
            return documents.toList();
        }
    }

    private static List<Document> sources() throws IOException {
        List<Document> all = new ArrayList<>();
        for (String entry : SOURCES) {
            try (Stream<Document> documents = SourceJar.of(jar(entry))) {
                documents.forEach(all::add);
            }
        }
        return all;
    }

    private static Path jar(String entry) throws IOException {
        return ResourceJars.find(CalibrationRun.class.getClassLoader(), entry)
                .orElseThrow(() -> new IllegalStateException("no jar on the class path has " + entry));
    }
}
