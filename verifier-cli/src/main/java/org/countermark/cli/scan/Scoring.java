package org.countermark.cli.scan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.countermark.cli.Stop;
import org.countermark.cli.store.TokenStore;
import org.countermark.detect.Detection;
import org.countermark.detect.DocumentTest;
import org.countermark.detect.PooledTest;
import org.countermark.token.Response;
import org.countermark.token.Slice;

/** The second pass: scores the documents of the store in canonical order, each trial on all threads. */
final class Scoring {
    private final Job job;
    private final State state;
    private final Stop stop;
    private final LongConsumer onProgress;
    private final AtomicLong walked = new AtomicLong();

    /** What one trial found. */
    record Scores(Detection pooled, Ranking ranking) {}

    Scoring(Job job, State state, Stop stop, LongConsumer onProgress) {
        this.job = job;
        this.state = state;
        this.stop = stop;
        this.onProgress = onProgress;
    }

    /** All trials' scores; empty when the scan was interrupted. */
    Optional<List<Scores>> run() throws IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(job.threads());
        try {
            List<Scores> all = new ArrayList<>();
            for (Trial trial : job.trials()) {
                Optional<Scores> scores = score(trial, pool);
                if (scores.isEmpty()) {
                    return Optional.empty();
                }
                all.add(scores.get());
            }
            return Optional.of(all);
        } finally {
            pool.shutdown();
        }
    }

    private record Part(PooledTest corpus, Ranking ranking, boolean whole) {}

    private Optional<Scores> score(Trial trial, ExecutorService pool) throws IOException, InterruptedException {
        TokenStore store = state.stores.get(trial.lexer());
        int[] order = store.canonicalOrder();
        List<Future<Part>> parts = new ArrayList<>();
        for (int i = 0; i < job.threads(); i++) {
            Slice slice = Slice.of(i, job.threads());
            parts.add(pool.submit(() -> part(trial, store, order, slice)));
        }
        List<PooledTest> corpora = new ArrayList<>();
        Ranking ranking = new Ranking(job.keep());
        boolean whole = true;
        for (Future<Part> part : parts) {
            Part done = get(part);
            whole &= done.whole();
            corpora.add(done.corpus());
            ranking.merge(done.ranking());
        }
        return whole ? Optional.of(new Scores(PooledTest.merged(corpora), ranking)) : Optional.empty();
    }

    private static Part get(Future<Part> part) throws IOException, InterruptedException {
        try {
            return part.get();
        } catch (ExecutionException problem) {
            if (problem.getCause() instanceof Error error) {
                throw error;
            }
            if (problem.getCause() instanceof IOException reading) {
                throw reading;
            }
            throw new IllegalStateException(problem.getCause());
        }
    }

    /** One slice of the units of all documents, and every so-manieth document by itself. */
    private Part part(Trial trial, TokenStore store, int[] order, Slice slice) throws IOException {
        PooledTest corpus = PooledTest.of(trial.plan(), trial.scorer(), slice, store.tokens() / slice.count());
        DocumentTest alone = DocumentTest.of(trial.plan(), trial.scorer());
        Ranking ranking = new Ranking(job.keep());
        for (int at = 0; at < order.length; at++) {
            List<Response> responses = store.responses(order[at]);
            responses.forEach(corpus::add);
            if (at % slice.count() == slice.index()) {
                Optional<Detection> found = alone.test(responses);
                if (found.isPresent()) {
                    ranking.add(new DocumentScore(
                            order[at],
                            store.entry(order[at]).digest(),
                            found.get().score(),
                            found.get().p().log10()));
                }
                long done = walked.addAndGet(store.tokens(order[at]));
                if (slice.index() == 0) {
                    onProgress.accept(done);
                }
            }
            if (stop.requestedAt(state.records + at)) {
                return new Part(corpus, ranking, false);
            }
        }
        return new Part(corpus, ranking, true);
    }
}
