package org.countermark.cli.student.collect;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.countermark.cli.Meter;
import org.countermark.cli.Stop;
import org.countermark.cli.student.collect.Attempt.Next;

/**
 * Asks all questions that have no answer yet, many at a time, and puts every response into the log.
 *
 * <p>Used once, by one thread, which waits in {@link #run}.
 */
final class Collector {
    /** So many questions in a row may get no answer before the rest is spared. */
    private static final int FAILURES_IN_A_ROW = 10;
    /** A server that asks for more than this is not waited for. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    /** So long the requests that are under way when the user stops have to end. */
    private static final long GRACE_SECONDS = 10;

    private static final long LOOK_MILLIS = 50;

    private final Suspect suspect;
    private final Questions questions;
    private final AnswerLog log;
    private final Pace pace;
    private final Backoff backoff;
    private final int retries;
    private final Answers answered;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger here = new AtomicInteger();
    private final AtomicInteger retried = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger failedInARow = new AtomicInteger();
    private final AtomicReference<Optional<String>> lastFailure = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<Exception>> broken = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<String>> stopped = new AtomicReference<>(Optional.empty());
    private final CountDownLatch drain = new CountDownLatch(1);

    /**
     * A collector.
     *
     * @param suspect who is asked
     * @param questions what is asked
     * @param log where responses go
     * @param answered which questions have an answer; none of them is asked
     * @param pace when requests may go
     * @param backoff how long to wait before asking again
     * @param retries how often a question is asked again
     */
    Collector(
            Suspect suspect,
            Questions questions,
            AnswerLog log,
            Answers answered,
            Pace pace,
            Backoff backoff,
            int retries) {
        this.suspect = suspect;
        this.questions = questions;
        this.log = log;
        this.answered = answered;
        this.pace = pace;
        this.backoff = backoff;
        this.retries = retries;
    }

    /**
     * How a run went.
     *
     * @param answered questions that were answered in this run
     * @param retried requests that were sent again
     * @param failed questions that were given up
     * @param problem why the rest was not asked, or the last failure; empty where all was answered or the user stopped
     */
    record Outcome(int answered, int retried, int failed, Optional<String> problem) {}

    /**
     * Asks.
     *
     * @param concurrency how many requests may be under way at a time
     * @param stop asked whether to stop
     * @param meter shows how far it is
     * @return how it went
     * @throws IOException when the log cannot be written
     * @throws InterruptedException when the calling thread is interrupted
     */
    Outcome run(int concurrency, Stop stop, Meter meter) throws IOException, InterruptedException {
        int before = answered.count();
        int open = questions.count() - before;
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < Math.min(concurrency, open); i++) {
            Thread worker = new Thread(this::work, "collect-" + i);
            worker.setDaemon(true);
            worker.start();
            workers.add(worker);
        }
        for (Thread worker : workers) {
            while (worker.isAlive() && !stop.requestedAt(here.get()) && !isDraining()) {
                worker.join(LOOK_MILLIS);
                log.forceIfDue();
                int done = before + here.get();
                meter.at(done / (double) questions.count(), done);
            }
        }
        drain.countDown();
        end(workers);
        if (broken.get().orElse(null) instanceof IOException problem) {
            throw problem;
        }
        if (broken.get().orElse(null) instanceof RuntimeException problem) {
            throw problem;
        }
        return new Outcome(
                here.get(), retried.get(), failed.get(), stopped.get().or(lastFailure::get));
    }

    /** Lets what is under way end, but not for long. */
    private static void end(List<Thread> workers) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
        for (Thread worker : workers) {
            worker.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
        }
        for (Thread worker : workers) {
            worker.interrupt();
        }
        for (Thread worker : workers) {
            worker.join();
        }
    }

    private void work() {
        try {
            for (int index = next.getAndIncrement(); index < questions.count(); index = next.getAndIncrement()) {
                if (!answered.has(index) && !answer(questions.at(index))) {
                    return;
                }
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException problem) {
            broken.compareAndSet(Optional.empty(), Optional.of(problem));
            drain.countDown();
        }
    }

    /** Asks a question until it is answered or given up; false when nothing more is to be asked. */
    private boolean answer(Question question) throws InterruptedException, IOException {
        for (int failures = 0; ; ) {
            if (!waitForTurn()) {
                return false;
            }
            Attempt attempt = suspect.ask(question);
            if (attempt.response().isPresent()) {
                log.append(attempt.response().get(), question.body(), attempt.body());
            }
            if (attempt.next() == Next.DONE) {
                here.incrementAndGet();
                failedInARow.set(0);
                return true;
            }
            failures++;
            boolean patient = attempt.retryAfter().orElse(Duration.ZERO).compareTo(LONGEST_WAIT) <= 0;
            if (attempt.next() == Next.STOP || !patient) {
                return stopFor(
                        patient
                                ? attempt.message()
                                : attempt.message() + " (come back in "
                                        + attempt.retryAfter().orElseThrow().toMinutes() + " minutes)");
            }
            if (failures > retries) {
                return giveUp(attempt.message());
            }
            Duration wait = backoff.after(failures, attempt.retryAfter());
            attempt.retryAfter().ifPresent(asked -> pace.hold(System.nanoTime() + asked.toNanos()));
            if (drain.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                return false;
            }
            retried.incrementAndGet();
        }
    }

    private boolean giveUp(String message) {
        failed.incrementAndGet();
        lastFailure.set(Optional.of(message));
        int inARow = failedInARow.incrementAndGet();
        if (here.get() == 0) {
            return stopFor(message);
        }
        return inARow < FAILURES_IN_A_ROW || stopFor(inARow + " questions in a row got no answer: " + message);
    }

    private boolean stopFor(String message) {
        stopped.compareAndSet(Optional.empty(), Optional.of(message));
        drain.countDown();
        return false;
    }

    /** Waits until a request may go; false when nothing more is to be asked. */
    private boolean waitForTurn() throws InterruptedException {
        long wait = pace.take(System.nanoTime());
        do {
            if (wait > 0 && drain.await(wait, TimeUnit.NANOSECONDS)) {
                return false;
            }
            wait = pace.held(System.nanoTime());
        } while (wait > 0);
        return !isDraining();
    }

    private boolean isDraining() {
        return drain.getCount() == 0;
    }
}
