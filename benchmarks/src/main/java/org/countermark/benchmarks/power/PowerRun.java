package org.countermark.benchmarks.power;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.countermark.detect.DocumentTest;
import org.countermark.detect.Weighing;
import org.countermark.proxy.KneserNeyModel;
import org.countermark.proxy.KneserNeyProxy;
import org.countermark.proxy.ProxyFile;
import org.countermark.token.TokenProxy;

/**
 * Writes how many tokens each scheme, weighing and proxy takes to a median p-value of 1e-3, as CSV.
 *
 * <p>{@code PowerRun OUT.csv simulated|counted|reference [nats...]}
 */
public final class PowerRun {
    private static final int PASSAGES = 151;
    private static final int ORDER = 5;

    /** What a self-made proxy is counted from: the passages tested and as many more under the same key. */
    private static final int BODY = 800;

    private static final double NOISE = 1.5;

    private final PrintStream out;

    private PowerRun(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs the study.
     *
     * @param args where the CSV goes, what to run, and at which entropies
     * @throws IOException if a corpus cannot be read, or the file not be written
     */
    public static void main(String[] args) throws IOException {
        double[] nats = args.length > 2
                ? IntStream.range(2, args.length)
                        .mapToDouble(i -> Double.parseDouble(args[i]))
                        .toArray()
                : new double[] {0.26, 0.5, 1};
        try (PrintStream out = new PrintStream(Files.newOutputStream(Path.of(args[0])), true, StandardCharsets.UTF_8)) {
            out.println("writer,temperature,entropy,scheme,weighing,proxy,passages,certified,saddlepoint");
            PowerRun run = new PowerRun(out);
            for (double target : nats) {
                if (args[1].equals("simulated")) {
                    run.simulated("even", SimulatedWriter.even(target), target);
                    run.simulated("uneven", SimulatedWriter.uneven(target), target);
                }
            }
            if (args[1].equals("reference")) {
                run.reference(nats[0]);
            } else if (args[1].equals("counted")) {
                run.counted(nats);
            }
        }
    }

    private static int length(double nats) {
        return (int) (160 / nats);
    }

    private void simulated(String name, SimulatedWriter writer, double nats) {
        for (Marker marker : Marker.ALL) {
            int length = length(nats) * (marker.label().equals("green-list") ? 3 : 2) / 2;
            SplittableRandom random = new SplittableRandom(Double.hashCode(nats) + marker.seed());
            List<Passage> passages = writer.write(marker, PASSAGES, length, random);
            RandomGenerator noise = random.split();
            report(
                    name + ",",
                    passages,
                    marker,
                    List.of(
                            new RecordedProxy("ideal", passages, x -> x),
                            new RecordedProxy("noisy", passages, x -> x + NOISE * noise.nextGaussian())));
        }
    }

    private void counted(double[] nats) throws IOException {
        Prose prose = Prose.load();
        KneserNeyModel taught = KneserNeyModel.train(prose.teaching(), Prose.VOCABULARY_SIZE, ORDER);
        KneserNeyModel other = KneserNeyModel.train(prose.reference(), Prose.VOCABULARY_SIZE, ORDER);
        TokenProxy otherText = proxy(other, "other text");
        CountedWriter first = new CountedWriter(taught, prose.unseen(), 1);
        for (double target : nats) {
            SplittableRandom random = new SplittableRandom(Double.hashCode(target));
            CountedWriter writer = first.withEntropy(target, random);
            List<int[]> output = new ArrayList<>();
            if (target == 0.5) {
                writer.unmarked(BODY, 200, random)
                        .forEach(p -> output.add(p.tokens().prefix(200)));
            }
            for (Marker marker : Marker.ALL) {
                int length = length(target) * (marker.label().equals("green-list") ? 3 : 2) / 2;
                List<Passage> passages = distinct(writer.marked(marker, PASSAGES, length, random));
                List<TokenProxy> proxies = new ArrayList<>();
                proxies.add(new RecordedProxy("ideal", passages, x -> x));
                proxies.add(otherText);
                if (!output.isEmpty()) {
                    proxies.add(proxy(KneserNeyModel.train(output, Prose.VOCABULARY_SIZE, ORDER), "own output"));
                }
                if (!output.isEmpty() && marker.equals(Marker.GUMBEL)) {
                    proxies.add(itself(passages, writer.marked(marker, BODY - PASSAGES, 200, random)));
                }
                report(String.format(Locale.ROOT, "counted,%.3f", writer.temperature()), passages, marker, proxies);
            }
        }
    }

    /** What a proxy of the teacher's own output is worth, by how much of it was counted, with and without other text. */
    private void reference(double target) throws IOException {
        Prose prose = Prose.load();
        KneserNeyModel taught = KneserNeyModel.train(prose.teaching(), Prose.VOCABULARY_SIZE, ORDER);
        SplittableRandom random = new SplittableRandom(Double.hashCode(target));
        CountedWriter writer = new CountedWriter(taught, prose.unseen(), 1).withEntropy(target, random);
        List<Passage> passages = distinct(writer.marked(Marker.GUMBEL, PASSAGES, length(target), random));
        List<int[]> output = writer.output(5_000, 200, random);
        List<TokenProxy> proxies = new ArrayList<>();
        for (int count : new int[] {500, 1_500, 5_000}) {
            List<int[]> counted = new ArrayList<>(output.subList(0, count));
            proxies.add(proxy(KneserNeyModel.train(counted, Prose.VOCABULARY_SIZE, ORDER), "output " + 200 * count));
        }
        List<int[]> both = new ArrayList<>(output);
        both.addAll(prose.reference());
        proxies.add(proxy(KneserNeyModel.train(both, Prose.VOCABULARY_SIZE, ORDER), "output and other text"));
        report(String.format(Locale.ROOT, "counted,%.3f", writer.temperature()), passages, Marker.GUMBEL, proxies);
    }

    /** Passages that begin alike would be taken for each other by {@link RecordedProxy}. */
    private static List<Passage> distinct(List<Passage> passages) {
        Set<List<Integer>> beginnings = new HashSet<>();
        return passages.stream()
                .filter(p -> beginnings.add(IntStream.of(p.tokens().prefix(RecordedProxy.KNOWN_BY))
                        .boxed()
                        .toList()))
                .toList();
    }

    private static TokenProxy itself(List<Passage> tested, List<Passage> more) {
        List<int[]> body = new ArrayList<>();
        tested.forEach(p -> body.add(p.tokens().prefix(200)));
        more.forEach(p -> body.add(p.tokens().prefix(200)));
        return KneserNeyProxy.ofItself(KneserNeyModel.train(body, Prose.VOCABULARY_SIZE, ORDER));
    }

    /** Through a file, as a detector has it. */
    private static TokenProxy proxy(KneserNeyModel model, String name) throws IOException {
        Path file = Files.createTempFile("power", ".proxy");
        try (OutputStream to = Files.newOutputStream(file)) {
            ProxyFile.write(model, "r50k_base", to);
        }
        TokenProxy proxy = KneserNeyProxy.of(ProxyFile.open(file));
        System.err.printf(
                Locale.ROOT,
                "%s: %d tokens, %d n-grams, %.2f bytes each%n",
                name,
                model.referenceTokens(),
                model.size(),
                Files.size(file) / (double) model.size());
        return named(proxy, name);
    }

    private static TokenProxy named(TokenProxy proxy, String name) {
        return new TokenProxy() {
            @Override
            public String id() {
                return name.replace(' ', '-');
            }

            @Override
            public int levels() {
                return proxy.levels();
            }

            @Override
            public int level(int[] tokens, int at) {
                return proxy.level(tokens, at);
            }

            @Override
            public double probability(int level) {
                return proxy.probability(level);
            }
        };
    }

    private void report(String writer, List<Passage> passages, Marker marker, List<TokenProxy> proxies) {
        double entropy = passages.stream()
                .mapToDouble(p -> p.entropies().mean())
                .average()
                .orElseThrow();
        String begin = writer + String.format(Locale.ROOT, ",%.3f,%s", entropy, marker.label());
        row(begin, Weighing.SUM, "none", passages, marker.plain());
        for (TokenProxy proxy : proxies) {
            row(begin, Weighing.WEIGHTED, proxy.id(), passages, marker.weighed(Weighing.WEIGHTED, proxy));
            if (marker.equals(Marker.GUMBEL)) {
                row(begin, Weighing.MIXTURE, proxy.id(), passages, marker.weighed(Weighing.MIXTURE, proxy));
            }
        }
    }

    private void row(String begin, Weighing weighing, String proxy, List<Passage> passages, DocumentTest test) {
        TokensNeeded needed = new TokensNeeded(passages, test);
        out.println(String.join(
                ",",
                begin,
                weighing.id(),
                proxy,
                Integer.toString(passages.size()),
                text(needed.certified()),
                text(needed.saddlepoint())));
    }

    private static String text(OptionalInt tokens) {
        return tokens.isPresent() ? Integer.toString(tokens.getAsInt()) : "not reached";
    }
}
