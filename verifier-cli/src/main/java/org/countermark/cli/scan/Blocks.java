package org.countermark.cli.scan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.countermark.cli.store.TokenStore;
import org.countermark.detect.DocumentTest;
import org.countermark.token.Response;
import org.countermark.token.TokenProxy;

/**
 * Reads documents from a store in a given order, block after block, and tests each by itself on the way: the next block
 * is made on the pool's threads while the caller works on this one.
 */
final class Blocks {
    private static final int TOKENS = 1 << 17;
    private static final int DOCUMENTS = 1 << 12;

    private final TokenStore store;
    private final int[] order;
    private final Trial trial;
    private final Optional<TokenProxy> proxy;
    private final ExecutorService pool;
    private final int parts;
    private final Queue<DocumentTest> idle = new ConcurrentLinkedQueue<>();
    private final Ranking ranking;
    private List<Future<Part>> coming;
    private int from;

    /** One part of a block: documents, and the tests of those that were long enough. */
    private record Part(List<List<Response>> documents, List<DocumentScore> scores, long tokens) {}

    /** Some documents in order. */
    record Block(List<List<Response>> documents, long tokens) {}

    Blocks(
            TokenStore store,
            int[] order,
            Trial trial,
            Optional<TokenProxy> proxy,
            int keep,
            ExecutorService pool,
            int parts) {
        this.store = store;
        this.order = order;
        this.trial = trial;
        this.proxy = proxy;
        this.pool = pool;
        this.parts = parts;
        this.ranking = new Ranking(keep);
        this.coming = begin();
    }

    boolean hasNext() {
        return !coming.isEmpty();
    }

    Block next() throws IOException, InterruptedException {
        List<Future<Part>> here = coming;
        coming = begin();
        List<List<Response>> documents = new ArrayList<>();
        long tokens = 0;
        for (Future<Part> future : here) {
            Part part = get(future);
            documents.addAll(part.documents());
            part.scores().forEach(ranking::add);
            tokens += part.tokens();
        }
        return new Block(documents, tokens);
    }

    /** The documents of all blocks so far, each by itself. */
    Ranking ranking() {
        return ranking;
    }

    private List<Future<Part>> begin() {
        List<Future<Part>> futures = new ArrayList<>();
        while (futures.size() < parts && from < order.length) {
            int start = from;
            long tokens = 0;
            while (from < order.length && from - start < DOCUMENTS && (from == start || tokens < TOKENS)) {
                tokens += store.tokens(order[from++]);
            }
            int end = from;
            futures.add(pool.submit(() -> part(start, end)));
        }
        return futures;
    }

    private Part part(int start, int end) throws IOException {
        DocumentTest free = idle.poll();
        DocumentTest alone = free == null ? trial.documentTest(proxy) : free;
        List<List<Response>> documents = new ArrayList<>();
        List<DocumentScore> scores = new ArrayList<>();
        long tokens = 0;
        for (int at = start; at < end; at++) {
            int index = order[at];
            List<Response> document = store.responses(index);
            documents.add(document);
            tokens += store.tokens(index);
            alone.test(document)
                    .map(found -> new DocumentScore(index, store.entry(index).digest(), found))
                    .ifPresent(scores::add);
        }
        idle.add(alone);
        return new Part(documents, scores, tokens);
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
}
