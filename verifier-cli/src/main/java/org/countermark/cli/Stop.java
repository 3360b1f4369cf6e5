package org.countermark.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, as long work sees it: asked now and then whether to stop, and told when everything is saved.
 *
 * <p>Safe for use by the working thread and the one that ends the process.
 */
public final class Stop {
    private final long limit;
    private final CountDownLatch saved = new CountDownLatch(1);
    private volatile boolean requested;

    private Stop(long limit) {
        this.limit = limit;
    }

    /**
     * Stops when {@link #request} is called.
     *
     * @return a request not yet made
     */
    public static Stop onRequest() {
        return new Stop(Long.MAX_VALUE);
    }

    /**
     * Stops by itself, for work that is to be done in portions.
     *
     * @param records how many records to do, at least 0
     * @return a request that makes itself
     */
    public static Stop afterRecords(long records) {
        return new Stop(records);
    }

    /** Asks the work to stop. */
    public void request() {
        requested = true;
    }

    /**
     * Whether to stop now.
     *
     * @param records records done so far
     * @return true when the work should save its state and end
     */
    public boolean requestedAt(long records) {
        return requested || records >= limit;
    }

    /** Tells the thread in {@link #awaitSaved} that the process may end. */
    public void saved() {
        saved.countDown();
    }

    /**
     * Keeps a process alive until the work has saved its state.
     *
     * @param seconds how long to wait at most
     * @throws InterruptedException when the waiting thread is interrupted
     */
    public void awaitSaved(long seconds) throws InterruptedException {
        boolean ignored = saved.await(seconds, TimeUnit.SECONDS);
    }
}
