package org.countermark.benchmarks.smollm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.countermark.detect.Detection;
import org.countermark.detect.DocumentTest;
import org.countermark.token.Response;
import org.countermark.token.TextTokenizer;

/** What the detector makes of recorded answers: as generated, cut short, and after a way through text. */
final class AnswerTest {
    static final double GOAL = -6;

    private final TextTokenizer tokenizer;
    private final DocumentTest test;

    AnswerTest(TextTokenizer tokenizer, DocumentTest test) {
        this.tokenizer = tokenizer;
        this.test = test;
    }

    /** All answers as one body: units that answers share count once. */
    Detection together(List<Answer> answers) {
        return test.test(answers.stream().map(a -> Response.of(a.tokens)).toList())
                .orElseThrow();
    }

    /** The same after decoding to text and encoding again, which is what a detector of text sees. */
    Detection togetherAsText(List<Answer> answers) {
        return test.test(answers.stream().map(a -> Response.of(again(a))).toList())
                .orElseThrow();
    }

    private int[] again(Answer answer) {
        return tokenizer.encode(tokenizer.decode(answer.tokens));
    }

    /** How many of an answer's distinct units text does not bring back. */
    int unitsLost(Answer answer) {
        Set<List<Integer>> units = units(answer.tokens);
        units.removeAll(units(again(answer)));
        return units.size();
    }

    static Set<List<Integer>> units(int[] tokens) {
        Set<List<Integer>> out = new HashSet<>();
        for (int i = Arm.CONTEXT_WIDTH; i < tokens.length; i++) {
            out.add(Arrays.stream(tokens, i - Arm.CONTEXT_WIDTH, i + 1).boxed().toList());
        }
        return out;
    }

    /** Tokens whose context stood earlier in the same answer: a session leaves these unmarked. */
    static int repeatedContexts(int[] tokens) {
        Set<List<Integer>> seen = new HashSet<>();
        int repeated = 0;
        for (int i = Arm.CONTEXT_WIDTH; i < tokens.length; i++) {
            boolean fresh = seen.add(
                    Arrays.stream(tokens, i - Arm.CONTEXT_WIDTH, i).boxed().toList());
            repeated += fresh ? 0 : 1;
        }
        return repeated;
    }

    /** Tokens until p first falls below 1e-6, reading the answers one after another from {@code first} on, in a circle. */
    OptionalInt tokensToGoal(List<Answer> answers, int first) {
        List<Response> read = new ArrayList<>();
        int before = 0;
        for (int i = 0; i < answers.size(); i++) {
            int[] tokens = answers.get((first + i) % answers.size()).tokens;
            for (int n = Arm.CONTEXT_WIDTH + 1; n <= tokens.length; n++) {
                read.add(Response.of(Arrays.copyOf(tokens, n)));
                boolean reached = test.test(read).orElseThrow().p().log10() < GOAL;
                read.remove(read.size() - 1);
                if (reached) {
                    return OptionalInt.of(before + n);
                }
            }
            read.add(Response.of(tokens));
            before += tokens.length;
        }
        return OptionalInt.empty();
    }
}
