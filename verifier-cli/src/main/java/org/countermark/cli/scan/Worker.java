package org.countermark.cli.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.countermark.cli.input.Body;
import org.countermark.cli.input.Document;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Turn;
import org.countermark.cli.store.Encoded;

/** Tokenises documents and encodes them for the store. Safe for use by many threads. */
final class Worker {
    /** Of so many documents at the head of each input it is looked whether text comes back from its tokens. */
    static final int ROUND_TRIPS = 50;

    private final List<Lexer> lexers;

    Worker(Job job) {
        this.lexers = job.lexers();
    }

    /** Prepares one document; {@code index} is its place in its input, from 0. */
    Prepared prepare(Document document, int input, long index) throws InputException {
        List<Encoded> encoded = new ArrayList<>();
        RoundTrip roundTrip = RoundTrip.NONE;
        for (Lexer lexer : lexers) {
            encoded.add(encode(document, lexer));
            if (index < ROUND_TRIPS) {
                roundTrip = roundTrip.plus(roundTrip(document, lexer));
            }
        }
        return new Prepared(input, document.number(), document.date(), encoded, asked(document), roundTrip);
    }

    /** Messages as one text, as a collection of answers writes them. */
    private static Optional<String> asked(Document document) {
        List<String> texts = new ArrayList<>();
        for (Turn turn : document.turns()) {
            if (turn.scored()) {
                break;
            }
            if (!(turn.body() instanceof Body.Text text)) {
                return Optional.empty();
            }
            texts.add(text.text());
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(String.join("\n\n", texts));
    }

    /** What was shown to the model before a response is its prompt; what the model said itself stays evidence. */
    private static Encoded encode(Document document, Lexer lexer) throws InputException {
        List<Encoded.Turn> turns = new ArrayList<>();
        for (Turn turn : document.turns()) {
            // Without a tokenizer there is no way to know a prompt's contexts; docs/spec/cli.md says so.
            boolean unknown = !turn.scored()
                    && turn.body() instanceof Body.Text
                    && lexer.tokenizer().isEmpty();
            if (!unknown) {
                turns.add(new Encoded.Turn(turn.scored(), lexer.tokens(turn.body(), document.position())));
            }
        }
        return Encoded.of(turns);
    }

    private static RoundTrip roundTrip(Document document, Lexer lexer) {
        if (lexer.tokenizer().isEmpty()) {
            return RoundTrip.NONE;
        }
        long same = 0;
        long tried = 0;
        for (Turn turn : document.turns()) {
            if (turn.scored() && turn.body() instanceof Body.Text text) {
                tried++;
                int[] tokens = lexer.tokenizer().get().encode(text.text());
                same += lexer.tokenizer().get().decode(tokens).equals(text.text()) ? 1 : 0;
            } else if (turn.scored() && turn.body() instanceof Body.Ids ids) {
                tried++;
                int[] again =
                        lexer.tokenizer().get().encode(lexer.tokenizer().get().decode(ids.ids()));
                same += Arrays.equals(again, ids.ids()) ? 1 : 0;
            }
        }
        return new RoundTrip(same, tried);
    }
}
