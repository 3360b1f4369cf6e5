package org.countermark.cli.calibrate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.countermark.cli.scan.ReadBody;
import org.countermark.cli.store.TokenStore;
import org.countermark.contract.UnitScorer;
import org.countermark.contract.engine.Contracts;
import org.countermark.corpora.calibration.NullTrials;
import org.countermark.detect.CorpusResult;
import org.countermark.detect.CorpusTest;
import org.countermark.detect.DecoyControl;
import org.countermark.detect.DetectionPlan;
import org.countermark.detect.DocumentTest;
import org.countermark.detect.KeyPanel;
import org.countermark.detect.UnitRule;
import org.countermark.keys.Profile;
import org.countermark.token.ModalUnits;
import org.countermark.token.Response;
import org.countermark.token.Slice;
import org.countermark.token.UnitSet;

/**
 * Tests a stored body under random keys by the way that a scan goes: documents in canonical order through the corpus
 * test, and single documents by themselves. The outcome depends on the seed alone, not on the number of threads.
 */
final class NullRun {
    private static final int KEYS_A_BATCH = 64;
    private static final int TRIALS_A_BATCH = 500;
    private static final int DOCUMENTS_A_BLOCK = 256;

    private final TokenStore store;
    private final Profile profile;
    private final DetectionPlan plan;
    private final NullTrials trials;
    private final long seed;
    private final int[] order;
    private final Optional<UnitSet> modal;
    private final Optional<ReadBody.Guesses> guesses;
    private final AtomicLong units = new AtomicLong();

    private NullRun(
            TokenStore store,
            int[] order,
            Profile profile,
            UnitRule rule,
            Optional<ReadBody.Guesses> guesses,
            long seed)
            throws IOException {
        this.store = store;
        this.order = order;
        this.profile = profile;
        this.guesses = guesses;
        this.seed = seed;
        DetectionPlan.Builder builder =
                DetectionPlan.builder(profile, "0".repeat(64)).unitRule(rule);
        guesses.ifPresent(guess -> builder.proxy(guess.id(), guess.weighing()));
        this.plan = builder.build();
        this.trials = NullTrials.of(profile, seed);
        this.modal = rule == UnitRule.MODAL ? Optional.of(modal()) : Optional.empty();
    }

    static NullRun of(
            TokenStore store,
            int[] order,
            Profile profile,
            UnitRule rule,
            Optional<ReadBody.Guesses> guesses,
            long seed)
            throws IOException {
        return new NullRun(store, order, profile, rule, guesses, seed);
    }

    /** A share of the documents, in canonical order. A scan takes its shares likewise, by the high bits of the digest. */
    static int[] order(TokenStore store, Slice share) {
        return Arrays.stream(store.canonicalOrder())
                .filter(index -> share.holds(store.entry(index).digest().high()))
                .toArray();
    }

    private UnitSet modal() throws IOException {
        ModalUnits counted = ModalUnits.of(Contracts.rule(profile), Slice.WHOLE);
        for (int index : order) {
            for (Response response : store.responses(index)) {
                counted.add(response);
            }
        }
        return counted.select();
    }

    /** Documents of the body that are used. */
    int documents() {
        return order.length;
    }

    /** Distinct units of the body, after {@link #corpus}. */
    long units() {
        return units.get();
    }

    /**
     * Tests the whole body under many keys.
     *
     * @return the pooled p-values, and one over the e-values of both arms; empty when it was interrupted
     */
    Optional<List<NullSample>> corpus(int keys, Batches batches, DoubleConsumer progress)
            throws IOException, InterruptedException {
        double[] p = new double[keys];
        double[] e = new double[keys];
        boolean done = batches.run(keys, KEYS_A_BATCH, (from, to) -> corpus(from, to, p, e), progress);
        return done
                ? Optional.of(List.of(new NullSample("pooled p-value", p), new NullSample("1/e of both arms", e)))
                : Optional.empty();
    }

    private void corpus(int from, int to, double[] p, double[] e) throws IOException {
        List<UnitScorer> scorers =
                IntStream.range(from, to).mapToObj(trials::scorer).toList();
        // At least one decoy, so that there is a control to read the keys' figures from.
        List<UnitScorer> others = to - from == 1 ? scorers : scorers.subList(1, scorers.size());
        CorpusTest.Setup setup = CorpusTest.setup(plan, KeyPanel.of(scorers.get(0), others));
        modal.ifPresent(setup::modal);
        guesses.ifPresent(guess -> setup.proxy(profile.scheme(), guess.proxy()));
        CorpusTest test = setup.start();
        List<List<Response>> block = new ArrayList<>();
        for (int at = 0; at < order.length; at++) {
            block.add(store.responses(order[at]));
            if (block.size() == DOCUMENTS_A_BLOCK || at == order.length - 1) {
                test.addAll(block);
                block.clear();
            }
        }
        CorpusResult result = test.result();
        units.set(result.pooled().counts().units());
        DecoyControl control = result.control().orElseThrow();
        p[from] = control.p().log10();
        e[from] = inverse(control.e().log10());
        for (int i = from + 1; i < to; i++) {
            p[i] = control.decoyP().get(i - from - 1);
            e[i] = inverse(control.decoyE().get(i - from - 1));
        }
    }

    /** log10 of min(1, 1/e). */
    private static double inverse(double log10E) {
        return Math.min(0, -log10E);
    }

    /**
     * Tests single documents, each trial one document that is long enough, and a key of its own: so all trials are
     * independent given the text, although documents share units.
     *
     * @param first the number of the first key: those of {@link #corpus} come before it
     * @return the p-values; empty when it was interrupted, or no document is long enough
     */
    Optional<NullSample> documents(int first, int count, Batches batches, DoubleConsumer progress)
            throws IOException, InterruptedException {
        int[] eligible = eligible();
        double[] p = new double[eligible.length == 0 ? 0 : count];
        boolean done = batches.run(
                p.length,
                TRIALS_A_BATCH,
                (from, to) -> {
                    DocumentTest test = test(trials.scorer(first + from));
                    for (int i = from; i < to; i++) {
                        List<Response> document = store.responses(eligible[i % eligible.length]);
                        p[i] = test.under(trials.scorer(first + i))
                                .test(document)
                                .orElseThrow()
                                .p()
                                .log10();
                    }
                },
                progress);
        return done && p.length > 0 ? Optional.of(new NullSample("document p-value", p)) : Optional.empty();
    }

    private DocumentTest test(UnitScorer scorer) {
        return guesses.isPresent()
                ? DocumentTest.of(plan, scorer, profile.scheme(), guesses.get().proxy())
                : DocumentTest.of(plan, scorer);
    }

    /** The documents that a scan would test by themselves, in an order by chance. */
    private int[] eligible() throws IOException {
        DocumentTest any = test(trials.scorer(0));
        List<Integer> found = new ArrayList<>();
        for (int index : order) {
            if (any.test(store.responses(index)).isPresent()) {
                found.add(index);
            }
        }
        int[] shuffled = found.stream().mapToInt(Integer::intValue).toArray();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = shuffled.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = kept;
        }
        return shuffled;
    }
}
