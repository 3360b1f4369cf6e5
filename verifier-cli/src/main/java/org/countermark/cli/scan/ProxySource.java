package org.countermark.cli.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.countermark.cli.Terminal;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Position;
import org.countermark.cli.store.TokenStore;
import org.countermark.detect.Weighing;
import org.countermark.proxy.KneserNeyModel;
import org.countermark.proxy.KneserNeyProxy;
import org.countermark.proxy.ProxyFile;
import org.countermark.scheme.GumbelScheme;
import org.countermark.scheme.Scheme;
import org.countermark.token.TokenProxy;

/** Where the guesses of token probabilities come from: reference text that was counted before, or the text itself. */
sealed interface ProxySource {
    /** The name of the proxy in plans, known before any text is read. */
    String id();

    /** The proxy for a body of text. */
    TokenProxy over(TokenStore store, int[] order) throws InputException, IOException;

    /** What the proxy is used for by default: what needs the fewest tokens, by docs/results/power.md. */
    Weighing weighing(Scheme scheme);

    /** What the user named: a file, the text itself, or nothing. */
    static Optional<ProxySource> of(Terminal terminal, String place, Lexer lexer) throws InputException, IOException {
        if (place.equals("none")) {
            return Optional.empty();
        }
        if (place.equals("self")) {
            return Optional.of(new Itself());
        }
        ProxyFile file;
        try {
            file = ProxyFile.open(terminal.resolve(Path.of(place)));
        } catch (java.nio.file.FileSystemException problem) {
            throw problem;
        } catch (IOException problem) {
            throw new InputException(Position.of(place), problem.getMessage(), "", problem);
        }
        if (!file.tokenizer().equals(lexer.id())) {
            throw new InputException(
                    Position.of(place),
                    "it counts tokens of " + file.tokenizer() + ", but the profile pins the tokenizer " + lexer.id(),
                    "Build one for this tokenizer, or use --proxy self.");
        }
        return Optional.of(new Reference(KneserNeyProxy.of(file)));
    }

    /**
     * Reference text.
     *
     * @param proxy its counts
     */
    record Reference(KneserNeyProxy proxy) implements ProxySource {
        @Override
        public String id() {
            return proxy.id();
        }

        @Override
        public TokenProxy over(TokenStore store, int[] order) {
            return proxy;
        }

        /** The likelihood ratio of a mixture, where the scheme has one. */
        @Override
        public Weighing weighing(Scheme scheme) {
            return scheme instanceof GumbelScheme ? Weighing.MIXTURE : Weighing.WEIGHTED;
        }
    }

    /** The text that is tested: each token is judged by all the others. */
    record Itself() implements ProxySource {
        private static final int ORDER = 5;

        @Override
        public String id() {
            return KneserNeyProxy.idOfItself(ORDER);
        }

        /** Weights only: guesses as rough as these mislead a likelihood ratio. */
        @Override
        public Weighing weighing(Scheme scheme) {
            return Weighing.WEIGHTED;
        }

        @Override
        public TokenProxy over(TokenStore store, int[] order) throws InputException, IOException {
            try {
                // A body without a token has no unit to judge, but a model needs one.
                int largest =
                        texts(store, order).flatMapToInt(IntStream::of).max().orElse(0);
                if (largest >= KneserNeyModel.MAX_VOCABULARY) {
                    throw new InputException(
                            Position.of("--proxy self"),
                            "token id " + largest + " is beyond the largest vocabulary of "
                                    + KneserNeyModel.MAX_VOCABULARY,
                            "Use --proxy none.");
                }
                Iterable<int[]> documents = store.tokens() == 0
                        ? List.of(new int[] {0})
                        : () -> texts(store, order).iterator();
                return KneserNeyProxy.ofItself(KneserNeyModel.train(documents, largest + 1, ORDER));
            } catch (UncheckedIOException problem) {
                throw problem.getCause();
            }
        }

        private static Stream<int[]> texts(TokenStore store, int[] order) {
            return IntStream.of(order).boxed().flatMap(index -> {
                try {
                    return store.generated(index).stream();
                } catch (IOException problem) {
                    throw new UncheckedIOException(problem);
                }
            });
        }
    }
}
