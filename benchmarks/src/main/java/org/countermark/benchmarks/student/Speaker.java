package org.countermark.benchmarks.student;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.countermark.corpora.kneserney.NgramTeacher;
import org.countermark.embed.MarkSession;
import org.countermark.proxy.KneserNeyModel;
import org.countermark.student.OpenRow;

/**
 * A counted model that answers prompts, as a teacher or as a student.
 *
 * <p>Steps are kept by context, because low temperatures come back to the same ones. For one thread.
 */
final class Speaker {
    private static final int MOST_KEPT = 150_000;

    private final NgramTeacher model;
    private final int reach;
    private final Map<Long, Step> steps = new HashMap<>();

    private Speaker(NgramTeacher model, int reach) {
        this.model = model;
        this.reach = reach;
    }

    /** A model at a temperature; candidates below a share of the best one's final probability are cut off. */
    static Speaker of(KneserNeyModel model, double temperature, double minP) {
        // A context is kept as one long: 16 bits a token.
        if (model.order() > 5 || model.vocabularySize() > 1 << 16) {
            throw new IllegalArgumentException("model must have an order of at most 5 and 65536 tokens, had "
                    + model.order() + " and " + model.vocabularySize());
        }
        return new Speaker(NgramTeacher.of(model, temperature, minP), model.order() - 1);
    }

    /** The candidates behind a context, most of the work of a run. */
    private static final class Step {
        private final int[] ids;
        private final double[] probabilities;
        private final double entropy;

        Step(int[] ids, double[] probabilities, double entropy) {
            this.ids = ids;
            this.probabilities = probabilities;
            this.entropy = entropy;
        }

        int draw(RandomGenerator random) {
            double u = random.nextDouble();
            int i = 0;
            while (i < ids.length - 1 && (u -= probabilities[i]) >= 0) {
                i++;
            }
            return ids[i];
        }
    }

    private Step step(int[] text, int end) {
        long context = 0;
        for (int i = Math.max(0, end - reach); i < end; i++) {
            context = context << 16 | text[i];
        }
        Step known = steps.get(context);
        if (known == null) {
            int count = model.prepare(Arrays.copyOfRange(text, Math.max(0, end - reach), end));
            known = new Step(
                    Arrays.copyOf(model.ids(), count), Arrays.copyOf(model.probabilities(), count), model.entropy());
            if (steps.size() < MOST_KEPT) {
                steps.put(context, known);
            }
        }
        return known;
    }

    int[] answer(int[] prompt, int tokens, RandomGenerator random) {
        return speak(prompt, tokens, (text, at) -> step(text, at).draw(random));
    }

    int[] answer(int[] prompt, int tokens, MarkSession session) {
        return speak(prompt, tokens, (text, at) -> {
            Step step = step(text, at);
            return session.next(step.ids, step.probabilities, step.ids.length);
        });
    }

    /** Like a model with a cache: where its last word stood in the prompt, every other time it goes on as the prompt did. */
    int[] copying(int[] prompt, int tokens, RandomGenerator random) {
        return speak(prompt, tokens, (text, at) -> {
            int last = prompt.length - 1;
            int from = random.nextInt(last);
            for (int i = random.nextBoolean() ? 0 : last; i < last; i++) {
                int place = (from + i) % last;
                if (prompt[place] == text[at - 1]) {
                    return prompt[place + 1];
                }
            }
            return step(text, at).draw(random);
        });
    }

    /** The probabilities of the next token behind some tokens of an answer, as an open test is given them. */
    OpenRow row(int[] prompt, int[] answer, int at) {
        Step step = step(answer, at);
        return OpenRow.of(prompt, Arrays.copyOf(answer, at), step.ids, step.probabilities);
    }

    /** Mean entropy of the steps behind the tokens of an answer, in nats. */
    double entropy(int[] prompt, int[] answer) {
        double[] sum = {0};
        speak(prompt, answer.length, (text, at) -> {
            sum[0] += step(text, at).entropy;
            return answer[at - prompt.length];
        });
        return sum[0] / answer.length;
    }

    private interface Chooser {
        int choose(int[] text, int at);
    }

    private static int[] speak(int[] prompt, int tokens, Chooser chooser) {
        int[] text = Arrays.copyOf(prompt, prompt.length + tokens);
        for (int at = prompt.length; at < text.length; at++) {
            text[at] = chooser.choose(text, at);
        }
        return Arrays.copyOfRange(text, prompt.length, text.length);
    }
}
