package org.countermark.cli.student.collect;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.countermark.cli.student.collect.Attempt.Next;
import org.countermark.cli.student.collect.Response.Outcome;

/** A model behind a command: one process for each question, the prompt on its input, the answer on its output. */
final class CommandSuspect implements Suspect {
    private static final int REMARK = 4096;

    private final List<String> words;
    private final Path directory;
    private final Duration timeout;
    private final int maxBody;
    private final Clock clock;
    private final ExecutorService pipes = Executors.newCachedThreadPool(CommandSuspect::daemon);

    /**
     * A command.
     *
     * @param words the program and its arguments
     * @param directory where it runs
     * @param timeout how long one process may take
     * @param maxBody the longest answer, in bytes
     * @param clock what time it is
     */
    CommandSuspect(List<String> words, Path directory, Duration timeout, int maxBody, Clock clock) {
        this.words = List.copyOf(words);
        this.directory = directory;
        this.timeout = timeout;
        this.maxBody = maxBody;
        this.clock = clock;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "pipe");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public Attempt ask(Question question) throws InterruptedException {
        Instant start = clock.instant();
        Process process;
        try {
            process = new ProcessBuilder(words)
                    .directory(directory.toAbsolutePath().toFile())
                    .start();
        } catch (IOException problem) {
            return Attempt.nothing(Next.STOP, Said.printable(String.valueOf(problem.getMessage())));
        }
        try {
            CompletableFuture<byte[]> output = reading(process.getInputStream(), maxBody + 1);
            CompletableFuture<byte[]> remarks = reading(process.getErrorStream(), REMARK);
            pipes.execute(() -> write(process.getOutputStream(), question.body()));
            byte[] body = output.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            if (body.length > maxBody) {
                return attempt(question, start, Outcome.TOO_LARGE, 0, "the answer is over " + maxBody + " bytes", body);
            }
            Duration left = timeout.minus(Duration.between(start, clock.instant()));
            if (!process.waitFor(Math.max(left.toMillis(), 1), TimeUnit.MILLISECONDS)) {
                throw new TimeoutException();
            }
            return ended(question, start, process.exitValue(), body, remarks);
        } catch (TimeoutException late) {
            return Attempt.nothing(Next.RETRY, "the command did not end in " + timeout.toSeconds() + " s");
        } catch (ExecutionException problem) {
            return Attempt.nothing(Next.RETRY, Said.printable(String.valueOf(problem.getCause())));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Attempt ended(Question question, Instant start, int code, byte[] body, CompletableFuture<byte[]> remarks)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (code != 0) {
            String said = Said.error(remarks.get(1, TimeUnit.SECONDS));
            return attempt(
                    question, start, Outcome.REFUSED, code, "the command ended with " + code + ": " + said, body);
        }
        boolean readable = Answer.read(body, Api.COMMAND).isPresent();
        return attempt(
                question,
                start,
                readable ? Outcome.ANSWERED : Outcome.UNREADABLE,
                code,
                readable ? "" : "the command wrote something else than UTF-8 text",
                body);
    }

    private Attempt attempt(Question question, Instant start, Outcome outcome, int code, String message, byte[] body) {
        Response response = new Response(
                question.prompt(),
                question.sample(),
                question.digest(),
                outcome,
                code,
                List.of(),
                start,
                clock.instant(),
                false);
        return Attempt.of(outcome == Outcome.ANSWERED ? Next.DONE : Next.RETRY, message, response, body);
    }

    /** Keeps the first bytes of a stream, and reads it to its end so that its writer is not held up. */
    private CompletableFuture<byte[]> reading(InputStream stream, int keep) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (InputStream in = stream) {
                        byte[] first = in.readNBytes(keep);
                        in.transferTo(OutputStream.nullOutputStream());
                        return first;
                    } catch (IOException problem) {
                        throw new java.io.UncheckedIOException(problem);
                    }
                },
                pipes);
    }

    private static void write(OutputStream stream, byte[] bytes) {
        try (OutputStream out = stream) {
            out.write(bytes);
        } catch (IOException ended) {
            // A command that does not read its prompt may still answer.
        }
    }
}
