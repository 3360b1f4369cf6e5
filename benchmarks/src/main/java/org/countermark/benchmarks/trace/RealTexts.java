package org.countermark.benchmarks.trace;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.countermark.corpora.text.Document;
import org.countermark.corpora.text.EuroparlLines;
import org.countermark.corpora.text.ResourceJars;
import org.countermark.corpora.text.SourceJar;

/** Real texts that nobody marked, as tokens of o200k_base: debates in 21 languages, and code of five projects. */
final class RealTexts {
    /** One entry of each pinned sources jar, by which it is found. */
    private static final List<String> SOURCES = List.of(
            "com/google/common/base/Ascii.java",
            "org/apache/lucene/index/IndexWriter.java",
            "org/hibernate/Session.java",
            "scala/collection/immutable/List.scala",
            "kotlin/Annotations.kt");

    private static final int SHORTEST = 60;

    private final List<int[]> debates;
    private final List<int[]> code;

    private RealTexts(List<int[]> debates, List<int[]> code) {
        this.debates = debates;
        this.code = code;
    }

    /** Takes every so manieth document: reading all of them takes a minute. */
    static RealTexts everyNth(int n) throws IOException {
        List<int[]> code = new ArrayList<>();
        for (String entry : SOURCES) {
            try (Stream<Document> documents = SourceJar.of(jar(entry))) {
                code.addAll(tokens(documents.toList(), n));
            }
        }
        try (Stream<Document> documents = EuroparlLines.ofJar(jar(EuroparlLines.ENTRY))) {
            return new RealTexts(tokens(documents.toList(), n), code);
        }
    }

    private static Path jar(String entry) throws IOException {
        return ResourceJars.find(RealTexts.class.getClassLoader(), entry)
                .orElseThrow(() -> new IOException("no jar on the class path has " + entry));
    }

    private static List<int[]> tokens(List<Document> documents, int n) {
        Encoding encoding = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
        List<int[]> tokens = new ArrayList<>();
        for (int i = 0; i < documents.size(); i += n) {
            int[] ids = encoding.encodeOrdinary(documents.get(i).text()).toArray();
            if (ids.length >= SHORTEST) {
                tokens.add(ids);
            }
        }
        return tokens;
    }

    /** A debate, or as much of its beginning. */
    int[] debate(RandomGenerator random, int longest) {
        return beginning(debates, random, longest);
    }

    /** A source file, or as much of its beginning. */
    int[] code(RandomGenerator random, int longest) {
        return beginning(code, random, longest);
    }

    private static int[] beginning(List<int[]> texts, RandomGenerator random, int longest) {
        int[] text = texts.get(random.nextInt(texts.size()));
        return Arrays.copyOf(text, Math.min(text.length, longest));
    }
}
