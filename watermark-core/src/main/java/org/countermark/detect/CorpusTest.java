package org.countermark.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.countermark.scheme.Scheme;
import org.countermark.stats.LogE;
import org.countermark.stats.MarkedGroups;
import org.countermark.token.ContextFilter;
import org.countermark.token.Response;
import org.countermark.token.SeenUnits;
import org.countermark.token.Selection;
import org.countermark.token.Slice;
import org.countermark.token.TokenProxy;
import org.countermark.token.UnitCounts;
import org.countermark.token.UnitSet;

/**
 * The test of a whole corpus with both arms: dense (all distinct units pooled) and sparse (a product over documents).
 *
 * <p>H0: no text in the corpus depends on the key. Each unit belongs to the first document that has it, in the order in
 * which documents are added; so the evidence of each document is worth its e-value given those before it, and the result
 * may be looked at after every document. Where the order must not matter, add documents in an order that the text decides,
 * such as ascending digests, and equal ones once: then permuting and repeating records changes nothing. The number of
 * threads never changes a bit.
 *
 * <p>Memory: the units (at most 16 bytes each, or a {@link org.countermark.token.BloomUnits} of fixed size) and 8 bytes a
 * document and bet. Not safe for use by many threads; it uses those of its executor itself. Source: docs/statistics.md.
 */
public final class CorpusTest {
    private final DetectionPlan plan;
    private final Statistic statistic;
    private final KeyPanel panel;
    private final List<DocumentWalk> walks;
    private final ExecutorService executor;
    private final Slice decoySlice;
    private final Arms key;
    private final List<Arms> control = new ArrayList<>();
    private final MarkedGroups marked;
    private final Growth growth;
    private int controlled;

    private CorpusTest(Setup setup) {
        plan = setup.plan;
        panel = setup.panels.get(0);
        statistic = setup.statistic;
        executor = setup.executor;
        decoySlice = setup.decoySlice;
        walks = IntStream.range(0, setup.panels.size()).mapToObj(setup::walk).toList();
        key = new Arms(statistic);
        growth = new Growth(key);
        marked = MarkedGroups.of(statistic.sparseWeights());
        for (int i = 0; i <= panel.decoys(); i++) {
            control.add(new Arms(statistic));
        }
    }

    /**
     * A test that has read nothing, on the thread that calls it.
     *
     * @param plan what was decided before
     * @param panel the key of the plan's commitment and its decoys, in the plan's channel; owned by this test
     * @return the test
     * @throws IllegalArgumentException if the plan needs modal units or a proxy: see {@link #setup}
     */
    public static CorpusTest of(DetectionPlan plan, KeyPanel panel) {
        return setup(plan, panel).start();
    }

    /**
     * Begins a test with more to it.
     *
     * @param plan what was decided before
     * @param panel the key of the plan's commitment and its decoys, in the plan's channel; owned by this test
     * @return what to choose from
     */
    public static Setup setup(DetectionPlan plan, KeyPanel panel) {
        return new Setup(plan, panel);
    }

    /**
     * Reads one document.
     *
     * @param document its responses, such as the turns of one conversation
     */
    public void add(List<Response> document) {
        addAll(List.of(document));
    }

    /**
     * Reads several documents, sharing the work among the threads; a few hundred at a time make good use of them.
     *
     * @param block the documents, in order
     */
    public void addAll(List<? extends List<Response>> block) {
        boolean[] decoys = new boolean[block.size()];
        for (int i = 0; i < decoys.length; i++) {
            decoys[i] = panel.decoys() > 0 && decoySlice.holds(Response.fingerprint(block.get(i)));
        }
        long[][][] parts = new long[walks.size()][][];
        long[][] units = new long[walks.size()][block.size()];
        share(walks.size(), worker -> parts[worker] = walk(walks.get(worker), block, decoys, units[worker]));
        long[][] sums = parts[0];
        for (int part = 1; part < parts.length; part++) {
            for (int document = 0; document < sums.length; document++) {
                units[0][document] += units[part][document];
                for (int i = 0; i < sums[document].length; i++) {
                    sums[document][i] = Math.addExact(sums[document][i], parts[part][document][i]);
                }
            }
        }
        for (int i = 0; i < sums.length; i++) {
            key.add(sums[i], 0, marked);
            growth.look(block.get(i).stream().mapToLong(Response::length).sum(), units[0][i]);
        }
        control(sums, decoys);
    }

