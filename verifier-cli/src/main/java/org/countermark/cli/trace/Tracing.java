package org.countermark.cli.trace;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.countermark.cli.Stop;
import org.countermark.cli.scan.ReadBody;
import org.countermark.cli.store.TokenStore;
import org.countermark.detect.Weigher;
import org.countermark.token.Response;
import org.countermark.token.UnitSet;
import org.countermark.trace.CorpusTrace;
import org.countermark.trace.DocumentTrace;

/**
 * The second pass: traces the documents of a body in canonical order on all threads, and holds what is done, so that a run
 * that was stopped goes on from there. Used by one thread.
 */
final class Tracing implements ReadBody.Work {
    /** Documents for each thread that are traced at a time: what Ctrl-C waits for. */
    private static final int BLOCK = 32;

    private static final long BLOCK_TOKENS = 1 << 18;

    private final List<DocumentTrace> done = new ArrayList<>();

    /** Told how far the work is. */
    interface Progress {
        /** Tokens that this run has traced, of how many that were left. */
        void at(long traced, long left);
    }

    /** Traces all documents, or as many as there is time for; true when all were traced. */
    boolean run(TraceJob job, ReadBody body, Optional<ReadBody.Guesses> guesses, Stop stop, Progress progress)
            throws IOException {
        TokenStore store = body.store();
        int[] order = store.canonicalOrder();
        ExecutorService pool = Executors.newFixedThreadPool(job.limits().threads());
        try {
            CorpusTrace trace = start(job, store, guesses, pool);
            long tokens = 0;
            long left = store.tokens();
            for (int at = 0; at < Math.min(done.size(), order.length); at++) {
                trace.skip(store.responses(order[at]));
                left -= store.tokens(order[at]);
            }
            while (done.size() < order.length) {
                if (stop.requestedAt(store.records() + done.size())) {
                    return false;
                }
                List<List<Response>> block = new ArrayList<>();
                long size = 0;
                for (int at = done.size(); at < order.length && fits(job, block, size); at++) {
                    block.add(store.responses(order[at]));
                    size += store.tokens(order[at]);
                }
                done.addAll(trace.addAll(block));
                tokens += size;
                progress.at(tokens, left);
            }
            return true;
        } finally {
            pool.shutdown();
        }
    }

    private static boolean fits(TraceJob job, List<List<Response>> block, long tokens) {
        int threads = job.limits().threads();
        return block.size() < BLOCK * threads && (block.isEmpty() || tokens < BLOCK_TOKENS * threads);
    }

    private static CorpusTrace start(
            TraceJob job, TokenStore store, Optional<ReadBody.Guesses> guesses, ExecutorService pool) {
        CorpusTrace.Setup setup = CorpusTrace.setup(job.plan(), job.candidates(), pool)
                .workers(job.limits().threads())
                .memory(UnitSet.forCorpus(store.tokens()));
        guesses.ifPresent(
                with -> setup.proxy(with.proxy(), Weigher.of(job.profile().scheme(), with.weighing(), with.proxy())));
        return setup.start(job.profile(), job.key());
    }

    /** What was traced, in canonical order. */
    List<DocumentTrace> done() {
        return done;
    }

    @Override
    public void save(DataOutputStream out) throws IOException {
        out.writeInt(done.size());
        for (DocumentTrace trace : done) {
            TraceCodec.write(trace, out);
        }
    }

    @Override
    public void load(DataInputStream in) throws IOException {
        int documents = in.readInt();
        for (int i = 0; i < documents; i++) {
            done.add(TraceCodec.read(in));
        }
    }
}
