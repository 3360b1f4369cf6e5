package org.countermark.cli.scan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.countermark.cli.Stop;
import org.countermark.cli.input.InputException;
import org.countermark.cli.store.TokenStore;
import org.countermark.cli.timeline.Timeline;
import org.countermark.cli.timeline.TimelineChoice;
import org.countermark.cli.timeline.TimelineKey;
import org.countermark.cli.timeline.TimelineWalk;
import org.countermark.contract.engine.Contracts;
import org.countermark.detect.CorpusTest;
import org.countermark.detect.KeyPanel;
import org.countermark.detect.UnitRule;
import org.countermark.keys.Contract;
import org.countermark.token.ModalUnits;
import org.countermark.token.Response;
import org.countermark.token.Slice;
import org.countermark.token.TokenProxy;
import org.countermark.token.UnitSet;

/** The second pass: scores the documents of the store in canonical order, one trial after the other on all threads. */
final class Scoring {
    /** Decoys score about so many tokens, on a share of the documents where there are more. */
    private static final long DECOY_TOKENS = 2_000_000;

    /** And so many documents at least, lest the share be empty. */
    private static final int DECOY_DOCUMENTS = 200;

    /** What modal units depend on, beside the text. */
    private record Modal(int lexer, Contract contract, int contextWidth) {}

    /** What counting takes at most for a token. */
    private static final int MODAL_BYTES = 75;

    private final Job job;
    private final State state;
    private final Stop stop;
    private final LongConsumer onProgress;
    private final Consumer<String> remarks;
    private final Map<Integer, TokenProxy> proxies = new HashMap<>();
    private final Map<Modal, UnitSet> modals = new HashMap<>();
    private long scored;
    private long documents;

    Scoring(Job job, State state, Stop stop, LongConsumer onProgress, Consumer<String> remarks) {
        this.job = job;
        this.state = state;
        this.stop = stop;
        this.onProgress = onProgress;
        this.remarks = remarks;
    }

    /** All that was scored; empty when the scan was interrupted. */
    Optional<Scored> run() throws InputException, IOException, InterruptedException {
        Optional<List<Outcome>> all = score(job.trials(), job.method().decoys());
        if (all.isEmpty()) {
            return Optional.empty();
        }
        if (job.timeline().isEmpty()) {
            return Optional.of(new Scored(all.get(), Optional.empty()));
        }
        return timeline(job.timeline().get()).map(timeline -> new Scored(all.get(), Optional.of(timeline)));
    }

    /** The near variants, added to what was scored; without decoys, for they decide nothing. Empty when interrupted. */
    Optional<Scored> variants(Scored declared) throws InputException, IOException, InterruptedException {
        return score(job.variants(), 0).map(variants -> {
            List<Outcome> all = new ArrayList<>(declared.outcomes());
            all.addAll(variants);
            return new Scored(all, declared.timeline());
        });
    }

    private Optional<List<Outcome>> score(List<Trial> trials, int decoys)
            throws InputException, IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(job.threads());
        try {
            List<Outcome> all = new ArrayList<>();
            for (Trial trial : trials) {
                Optional<Outcome> outcome = score(trial, decoys, pool);
                if (outcome.isEmpty()) {
                    return Optional.empty();
                }
                all.add(outcome.get());
            }
            return Optional.of(all);
        } finally {
            pool.shutdown();
        }
    }

    private Optional<Timeline> timeline(TimelineChoice choice) throws IOException {
        List<TimelineKey> keys = new ArrayList<>();
        for (Trial trial : job.trials()) {
            keys.add(trial.timelineKey(state.stores.get(trial.lexer()), choice));
        }
        TimelineWalk walk = new TimelineWalk(choice.period(), tokens -> {
            onProgress.accept(scored + tokens);
            return !stop.requestedAt(state.records + documents);
        });
        return walk.walk(keys);
    }

    private Optional<Outcome> score(Trial trial, int decoys, ExecutorService pool)
            throws InputException, IOException, InterruptedException {
        TokenStore store = state.stores.get(trial.lexer());
        int[] order = store.canonicalOrder();
        Memory memory = Memory.of(job.method().dedup(), job.threads(), store.tokens());
        memory.words().ifPresent(remarks);
        List<KeyPanel> panels = new ArrayList<>();
        for (int i = 0; i < memory.shares(); i++) {
            panels.add(trial.panel(decoys));
        }
        CorpusTest.Setup setup = CorpusTest.setup(trial.plan(), panels.get(0))
                .workers(panels, pool)
                .memory(memory.supplier())
                .decoySlice(decoyShare(store));
        Optional<TokenProxy> proxy = proxy(trial, store, order);
        proxy.ifPresent(guess -> setup.proxy(trial.profile().scheme(), guess));
        if (trial.plan().unitRule() == UnitRule.MODAL) {
            Modal kind = new Modal(
                    trial.lexer(), trial.profile().contract(), trial.profile().contextWidth());
            if (!modals.containsKey(kind)) {
                Optional<UnitSet> modal = modal(trial, store, order);
                if (modal.isEmpty()) {
                    return Optional.empty();
                }
                modals.put(kind, modal.get());
            }
            setup.modal(modals.get(kind));
        }
        CorpusTest corpus = setup.start();
        BooleanSupplier stopped = () -> stop.requestedAt(state.records + documents);
        Blocks blocks = new Blocks(
                store, order, trial, proxy, Math.max(job.keep(), Passages.MOST_DOCUMENTS), pool, job.threads());
        while (blocks.hasNext()) {
            if (stopped.getAsBoolean()) {
                return Optional.empty();
            }
            Blocks.Block block = blocks.next();
            corpus.addAll(block.documents());
            documents += block.documents().size();
            scored += block.tokens();
            onProgress.accept(scored);
        }
        Ranking ranking = blocks.ranking();
        return Optional.of(new Outcome(
                corpus.result(),
                corpus.growth(),
                memory,
                ranking,
                new Passages(job, trial, store, proxy).of(ranking.best())));
    }

    /** The documents that decoys are scored on. */
    private static Slice decoyShare(TokenStore store) {
        long shares = Math.min(store.tokens() / DECOY_TOKENS, store.documents() / DECOY_DOCUMENTS);
        return Slice.of(0, (int) Math.max(1, Math.min(65536, shares)));
    }

    /** The proxy of a trial; one made of the text itself serves all trials with its tokenizer. */
    private Optional<TokenProxy> proxy(Trial trial, TokenStore store, int[] order) throws InputException, IOException {
        if (trial.proxy().isEmpty()) {
            return Optional.empty();
        }
        TokenProxy known = proxies.get(trial.lexer());
        if (known == null) {
            remarks.accept("preparing the proxy " + trial.plan().proxy());
            known = trial.proxy().get().over(store, order);
            proxies.put(trial.lexer(), known);
        }
        return Optional.of(known);
    }

    /** Counts the body to find the modal units; empty when interrupted. */
    private Optional<UnitSet> modal(Trial trial, TokenStore store, int[] order) throws IOException {
        remarks.accept("counting the body for its modal units, at up to "
                + Figures.count((MODAL_BYTES * store.tokens()) >> 20) + " MiB of memory");
        ModalUnits modal = ModalUnits.of(Contracts.rule(trial.profile()), Slice.WHOLE);
        for (int index : order) {
            if (stop.requestedAt(state.records + documents)) {
                return Optional.empty();
            }
            for (Response response : store.responses(index)) {
                modal.add(response);
            }
        }
        return Optional.of(modal.select());
    }
}
