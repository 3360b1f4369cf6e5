package org.countermark.cli;

/**
 * Ctrl-C while long work runs: asks it to stop, and keeps the process alive until what it did is saved.
 *
 * <p>Begun before the work and ended when its state is saved, by the working thread.
 */
public final class Interruption {
    /** So long a process waits for its state to be saved. */
    private static final long SECONDS = 120;

    private final Stop stop;
    private final Thread hook;

    private Interruption(Stop stop) {
        this.stop = stop;
        this.hook = new Thread(this::onInterrupt);
    }

    /**
     * Listens for Ctrl-C from now on.
     *
     * @param stop asks the work to stop
     * @return to be ended when the work has ended and its state is saved
     */
    public static Interruption listen(Stop stop) {
        Interruption interruption = new Interruption(stop);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void onInterrupt() {
        stop.request();
        try {
            stop.awaitSaved(SECONDS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** Listens no more: the state is saved, or there is none. */
    public void end() {
        stop.saved();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The process is ending already, and the hook with it.
        }
    }
}
