package org.countermark.cli.scan;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.countermark.cli.Meter;
import org.countermark.cli.Stop;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.store.Entry;
import org.countermark.cli.store.TokenStore;
import org.countermark.cli.tokenizer.Tokenizers;
import org.countermark.detect.Weighing;
import org.countermark.scheme.Scheme;
import org.countermark.token.TokenProxy;

/**
 * A body of text that is read for something else than a scan: its documents as token ids, and what its inputs were.
 *
 * <p>Used by one thread while it is read; its documents by many afterwards.
 */
public final class ReadBody implements Closeable {
    private final Job job;
    private final State state;
    private final Lexer lexer;
    private final Needs needs;

    private ReadBody(Job job, State state, Lexer lexer, Needs needs) {
        this.job = job;
        this.state = state;
        this.lexer = lexer;
        this.needs = needs;
    }

    /** Work that was done on a body before it was all done, in a form that only its maker knows. */
    public interface Work {
        /**
         * Writes it.
         *
         * @param out receives it
         * @throws IOException when writing fails
         */
        void save(DataOutputStream out) throws IOException;

        /**
         * Reads what was written.
         *
         * @param in holds it, and nothing else
         * @throws IOException when it is damaged, or reading fails; the message says what is wrong
         */
        void load(DataInputStream in) throws IOException;
    }

    /**
     * Guesses of token probabilities, as a scan of this body would use them.
     *
     * @param id the proxy's name in plans
     * @param weighing what is done with them
     * @param proxy gives them
     */
    public record Guesses(String id, Weighing weighing, TokenProxy proxy) {}

    /**
     * A proxy that is named but not yet there, for a plan that is made before any text is read.
     *
     * @param id the proxy's name in plans
     * @param weighing what will be done with it
     */
    public record PlannedProxy(String id, Weighing weighing) {}

    /**
     * What was read of one input.
     *
     * @param name its name: never an absolute path
     * @param sha256 digest of the file as it lies on disk, in hex
     * @param bytes its size
     * @param records records read, bad ones included
     * @param skipped bad ones among them
     */
    public record Input(String name, String sha256, long bytes, long records, long skipped) {}

    /**
     * The lexer for a vocabulary.
     *
     * @param terminal says what relative paths start from
     * @param place what {@code --tokenizer} says
     * @param id the vocabulary's name in the profile
     * @return the lexer
     * @throws InputException when there is no such tokenizer
     * @throws IOException when it cannot be read
     */
    public static Lexer lexer(Terminal terminal, Optional<String> place, String id) throws InputException, IOException {
        return place.filter("ids"::equals).isPresent()
                ? Lexer.idsOnly(id)
                : Lexer.of(Tokenizers.of(terminal, place, id));
    }

    /**
     * Reads a body.
     *
     * @param terminal where input comes from and progress goes
     * @param stop asked between batches
     * @param quiet true to show nothing
     * @param input what to read, and how
     * @param lexer makes its tokens
     * @param threads workers, at least 1
     * @param workFolder where the temporary file of a large body goes
     * @return the body, to be closed; empty when it was interrupted
     * @throws InputException when a record is wrong and bad ones are not to be skipped
     * @throws IOException when reading fails
     * @throws InterruptedException when the calling thread is interrupted
     */
    public static Optional<ReadBody> of(
            Terminal terminal, Stop stop, boolean quiet, InputOptions input, Lexer lexer, int threads, Path workFolder)
            throws InputException, IOException, InterruptedException {
        ReadBody body = begin(terminal, input, lexer, threads, workFolder);
        boolean done = false;
        try {
            done = body.read(terminal, stop, quiet);
        } finally {
            if (!done) {
                body.close();
            }
        }
        return done ? Optional.of(body) : Optional.empty();
    }

    /**
     * A body of which nothing is read yet.
     *
     * @param terminal says what relative paths start from
     * @param input what to read, and how
     * @param lexer makes its tokens
     * @param threads workers, at least 1
     * @param workFolder where the temporary file of a large body goes
     * @return the body, to be closed
     * @throws InputException when there is no such input
     * @throws IOException when an input cannot be looked at
     */
    public static ReadBody begin(Terminal terminal, InputOptions input, Lexer lexer, int threads, Path workFolder)
            throws InputException, IOException {
        Job job = Job.reading(terminal, input, lexer, threads);
        Needs needs = Needs.of(job, workFolder, terminal);
        return new ReadBody(job, new State(job, terminal.resolve(workFolder)), lexer, needs);
    }

    /**
     * Reads the body, or what is left of it.
     *
     * @param terminal where input comes from and progress goes
     * @param stop asked between batches
     * @param quiet true to show nothing
     * @return false when it was interrupted
     * @throws InputException when a record is wrong and bad ones are not to be skipped
     * @throws IOException when reading fails
     * @throws InterruptedException when the calling thread is interrupted
     */
    public boolean read(Terminal terminal, Stop stop, boolean quiet)
            throws InputException, IOException, InterruptedException {
        Meter meter = new Meter(terminal, quiet, "tokens read", System::nanoTime);
        double bytes = needs.bytes();
        try {
            Pipeline[] pipeline = new Pipeline[1];
            pipeline[0] = new Pipeline(
                    job,
                    state,
                    stop,
                    new SkippedRecords(terminal, quiet)::add,
                    () -> meter.at(bytes > 0 ? pipeline[0].rawBytes() / bytes : -1, state.tokens));
            return pipeline[0].run(terminal.in());
        } finally {
            meter.close();
        }
    }

