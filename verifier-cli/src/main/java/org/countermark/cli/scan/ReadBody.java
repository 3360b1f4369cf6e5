package org.countermark.cli.scan;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.countermark.cli.Meter;
import org.countermark.cli.Stop;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Sources;
import org.countermark.cli.store.TokenStore;
import org.countermark.cli.tokenizer.Tokenizers;
import org.countermark.detect.Level;
import org.countermark.detect.UnitRule;
import org.countermark.detect.Weighing;
import org.countermark.scheme.Scheme;
import org.countermark.token.Slice;
import org.countermark.token.TokenProxy;

/** A body of text that was read for something else than a scan: its documents as token ids, and what its inputs were. */
public final class ReadBody implements Closeable {
    private final State state;
    private final Lexer lexer;

    private ReadBody(State state, Lexer lexer) {
        this.state = state;
        this.lexer = lexer;
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
        Job job = new Job(
                Sources.of(input.files, terminal::resolve),
                input.reading(),
                List.of(lexer),
                List.of(),
                input.skipBad,
                threads,
                0,
                Level.of("1e-6"),
                new Method(UnitRule.DISTINCT, Method.Dedup.EXACT, 0, Slice.WHOLE),
                Optional.empty());
        long bytes = Needs.of(job, workFolder, terminal).bytes();
        State state = new State(job, terminal.resolve(workFolder));
        Meter meter = new Meter(terminal, quiet, "tokens read", System::nanoTime);
        boolean done = false;
        try {
            Pipeline[] pipeline = new Pipeline[1];
            pipeline[0] = new Pipeline(
                    job,
                    state,
                    stop,
                    problem -> skipped(terminal, quiet, problem),
                    () -> meter.at(bytes > 0 ? pipeline[0].rawBytes() / (double) bytes : -1, state.tokens));
            done = pipeline[0].run(terminal.in());
        } finally {
            meter.close();
            if (!done) {
                state.close();
            }
        }
        return done ? Optional.of(new ReadBody(state, lexer)) : Optional.empty();
    }

    private static void skipped(Terminal terminal, boolean quiet, InputException problem) {
        if (!quiet) {
            terminal.err().println("countermark: skipped " + problem.getMessage());
        }
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
