package org.countermark.cli.scan;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.countermark.cli.Stop;
import org.countermark.cli.input.Content;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.cli.input.Prefix;
import org.countermark.cli.input.Readers;
import org.countermark.cli.input.RecordReader;
import org.countermark.cli.input.Source;

/**
 * The first pass: reads on one thread, tokenises documents on many, puts them into the store in record order. At most a
 * few batches are in memory at a time.
 */
final class Pipeline {
    private static final int BATCH_RECORDS = 256;
    private static final long BATCH_BYTES = 1 << 18;
    private static final long FLIGHT_BYTES = 64L << 20;

    private final Job job;
    private final State state;
    private final Stop stop;
    private final Consumer<InputException> onSkip;
    private final Runnable onMerge;
    private final Worker worker;
    private final Deque<Flight> flights = new ArrayDeque<>();
    private List<Item> batch = new ArrayList<>();
    private long batchBytes;
    private long flightBytes;
    private long emitted;
    private long finishedBytes;
    private Optional<Content> open = Optional.empty();

    Pipeline(Job job, State state, Stop stop, Consumer<InputException> onSkip, Runnable onMerge) {
        this.job = job;
        this.worker = new Worker(job);
        this.state = state;
        this.stop = stop;
        this.onSkip = onSkip;
        this.onMerge = onMerge;
    }

    private record Flight(Future<List<Item>> items, long bytes) {}

    /** Does the job, or as much of it as there is time for; true when it was all done. */
    boolean run(InputStream standardInput) throws InputException, IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(job.threads());
        try {
            for (int i = state.done.size(); i < job.sources().size(); i++) {
                if (!read(i, standardInput, pool)) {
                    return false;
                }
            }
            drain(pool);
            return true;
        } finally {
            pool.shutdownNow();
        }
    }

    /** Bytes of the inputs, as they lie on disk, that were read so far. */
    long rawBytes() {
        return finishedBytes + open.map(Content::rawBytes).orElse(0L);
    }

    private boolean read(int input, InputStream standardInput, ExecutorService pool)
            throws InputException, IOException, InterruptedException {
        Source source = job.sources().get(input);
        long merged = flights.isEmpty() && batch.isEmpty() ? state.recordsHere : 0;
        try (Content content = Content.open(source, standardInput)) {
            open = Optional.of(content);
            refuseChanged(source);
            RecordReader reader = reader(content);
            for (long index = 0; ; index++) {
                if (stop.requestedAt(emitted)) {
                    drain(pool);
                    state.prefix = Optional.of(content.prefix());
                    return false;
                }
                Optional<Item> item = next(reader, input, index);
                if (item.isEmpty() && index > 0) {
                    break;
                }
                if (index >= merged) {
                    emit(item.orElseGet(() -> new Item.Bad(noRecord(source))), pool);
                }
            }
            emit(new Item.End(source.name(), content.sha256(), content.rawBytes()), pool);
            finishedBytes += content.rawBytes();
            open = Optional.empty();
        }
        return true;
    }

    /** A scan that goes on must go on with the same file. */
    private void refuseChanged(Source source) throws InputException, IOException {
        Optional<Prefix> prefix = state.prefix;
        state.prefix = Optional.empty();
        if (prefix.isPresent() && !prefix.get().matches(source.path().orElseThrow())) {
            throw new InputException(
                    Position.of(source.shown()),
                    "the file has changed since the checkpoint was written",
                    "Start again without --resume.");
        }
    }

    private static InputException noRecord(Source source) {
        return new InputException(Position.of(source.shown()), "there is no record in it", "");
    }

    private RecordReader reader(Content content) {
        try {
            return Readers.of(content, job.reading());
        } catch (InputException problem) {
            Deque<InputException> once = new ArrayDeque<>(List.of(problem));
            return () -> {
                if (once.isEmpty()) {
                    return Optional.empty();
                }
                throw once.remove();
            };
        }
    }

    private static Optional<Item> next(RecordReader reader, int input, long index) {
        try {
            return reader.next().map(pending -> new Item.Cut(input, index, pending));
        } catch (InputException problem) {
            return Optional.of(new Item.Bad(problem));
        }
    }

    private void emit(Item item, ExecutorService pool) throws InputException, IOException, InterruptedException {
        emitted++;
        batch.add(item);
        batchBytes += item instanceof Item.Cut cut ? cut.pending().size() : 0;
        if (batch.size() >= BATCH_RECORDS || batchBytes >= BATCH_BYTES) {
            submit(pool);
        }
    }

    private void submit(ExecutorService pool) throws InputException, IOException, InterruptedException {
        List<Item> items = batch;
        flights.add(new Flight(pool.submit(() -> prepare(items)), batchBytes));
        flightBytes += batchBytes;
        batch = new ArrayList<>();
        batchBytes = 0;
        while (flights.size() > 3 * job.threads() || (flightBytes > FLIGHT_BYTES && flights.size() > 1)) {
            land();
        }
    }

    private void drain(ExecutorService pool) throws InputException, IOException, InterruptedException {
        submit(pool);
        while (!flights.isEmpty()) {
            land();
        }
    }

    private void land() throws InputException, IOException, InterruptedException {
        Flight flight = flights.remove();
        flightBytes -= flight.bytes();
        try {
            for (Item item : flight.items().get()) {
                merge(item);
            }
        } catch (ExecutionException problem) {
            if (problem.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(problem.getCause());
        }
        onMerge.run();
    }

    private void merge(Item item) throws InputException, IOException {
        if (item instanceof Item.Ready ready) {
            state.merge(ready.document());
        } else if (item instanceof Item.End end) {
            state.end(end.name(), end.sha256(), end.bytes());
        } else if (item instanceof Item.Bad bad) {
            if (!job.skipBad()) {
                throw bad.problem();
            }
            onSkip.accept(bad.problem());
            state.skip();
        }
    }

    /** Runs on a worker's thread. */
    private List<Item> prepare(List<Item> items) {
        List<Item> prepared = new ArrayList<>(items.size());
        for (Item item : items) {
            prepared.add(item instanceof Item.Cut cut ? prepare(cut) : item);
        }
        return prepared;
    }

    private Item prepare(Item.Cut cut) {
        try {
            return new Item.Ready(worker.prepare(cut.pending().parser().parse(), cut.input(), cut.index()));
        } catch (InputException problem) {
            return new Item.Bad(problem);
        }
    }
}
