package org.countermark.benchmarks.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countermark.contract.engine.Contracts;
import org.countermark.corpora.calibration.NullTrials;
import org.countermark.corpora.calibration.Sizes;
import org.countermark.corpora.calibration.Tokens;
import org.countermark.corpora.calibration.UnitTable;
import org.countermark.corpora.text.Document;
import org.countermark.corpora.text.EuroparlLines;
import org.countermark.corpora.text.ResourceJars;
import org.countermark.corpora.text.SourceJar;
import org.countermark.keys.Contract;
import org.countermark.keys.Profile;
import org.countermark.token.Response;
import org.countermark.token.Slice;

/**
 * Records how often keys that did not make real text reject it, for each engine's contract: prose and code, whole corpora.
 *
 * <p>{@code EngineNullRun OUT.csv SEED KEYS UNITS [CONTRACT…]}: about that many distinct units of each corpus, all contracts
 * where none is named. One line a contract and corpus: contract, corpus, units, keys, rejections at 1e-1 to 1e-4, and whether
 * none is above its level at odds of 1e-10.
 */
public final class EngineNullRun {
    private static final double ODDS = 1e-10;

    private EngineNullRun() {}

    /**
     * Runs the contracts.
     *
     * @param args file to append to, seed, keys, units, ids of contracts
     * @throws IOException if a corpus cannot be read or a line not be written
     */
    public static void main(String[] args) throws IOException {
        long seed = Long.parseLong(args[1]);
        int keys = Integer.parseInt(args[2]);
        int units = Integer.parseInt(args[3]);
        List<String> named = List.of(args).subList(4, args.length);
        List<Response> prose;
        try (Stream<Document> documents = EuroparlLines.ofJar(jar(EuroparlLines.ENTRY))) {
            prose = sample(documents.toList(), 16);
        }
        List<Response> code;
        try (Stream<Document> documents = SourceJar.of(jar("com/google/common/base/Ascii.java"))) {
            code = sample(documents.toList(), 1);
        }
        for (Profile profile : Profiles.all(Tokens.TOKENIZER)) {
            if (named.isEmpty() || named.contains(profile.contract().id())) {
                run(Path.of(args[0]), profile, "prose", prose, seed, keys, units);
                run(Path.of(args[0]), profile, "code", code, seed + 1, keys, units);
            }
        }
    }

    private static List<Response> sample(List<Document> documents, int step) {
        return Tokens.of(IntStream.range(0, documents.size() / step).mapToObj(i -> documents.get(i * step)), 0);
    }

    private static void run(
            Path out, Profile profile, String corpus, List<Response> body, long seed, int keys, int units)
            throws IOException {
        UnitTable whole = UnitTable.of(Contracts.rule(profile), Slice.WHOLE, body);
        int slices = (int) Math.max(1, whole.size() / units);
        UnitTable table = UnitTable.of(Contracts.rule(profile), Slice.of(0, slices), body);
        long start = System.nanoTime();
        Sizes sizes = NullTrials.of(profile, seed + 1_000L * position(profile.contract()))
                .corpus(table, keys);
        String line = String.format(
                Locale.ROOT,
                "%s,%s,%d,%d,%s,%s%n",
                profile.contract().id(),
                corpus,
                table.size(),
                keys,
                String.join(
                        ",", sizes.rejections().stream().map(String::valueOf).toList()),
                sizes.superUniform(ODDS));
        System.out.printf("%s  (%.0f s)%n", line.strip(), (System.nanoTime() - start) / 1e9);
        Files.writeString(out, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static int position(Contract contract) {
        return Arrays.asList(Contract.values()).indexOf(contract);
    }

    private static Path jar(String entry) throws IOException {
        return ResourceJars.find(EngineNullRun.class.getClassLoader(), entry)
                .orElseThrow(() -> new IllegalStateException("no jar on the class path has " + entry));
    }
}
