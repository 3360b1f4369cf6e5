package org.countermark.benchmarks.power;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.countermark.corpora.kneserney.NgramTeacher;
import org.countermark.embed.MarkSession;
import org.countermark.proxy.KneserNeyModel;

/** Passages by a counted teacher at a temperature, each beginning behind some tokens of a text that it has not seen. */
final class CountedWriter {
    /** Candidates below this share of the best one's final probability are cut off. */
    private static final double MIN_P = 1e-3;

    private static final int PROMPT = 8;

    private final KneserNeyModel model;
    private final List<int[]> unseen;
    private final double temperature;
    private final NgramTeacher teacher;

    CountedWriter(KneserNeyModel model, List<int[]> unseen, double temperature) {
        this.model = model;
        this.unseen = unseen.stream().filter(text -> text.length > PROMPT).toList();
        this.temperature = temperature;
        this.teacher = NgramTeacher.of(model, temperature, MIN_P);
    }

    double temperature() {
        return temperature;
    }

    /** The writer whose unmarked passages have this entropy per token on average, to about two percent. */
    CountedWriter withEntropy(double nats, RandomGenerator random) {
        double low = 0.1;
        double high = 1.5;
        CountedWriter writer = this;
        for (int i = 0; i < 9; i++) {
            writer = new CountedWriter(model, unseen, (low + high) / 2);
            double entropy = writer.unmarked(40, 150, random).stream()
                    .mapToDouble(passage -> passage.entropies().mean())
                    .average()
                    .orElseThrow();
            if (entropy < nats) {
                low = writer.temperature;
            } else {
                high = writer.temperature;
            }
        }
        return writer;
    }

    List<Passage> marked(Marker marker, int passages, int tokens, RandomGenerator random) {
        List<Passage> written = new ArrayList<>();
        for (int i = 0; i < passages; i++) {
            MarkSession session = marker.watermark().session(0, random);
            written.add(passage(tokens, random, count -> session.next(teacher.ids(), teacher.probabilities(), count)));
        }
        return written;
    }

    /** Token ids of unmarked passages, written on several threads; the same whatever their number. */
    List<int[]> output(int passages, int tokens, SplittableRandom random) {
        int share = 100;
        List<SplittableRandom> randoms = IntStream.range(0, (passages + share - 1) / share)
                .mapToObj(i -> random.split())
                .toList();
        return randoms.parallelStream()
                .flatMap(own -> new CountedWriter(model, unseen, temperature).unmarked(share, tokens, own).stream())
                .map(passage -> passage.tokens().prefix(tokens))
                .limit(passages)
                .toList();
    }

    List<Passage> unmarked(int passages, int tokens, RandomGenerator random) {
        List<Passage> written = new ArrayList<>();
        for (int i = 0; i < passages; i++) {
            written.add(passage(tokens, random, count -> teacher.ids()[draw(count, random)]));
        }
        return written;
    }

    private int draw(int count, RandomGenerator random) {
        double u = random.nextDouble();
        int i = 0;
        for (; i < count - 1; i++) {
            u -= teacher.probabilities()[i];
            if (u < 0) {
                break;
            }
        }
        return i;
    }

    private interface Chooser {
        int choose(int count);
    }

    private Passage passage(int tokens, RandomGenerator random, Chooser chooser) {
        int[] source = unseen.get(random.nextInt(unseen.size()));
        int from = random.nextInt(source.length - PROMPT);
        int[] text = Arrays.copyOf(Arrays.copyOfRange(source, from, from + PROMPT), PROMPT + tokens);
        double[] chosen = new double[tokens];
        double[] entropies = new double[tokens];
        int reach = model.order() - 1;
        for (int t = 0; t < tokens; t++) {
            int at = PROMPT + t;
            int count = teacher.prepare(Arrays.copyOfRange(text, at - reach, at));
            text[at] = chooser.choose(count);
            int index = Arrays.binarySearch(teacher.ids(), 0, count, text[at]);
            chosen[t] = teacher.probabilities()[index];
            entropies[t] = teacher.entropy();
        }
        return Passage.of(Arrays.copyOfRange(text, PROMPT, text.length), chosen, entropies);
    }
}
