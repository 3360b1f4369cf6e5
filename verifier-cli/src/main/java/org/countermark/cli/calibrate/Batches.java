package org.countermark.cli.calibrate;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/** Numbered trials in batches, one batch on each thread, until they are done or somebody wants to stop. */
final class Batches {
    private final int threads;
    private final BooleanSupplier stopped;

    Batches(int threads, BooleanSupplier stopped) {
        this.threads = threads;
        this.stopped = stopped;
    }

    /** The trials of a range, on one thread; it puts its outcomes where they belong. */
    interface Work {
        void trials(int from, int to) throws IOException;
    }

    /** Does all trials below a number; false when it was stopped. */
    boolean run(int trials, int size, Work work, DoubleConsumer progress) throws IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        Deque<Future<?>> flights = new ArrayDeque<>();
        try {
            int landed = 0;
            for (int from = 0; from < trials || !flights.isEmpty(); ) {
                if (stopped.getAsBoolean()) {
                    return false;
                }
                while (from < trials && flights.size() <= threads) {
                    int start = from;
                    int end = Math.min(trials, from + size);
                    flights.add(pool.submit(() -> {
                        work.trials(start, end);
                        return null;
                    }));
                    from = end;
                }
                land(flights.remove());
                landed += size;
                progress.accept(Math.min(1.0, landed / (double) trials));
            }
            return true;
        } finally {
            pool.shutdownNow();
        }
    }

    private static void land(Future<?> flight) throws IOException, InterruptedException {
        try {
            flight.get();
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
