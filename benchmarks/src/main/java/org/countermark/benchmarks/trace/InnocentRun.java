package org.countermark.benchmarks.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.countermark.corpora.calibration.Sizes;
import org.countermark.scheme.GreenListScheme;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.scheme.TournamentScheme;

/**
 * Records how often innocents are accused, by what the text is.
 *
 * <p>{@code InnocentRun OUT.csv SCHEME FROM TO [KIND...]}: trials FROM..TO−1 of each kind of text.
 */
public final class InnocentRun {
    private static final int BATCH = 1000;

    private InnocentRun() {}

    /**
     * Runs the trials.
     *
     * @param args the file to append to, a scheme's id, first trial, last trial plus 1, and kinds of text if not all
     * @throws IOException if a text cannot be read, or the file not be written
     */
    public static void main(String[] args) throws IOException {
        Ledger ledger = Ledger.at(Path.of(args[0]));
        Scheme scheme = List.of(new GumbelScheme(), new TournamentScheme(30), new GreenListScheme(16384)).stream()
                .filter(each -> each.id().equals(args[1]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("SCHEME must be a scheme's id, was " + args[1]));
        int to = Integer.parseInt(args[3]);
        List<String> kinds = List.of(args).subList(4, args.length);
        RealTexts texts = RealTexts.everyNth(8);
        for (int from = Integer.parseInt(args[2]); from < to; from += BATCH) {
            int end = Math.min(to, from + BATCH);
            for (InnocentText kind : InnocentText.values()) {
                if (kinds.isEmpty() || kinds.contains(kind.name())) {
                    long start = System.nanoTime();
                    Sizes sizes = new Innocents(kind, scheme, texts).test(from, end);
                    record(ledger, kind.title() + " " + scheme.id(), from + ".." + (end - 1), sizes);
                    System.out.printf(
                            "%s %d..%d %s %.1f s%n", kind, from, end - 1, sizes, (System.nanoTime() - start) * 1e-9);
                }
            }
        }
    }

    private static void record(Ledger ledger, String name, String batch, Sizes sizes) {
        ledger.add("innocents", name, batch, "tests", (double) sizes.trials());
        for (int level = 0; level < sizes.rejections().size(); level++) {
            ledger.add("innocents", name, batch, "at 1e-" + (level + 1), (double)
                    sizes.rejections().get(level));
        }
    }
}
