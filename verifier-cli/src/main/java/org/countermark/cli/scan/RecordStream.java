package org.countermark.cli.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.countermark.cli.Interruption;
import org.countermark.cli.Meter;
import org.countermark.cli.Stop;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.token.Response;

/**
 * Reads inputs as a scan does, but hands each record on in the order of the inputs and keeps none: copies are not dropped.
 *
 * <p>Tokenises on many threads; the receiver is called by one. Memory: the records in flight, 64 MiB at most beside the
 * largest one.
 */
public final class RecordStream {
    private final Terminal terminal;
    private final Stop stop;
    private final boolean quiet;
    private final Lexer lexer;
    private final int threads;

    /**
     * A stream.
     *
     * @param terminal where input comes from and progress goes
     * @param stop asked between batches
     * @param quiet true to show nothing
     * @param lexer makes tokens
     * @param threads workers, at least 1
     */
    public RecordStream(Terminal terminal, Stop stop, boolean quiet, Lexer lexer, int threads) {
        this.terminal = terminal;
        this.stop = stop;
        this.quiet = quiet;
        this.lexer = lexer;
        this.threads = threads;
    }

    /**
     * One record.
     *
     * @param position where it is
     * @param asked the text that it shows before its first response; empty where there is none, or token ids
     * @param responses what a model may have said, each with all that was shown before it
     */
    public record Item(Position position, Optional<String> asked, List<Response> responses) {
        /** Copies the list. */
        public Item {
            responses = List.copyOf(responses);
        }
    }

    /** Takes records. */
    @FunctionalInterface
    public interface Receiver {
        /**
         * Takes the next record.
         *
         * @param item the record
         * @throws InputException when it is refused
         * @throws IOException when it cannot be worked on
         */
        void take(Item item) throws InputException, IOException;
    }

    /**
     * Reads everything.
     *
     * @param input what to read, and how
     * @param receiver gets the records
     * @return what was read; empty when it was interrupted
     * @throws InputException when a record is wrong and bad ones are not to be skipped, or the receiver refuses one
     * @throws IOException when reading fails
     * @throws InterruptedException when the calling thread is interrupted
     */
    public Optional<ReadingReport> read(InputOptions input, Receiver receiver)
            throws InputException, IOException, InterruptedException {
        Job job = Job.reading(terminal, input, lexer, threads);
        double bytes = Needs.of(job, Path.of(""), terminal).bytes();
        SkippedRecords skipped = new SkippedRecords(terminal, quiet);
        Meter meter = new Meter(terminal, quiet, "tokens read", System::nanoTime);
        Interruption interruption = Interruption.listen(stop);
        try (State state = new State(job, document -> receiver.take(item(job, document)))) {
            Pipeline[] pipeline = new Pipeline[1];
            pipeline[0] = new Pipeline(
                    job,
                    state,
                    stop,
                    skipped::add,
                    () -> meter.at(bytes > 0 ? pipeline[0].rawBytes() / bytes : -1, state.tokens));
            return pipeline[0].run(terminal.in()) ? Optional.of(ReadingReport.of(state)) : Optional.empty();
        } finally {
            interruption.end();
            meter.close();
        }
    }

    private static Item item(Job job, Prepared document) {
        String place = document.number().in(job.sources().get(document.input()).name());
        return new Item(
                Position.of(place), document.asked(), document.encoded().get(0).responses());
    }
}