    /**
     * Takes up what {@link #keep} left; only before anything is read.
     *
     * @param file the checkpoint
     * @param shown its name in messages
     * @param purpose what it was kept with
     * @param work receives the work that was done
     * @throws InputException when there is none, or it is damaged, or of other inputs or another purpose
     * @throws IOException when reading fails
     */
    public void resume(Path file, String shown, String purpose, Work work) throws InputException, IOException {
        Checkpoint.read(file, shown, job, state, purpose, work);
    }

    /**
     * Keeps what was read, and the work that was done on it, for another run.
     *
     * @param file the checkpoint, which appears when it is whole; only its owner may read it
     * @param purpose digest of all that the work depends on beside the inputs
     * @param work what was done
     * @throws IOException when writing fails
     */
    public void keep(Path file, String purpose, Work work) throws IOException {
        Checkpoint.write(file, job, state, purpose, work);
    }

    /**
     * Whether an interrupted run can be taken up: standard input cannot be read again.
     *
     * @return true where all inputs are files
     */
    public boolean canBeKept() {
        return job.sources().stream().allMatch(source -> source.path().isPresent());
    }

    /**
     * What reading will need, for people.
     *
     * @return a few words, estimated before anything is read
     */
    public String needs() {
        return needs.words(job);
    }

    /**
     * Where a document first stood.
     *
     * @param index its index in the store
     * @return the record's name in results
     */
    public String place(int index) {
        Entry entry = store().entry(index);
        return entry.number().in(job.sources().get(entry.input()).name());
    }

    /**
     * What was read, and how it came.
     *
     * @return the part of a result that depends on more than the set of texts
     */
    public ReadingReport report() {
        return ReadingReport.of(state);
    }

    /**
     * The documents.
     *
     * @return all distinct documents
     */
    public TokenStore store() {
        return state.stores.get(0);
    }

    /**
     * What {@link #guesses} will be, known before anything is read.
     *
     * @param terminal says what relative paths start from
     * @param place a file, {@code self} or {@code none}
     * @param scheme the scheme
     * @return the proxy's name and use; empty for {@code none}
     * @throws InputException when the file is no proxy for this tokenizer
     * @throws IOException when it cannot be read
     */
    public Optional<PlannedProxy> planned(Terminal terminal, String place, Scheme scheme)
            throws InputException, IOException {
        return ProxySource.of(terminal, place, lexer)
                .map(source -> new PlannedProxy(source.id(), source.weighing(scheme)));
    }

    /**
     * The proxy that {@code scan --proxy} would use on this body.
     *
     * @param terminal says what relative paths start from
     * @param place a file, {@code self} or {@code none}
     * @param scheme the scheme
     * @param documents indices of the documents that are used
     * @return the guesses; empty for {@code none}
     * @throws InputException when the file is no proxy for this tokenizer
     * @throws IOException when it cannot be read
     */
    public Optional<Guesses> guesses(Terminal terminal, String place, Scheme scheme, int[] documents)
            throws InputException, IOException {
        Optional<ProxySource> source = ProxySource.of(terminal, place, lexer);
        return source.isEmpty()
                ? Optional.empty()
                : Optional.of(new Guesses(
                        source.get().id(),
                        source.get().weighing(scheme),
                        source.get().over(store(), documents)));
    }

    /**
     * Counts of reference text, for a test that takes a stream of records.
     *
     * @param terminal says what relative paths start from
     * @param file the counts
     * @param tokenizer id of the tokenizer that the profile pins
     * @param scheme the scheme
     * @return the proxy and its use
     * @throws InputException when the file is no proxy for this tokenizer
     * @throws IOException when it cannot be read
     */
    public static Guesses reference(Terminal terminal, Path file, String tokenizer, Scheme scheme)
            throws InputException, IOException {
        String place = file.toString();
        // The words "self" and "none" mean something else than files of these names.
        Optional<ProxySource> source = ProxySource.of(
                terminal,
                place.equals("self") || place.equals("none") ? "./" + place : place,
                Lexer.idsOnly(tokenizer));
        if (source.isPresent() && source.get() instanceof ProxySource.Reference reference) {
            return new Guesses(reference.id(), reference.weighing(scheme), reference.proxy());
        }
        throw new IllegalStateException("a file is a reference: " + place);
    }

    /**
     * How many token ids the vocabulary has.
     *
     * @return its size, where the tokenizer is known
     */
    public OptionalInt vocabularySize() {
        return lexer.tokenizer().isPresent()
                ? OptionalInt.of(lexer.tokenizer().get().vocabularySize())
                : OptionalInt.empty();
    }

    /**
     * What was read.
     *
     * @return the inputs, in order
     */
    public List<Input> inputs() {
        return state.done.stream()
                .map(each -> new Input(each.name(), each.sha256(), each.bytes(), each.records(), each.skipped()))
                .toList();
    }

    @Override
    public void close() throws IOException {
        state.close();
    }
}
