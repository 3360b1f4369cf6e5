package org.countermark.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.countermark.detect.DetectionPlan;
import org.countermark.detect.Weigher;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.token.DistinctUnits;
import org.countermark.token.Response;
import org.countermark.token.SeenUnits;
import org.countermark.token.Selection;
import org.countermark.token.TokenProxy;
import org.countermark.token.UnitCounts;
import org.countermark.token.UnitSet;

/**
 * Traces the documents of a body: for each the candidate that it speaks for most, with an exact test of the innocent.
 *
 * <p>A unit is a context, counted once in the whole body, in the first document that has it; so no draw of the key is used
 * twice, and what documents say about an innocent account is independent given the text. Add documents in an order that the
 * text decides, such as ascending digests, and equal ones once. The number of threads never changes a bit.
 *
 * <p>Memory: at most 16 bytes a context of the body, or a {@link org.countermark.token.BloomUnits} of fixed size; a thread
 * takes some 2 MiB beside the candidates, and 400 bytes for each of up to 65,536 units of its longest document. Not safe for
 * use by many threads; it uses those of its executor itself. Cost: about one transform of 2^k a document, milliseconds at
 * k = 20. Source: docs/statistics.md, "Tracing an account".
 */
public final class CorpusTrace {
    private final DistinctUnits walk;
    private final int contextWidth;
    private final List<DocumentTracer> tracers;
    private final ExecutorService executor;
    private DocumentUnits current;
    private UnitCounts walked = UnitCounts.EMPTY;

    private CorpusTrace(Setup setup, Profile profile, EpochKey key) {
        contextWidth = profile.contextWidth();
        current = new DocumentUnits(contextWidth, 0);
        Selection selection = Selection.of(contextWidth).ofContexts();
        walk = DistinctUnits.of(
                setup.proxy.map(selection::proxy).orElse(selection),
                setup.memory,
                (contexts, tokens, levels, count) -> current.accept(contexts, tokens, levels, count));
        List<DocumentTracer> all = new ArrayList<>();
        for (int i = 0; i < setup.workers; i++) {
            all.add(new DocumentTracer(
                    setup.plan.minimumUnits(),
                    setup.plan.scorer(profile, key),
                    setup.weigher.orElseGet(() -> Weigher.plain(profile.scheme())),
                    setup.candidates));
        }
        tracers = List.copyOf(all);
        executor = setup.executor;
    }

    /**
     * Begins a trace.
     *
     * @param plan what was decided before
     * @param candidates the payloads that may be named: those of all accounts and cohorts, and decoys
     * @param executor runs the workers; not shut down
     * @return what to choose from
     * @throws IllegalArgumentException if the plan is for other candidates
     */
    public static Setup setup(TracePlan plan, Candidates candidates, ExecutorService executor) {
        return new Setup(plan, candidates, executor);
    }

    /**
     * Traces documents, sharing them among the threads; a few dozen a thread make good use of them.
     *
     * @param block the documents, in order, each its responses, such as the turns of one conversation
     * @return what each of them says, in the same order
     */
    public List<DocumentTrace> addAll(List<? extends List<Response>> block) {
        List<DocumentUnits> units = new ArrayList<>();
        for (List<Response> document : block) {
            units.add(walk(document));
        }
        List<Optional<DocumentTrace>> traces =
                new ArrayList<>(Collections.nCopies(block.size(), Optional.<DocumentTrace>empty()));
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        for (DocumentTracer tracer : tracers) {
            running.add(executor.submit(() -> {
                for (int i = next.getAndIncrement(); i < units.size(); i = next.getAndIncrement()) {
                    traces.set(i, Optional.of(tracer.trace(units.get(i))));
                }
            }));
        }
        await(running);
        return traces.stream().map(Optional::orElseThrow).toList();
    }

    /**
     * Walks a document whose trace is known from an earlier run over the same body: later documents do not count its contexts
     * again.
     *
     * @param document its responses
     */
    public void skip(List<Response> document) {
        walk(document);
    }

    private DocumentUnits walk(List<Response> document) {
        int tokens = 0;
        for (Response response : document) {
            tokens = (int) Math.min(DocumentUnits.MOST, (long) tokens + response.length());
        }
        current = new DocumentUnits(contextWidth, tokens);
        document.forEach(walk::add);
        UnitCounts all = walk.drain();
        current.counted(all.minus(walked));
        walked = all;
        return current;
    }

    private static void await(List<Future<?>> running) {
        try {
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a worker failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while documents were traced", e);
        }
    }

    /** What a trace needs beside its plan, with defaults: one worker, an exact set of contexts. */
    public static final class Setup {
        private final TracePlan plan;
        private final Candidates candidates;
        private final ExecutorService executor;
        private int workers = 1;
        private SeenUnits memory = UnitSet.forCorpus();
        private Optional<TokenProxy> proxy = Optional.empty();
        private Optional<Weigher> weigher = Optional.empty();

        private Setup(TracePlan plan, Candidates candidates, ExecutorService executor) {
            if (!candidates.digest().equals(plan.candidates())) {
                throw new IllegalArgumentException(
                        "candidates must have the plan's digest " + plan.candidates() + ", had " + candidates.digest());
            }
            this.plan = plan;
            this.candidates = candidates;
            this.executor = Objects.requireNonNull(executor, "executor");
        }

        /**
         * Shares the work among threads.
         *
         * @param count workers, at least 1
         * @return this setup
         */
        public Setup workers(int count) {
            if (count < 1) {
                throw new IllegalArgumentException("count must be at least 1, was " + count);
            }
            workers = count;
            return this;
        }

        /**
         * Chooses how contexts are remembered.
         *
         * @param seen an empty memory; owned by the trace
         * @return this setup
         */
        public Setup memory(SeenUnits seen) {
            memory = Objects.requireNonNull(seen, "seen");
            return this;
        }

        /**
         * Brings the proxy of token probability, for a plan that names one.
         *
         * @param guess the proxy whose id the plan has
         * @param by weighs by it as the plan says
         * @return this setup
         * @throws IllegalArgumentException if the plan names another proxy
         */
        public Setup proxy(TokenProxy guess, Weigher by) {
            if (!plan.proxy().equals(guess.id())) {
                throw new IllegalArgumentException(
                        "proxy must be the plan's, \"" + plan.proxy() + "\", was \"" + guess.id() + "\"");
            }
            proxy = Optional.of(guess);
            weigher = Optional.of(by);
            return this;
        }

        /**
         * Opens the key and begins.
         *
         * @param profile the profile whose digest the plan has
         * @param key the key that the plan is committed to; may be destroyed afterwards
         * @return the trace, which has read nothing
         * @throws IllegalArgumentException if profile or key are others than the plan's, the profile has no trace channel, or
         *     the plan names a proxy and none was given
         */
        public CorpusTrace start(Profile profile, EpochKey key) {
            if (plan.proxy().equals(DetectionPlan.NO_PROXY) == proxy.isPresent()) {
                throw new IllegalArgumentException(
                        "a proxy must be given exactly where the plan names one, was \"" + plan.proxy() + "\"");
            }
            return new CorpusTrace(this, profile, key);
        }
    }
}
