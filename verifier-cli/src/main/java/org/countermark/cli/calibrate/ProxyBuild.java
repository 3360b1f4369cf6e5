package org.countermark.cli.calibrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countermark.cli.AtomicFile;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.cli.scan.ReadBody;
import org.countermark.cli.store.TokenStore;
import org.countermark.keys.Profile;
import org.countermark.proxy.KneserNeyModel;
import org.countermark.proxy.ProxyFile;

/** Counts reference text into a file that guesses how likely a token is without the key. */
final class ProxyBuild {
    /** What counting takes for each token, in bytes. */
    private static final long BYTES_A_TOKEN = 25;

    private final Terminal terminal;
    private final boolean quiet;

    ProxyBuild(Terminal terminal, boolean quiet) {
        this.terminal = terminal;
        this.quiet = quiet;
    }

    /** Writes the file, so that it is there whole or not at all. */
    void write(ReadBody body, Profile profile, int order, Path out) throws InputException, IOException {
        TokenStore store = body.store();
        if (store.tokens() == 0) {
            throw new InputException(Position.of("the reference text"), "there is no token in it", "");
        }
        if (!quiet) {
            terminal.err()
                    .println(String.format(
                            Locale.ROOT,
                            "countermark: counting %,d tokens, with about %,d MiB of %,d MiB of memory",
                            store.tokens(),
                            (store.tokens() * BYTES_A_TOKEN) / (1 << 20) + 1,
                            Runtime.getRuntime().maxMemory() >> 20));
        }
        String[] id = new String[1];
        KneserNeyModel model = model(body, order);
        AtomicFile.write(terminal.resolve(out), stream -> id[0] = ProxyFile.write(model, profile.tokenizer(), stream));
        terminal.out()
                .printf(
                        Locale.ROOT,
                        "%s: %,d n-grams of up to %d tokens, from %,d tokens of %,d documents; tokenizer %s%nid %s%n",
                        out,
                        model.size(),
                        model.order(),
                        model.referenceTokens(),
                        store.documents(),
                        profile.tokenizer(),
                        id[0]);
    }

    private static KneserNeyModel model(ReadBody body, int order) throws InputException, IOException {
        try {
            TokenStore store = body.store();
            int vocabulary = body.vocabularySize()
                    .orElseGet(
                            () -> texts(store).flatMapToInt(IntStream::of).max().orElse(0) + 1);
            if (vocabulary > KneserNeyModel.MAX_VOCABULARY) {
                throw new InputException(
                        Position.of("the reference text"),
                        "its token ids reach beyond the largest vocabulary of " + KneserNeyModel.MAX_VOCABULARY,
                        "");
            }
            return KneserNeyModel.train(() -> texts(store).iterator(), vocabulary, order);
        } catch (UncheckedIOException problem) {
            throw problem.getCause();
        }
    }

    /** In canonical order, so that the same documents give the same bytes. */
    private static Stream<int[]> texts(TokenStore store) {
        return IntStream.of(store.canonicalOrder()).boxed().flatMap(index -> {
            try {
                return store.generated(index).stream();
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        });
    }
}
