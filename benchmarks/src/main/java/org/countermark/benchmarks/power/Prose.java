package org.countermark.benchmarks.power;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.countermark.corpora.text.Document;
import org.countermark.corpora.text.EuroparlLines;
import org.countermark.corpora.text.ResourceJars;

/** European Parliament debates as tokens of r50k_base, dealt out by line number: nobody sees what another one counts. */
final class Prose {
    static final int VOCABULARY_SIZE = 50_257;

    private static final int SHORTEST = 200;

    private final List<int[]> teaching = new ArrayList<>();
    private final List<int[]> reference = new ArrayList<>();
    private final List<int[]> unseen = new ArrayList<>();

    private Prose() {}

    static Prose load() throws IOException {
        Encoding encoding = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.R50K_BASE);
        Prose prose = new Prose();
        try (Stream<Document> documents =
                EuroparlLines.ofJar(ResourceJars.find(Prose.class.getClassLoader(), EuroparlLines.ENTRY)
                        .orElseThrow(() -> new IOException("no jar on the class path has " + EuroparlLines.ENTRY)))) {
            int[] line = {0};
            documents
                    .map(Document::text)
                    .filter(text -> text.length() > SHORTEST)
                    .forEach(text -> {
                        int[] tokens = encoding.encodeOrdinary(text).toArray();
                        int turn = line[0]++ % 50;
                        (turn == 0 ? prose.unseen : turn % 2 == 0 ? prose.teaching : prose.reference).add(tokens);
                    });
        }
        return prose;
    }

    /** What the teacher is counted from: 48 % of the documents. */
    List<int[]> teaching() {
        return teaching;
    }

    /** Other text of the same kind, for a proxy: 50 %. */
    List<int[]> reference() {
        return reference;
    }

    /** Where passages begin: 2 %. */
    List<int[]> unseen() {
        return unseen;
    }
}