    private static long[][] walk(
            DocumentWalk walk, List<? extends List<Response>> block, boolean[] decoys, long[] units) {
        long[][] sums = new long[block.size()][];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = walk.document(block.get(i), decoys[i]);
            units[i] = walk.counts().units();
        }
        return sums;
    }

    /** Every key's arms are its own, so keys are shared among the threads; within a key, documents stay in order. */
    private void control(long[][] sums, boolean[] decoys) {
        for (boolean decoy : decoys) {
            controlled += decoy ? 1 : 0;
        }
        int keys = panel.decoys() == 0 ? 0 : control.size();
        share(walks.size(), worker -> {
            for (int at = worker; at < keys; at += walks.size()) {
                for (int i = 0; i < sums.length; i++) {
                    if (decoys[i]) {
                        control.get(at).add(sums[i], at * statistic.width());
                    }
                }
            }
        });
    }

    @FunctionalInterface
    private interface Work {
        void of(int worker);
    }

    private void share(int workers, Work work) {
        if (workers == 1) {
            work.of(0);
            return;
        }
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            int worker = i;
            futures.add(executor.submit(() -> work.of(worker)));
        }
        try {
            for (Future<?> future : futures) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a worker failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while documents were scored", e);
        }
    }

    /**
     * The evidence so far, as {@link #result} gives it but without the rest: for looking after every document.
     *
     * @return the average of both arms; 1 before the first document
     */
    public LogE e() {
        return key.both();
    }

    /**
     * What became of every token so far.
     *
     * @return the counts
     */
    public UnitCounts counts() {
        UnitCounts counts = UnitCounts.EMPTY;
        for (DocumentWalk walk : walks) {
            counts = counts.plus(walk.counts());
        }
        return counts;
    }

    /**
     * The way that the evidence took, document after document: where it stood at even steps of tokens, and where it stands.
     *
     * @return at most 64 points in order, the last over all documents so far; empty before the first document. The same
     *     whatever the threads and blocks
     */
    public List<GrowthPoint> growth() {
        return growth.points();
    }

    /**
     * What all documents so far amount to; more may be added afterwards.
     *
     * @return the outcome
     */
    public CorpusResult result() {
        Detection pooled = Detection.of(plan, panel.nullLaw(), counts(), statistic, key.totals());
        LogE sparse = key.sparse();
        return new CorpusResult(
                pooled,
                marked.groups(),
                sparse,
                LogE.mean(pooled.e(), sparse),
                marked.atLeast(plan.alpha().log10()),
                DecoyControl.of(decoySlice, controlled, control));
    }

    /** What a test needs beside its plan, with defaults: the calling thread, an exact set of units, all documents. */
    public static final class Setup {
        private final DetectionPlan plan;
        private Statistic statistic;
        private List<KeyPanel> panels;
        private ExecutorService executor;
        private Selection selection;
        private Supplier<? extends SeenUnits> memory = UnitSet::forCorpus;
        private Slice slice = Slice.WHOLE;
        private Slice decoySlice = Slice.WHOLE;

        private Setup(DetectionPlan plan, KeyPanel panel) {
            this.plan = plan;
            this.panels = List.of(panel);
            this.selection = Selection.of(panel.rule());
            this.statistic = new PlainStatistic(panel.nullLaw());
        }

        /**
         * Shares the work among threads.
         *
         * @param workers panels of the same keys, one for each thread, at least one; owned by the test
         * @param threads runs them; not shut down
         * @return this setup
         */
        public Setup workers(List<KeyPanel> workers, ExecutorService threads) {
            if (workers.isEmpty()) {
                throw new IllegalArgumentException("workers must not be empty");
            }
            panels = List.copyOf(workers);
            executor = Objects.requireNonNull(threads, "threads");
            return this;
        }

        /**
         * Names the modal units of the body, for a plan with {@link UnitRule#MODAL}.
         *
         * @param units what {@link org.countermark.token.ModalUnits} chose
         * @return this setup
         */
        public Setup modal(UnitSet units) {
            selection = selection.modal(units);
            return this;
        }

        /**
         * Confines the test to contexts, whatever tokens follow them.
         *
         * @param set the contexts
         * @return this setup
         */
        public Setup contexts(ContextFilter set) {
            selection = selection.contexts(set);
            return this;
        }

        /**
         * Brings the proxy of token probability, for a plan that names one.
         *
         * @param scheme the scheme of the plan's profile
         * @param guess the proxy whose id the plan has
         * @return this setup
         * @throws IllegalArgumentException if the plan names another proxy, or a weighing that the scheme does not have
         */
        public Setup proxy(Scheme scheme, TokenProxy guess) {
            statistic = ProxiedStatistic.of(plan, scheme, guess);
            selection = selection.proxy(guess);
            return this;
        }

        /**
         * Chooses how units are remembered.
         *
         * @param seen gives an empty memory for the share of one thread
         * @return this setup
         */
        public Setup memory(Supplier<? extends SeenUnits> seen) {
            memory = Objects.requireNonNull(seen, "seen");
            return this;
        }

        /**
         * Scores a share of the units only, where all of them would not fit into memory: the test is as exact, and sees as
         * much as a body of so much less text shows.
         *
         * @param share which units, by their fingerprint; its count times the number of workers at most 65,536
         * @return this setup
         */
        public Setup slice(Slice share) {
            slice = Objects.requireNonNull(share, "share");
            return this;
        }

        /**
         * Leaves decoys out of some documents, where all would take too long: the key is then compared with them on the
         * same share.
         *
         * @param share which documents, by the fingerprint of their tokens
         * @return this setup
         */
        public Setup decoySlice(Slice share) {
            decoySlice = Objects.requireNonNull(share, "share");
            return this;
        }

        /**
         * Begins the test.
         *
         * @return the test, which has read nothing
         * @throws IllegalArgumentException if the plan's unit rule and the modal units given do not go together, or its
         *     proxy and the one given
         */
        public CorpusTest start() {
            check();
            return new CorpusTest(this);
        }

        /**
         * Begins a test of the first distinct units only, by the p-value alone. It takes the panel's key and no decoys.
         *
         * @param units how many distinct units, at least 1
         * @return the test, which has read nothing
         * @throws IllegalArgumentException as {@link #start}, or if units is out of range
         */
        public FirstUnits first(long units) {
            check();
            return new FirstUnits(plan, panels.get(0), selection, memory.get(), statistic, units);
        }

        private void check() {
            if ((plan.unitRule() == UnitRule.MODAL) != selection.modal().isPresent()) {
                throw new IllegalArgumentException(
                        "modal units must be given exactly where unitRule is \"modal\", was \""
                                + plan.unitRule().id() + "\"");
            }
            if (plan.proxy().equals(DetectionPlan.NO_PROXY) == selection.proxy().isPresent()) {
                throw new IllegalArgumentException(
                        "a proxy must be given exactly where the plan names one, was \"" + plan.proxy() + "\"");
            }
        }

        private DocumentWalk walk(int worker) {
            // A slice of a slice: the workers' shares lie inside the test's own.
            Slice share = Slice.of(slice.index() * panels.size() + worker, slice.count() * panels.size());
            return new DocumentWalk(selection.slice(share), memory.get(), panels.get(worker), statistic);
        }
    }
}
