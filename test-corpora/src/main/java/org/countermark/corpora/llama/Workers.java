package org.countermark.corpora.llama;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A small fixed pool that runs numbered parts of one job and waits for all of them. The caller works too, so
 * {@code of(1)} starts no thread. Which thread takes which part is left open: parts must not depend on each other.
 * One caller at a time; close it to end its threads.
 */
public final class Workers implements AutoCloseable {
    private static final int SPINS = 4000;

    /** One part of a job. */
    @FunctionalInterface
    public interface Part {
        /**
         * Runs the part.
         *
         * @param part from 0 to the number of parts − 1
         * @param worker from 0 to the number of threads − 1: parts with the same worker never run at once
         */
        void run(int part, int worker);
    }

    private static final class Job {
        final int parts;
        final Part part;
        final AtomicInteger next = new AtomicInteger();
        final AtomicInteger unfinished;
        final Thread caller = Thread.currentThread();
        volatile Optional<Throwable> failure = Optional.empty();

        Job(int parts, Part part) {
            this.parts = parts;
            this.part = part;
            this.unfinished = new AtomicInteger(parts);
        }

        void work(int worker) {
            for (int i = next.getAndIncrement(); i < parts; i = next.getAndIncrement()) {
                try {
                    part.run(i, worker);
                } catch (RuntimeException | Error e) {
                    failure = Optional.of(e);
                }
                if (unfinished.decrementAndGet() == 0) {
                    LockSupport.unpark(caller);
                }
            }
        }
    }

    private final Thread[] threads;
    private volatile Job job;
    private volatile boolean closed;

    private Workers(int helpers) {
        threads = new Thread[helpers];
        for (int i = 0; i < helpers; i++) {
            int worker = i + 1;
            threads[i] = new Thread(() -> serve(worker), "countermark-worker-" + worker);
            threads[i].setDaemon(true);
            threads[i].start();
        }
    }

    /**
     * Starts a pool.
     *
     * @param threads how many threads work at once, the caller among them; 1 to 256
     * @return the pool
     */
    public static Workers of(int threads) {
        if (threads < 1 || threads > 256) {
            throw new IllegalArgumentException("threads = " + threads + " is not in 1..256");
        }
        return new Workers(threads - 1);
    }

    /**
     * The size of the pool.
     *
     * @return threads that work at once
     */
    public int threads() {
        return threads.length + 1;
    }

    /**
     * Runs all parts of a job and returns when the last has ended.
     *
     * @param parts how many parts; with 0 nothing happens
     * @param part what to run
     */
    public void run(int parts, Part part) {
        if (threads.length == 0 || parts < 2) {
            for (int i = 0; i < parts; i++) {
                part.run(i, 0);
            }
            return;
        }
        if (closed) {
            throw new IllegalStateException("these workers are closed");
        }
        Job mine = new Job(parts, part);
        job = mine;
        for (Thread thread : threads) {
            LockSupport.unpark(thread);
        }
        mine.work(0);
        // waits for parts, not for helpers: one that the machine has put aside before it took a part holds up nobody
        for (int spins = 0; mine.unfinished.get() > 0; spins++) {
            if (spins < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
            }
        }
        if (mine.failure.isPresent()) {
            throw new IllegalStateException("a part of the job failed", mine.failure.get());
        }
    }

    private void serve(int worker) {
        Job done = null;
        while (true) {
            Job seen = job;
            for (int spins = 0; seen == done && !closed; seen = job) {
                if (++spins < SPINS) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.park(this);
                }
            }
            if (seen == done) {
                return;
            }
            done = seen;
            seen.work(worker);
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Thread thread : threads) {
            LockSupport.unpark(thread);
        }
    }
}
