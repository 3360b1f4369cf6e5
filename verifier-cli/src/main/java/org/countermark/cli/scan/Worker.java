package org.countermark.cli.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.countermark.cli.input.Body;
import org.countermark.cli.input.Document;
import org.countermark.cli.input.InputException;
import org.countermark.cli.input.Turn;
import org.countermark.detect.Detection;
import org.countermark.detect.DocumentTest;
import org.countermark.token.Response;

/** Tokenises documents and scores each by itself. Owns ciphers: used by one thread at a time. */
final class Worker {
    /** Of so many documents at the head of each input it is looked whether text comes back from its tokens. */
    static final int ROUND_TRIPS = 50;

    private final Job job;
    private final List<DocumentTest> tests;

    Worker(Job job) {
        this.job = job;
        this.tests = job.trials().stream()
                .map(trial -> DocumentTest.of(trial.plan(), trial.scorer()))
                .toList();
    }

    /** Prepares one document; {@code index} is its place in its input, from 0. */
    Prepared prepare(Document document, long index) throws InputException {
        List<List<Response>> responses = new ArrayList<>();
        Prepared.RoundTrip roundTrip = Prepared.RoundTrip.NONE;
        for (Lexer lexer : job.lexers()) {
            responses.add(responses(document, lexer));
            if (index < ROUND_TRIPS) {
                roundTrip = roundTrip.plus(roundTrip(document, lexer));
            }
        }
        List<Optional<Detection>> alone = new ArrayList<>();
        for (int i = 0; i < tests.size(); i++) {
            alone.add(tests.get(i).test(responses.get(job.trials().get(i).lexer())));
        }
        return new Prepared(document.id(), responses, alone, roundTrip);
    }

    /** A turn's prompt is all that was said to the model before it; what the model said itself stays evidence. */
    private static List<Response> responses(Document document, Lexer lexer) throws InputException {
        List<Response> responses = new ArrayList<>();
        int[] prompt = {};
        for (Turn turn : document.turns()) {
            if (!turn.scored()
                    && turn.body() instanceof Body.Text
                    && lexer.tokenizer().isEmpty()) {
                // Without a tokenizer there is no way to know the prompt's contexts; docs/spec/cli.md says so.
                continue;
            }
            int[] tokens = lexer.tokens(turn.body(), document.position());
            if (turn.scored()) {
                responses.add(prompt.length == 0 ? Response.of(tokens) : Response.of(prompt, tokens));
            } else {
                int[] longer = Arrays.copyOf(prompt, prompt.length + tokens.length);
                System.arraycopy(tokens, 0, longer, prompt.length, tokens.length);
                prompt = longer;
            }
        }
        return responses;
    }

    private static Prepared.RoundTrip roundTrip(Document document, Lexer lexer) {
        if (lexer.tokenizer().isEmpty()) {
            return Prepared.RoundTrip.NONE;
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
        return new Prepared.RoundTrip(same, tried);
    }
}
