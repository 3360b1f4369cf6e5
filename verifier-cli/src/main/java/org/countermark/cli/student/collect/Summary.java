package org.countermark.cli.student.collect;

import java.util.Locale;
import java.util.Optional;

/** What a collection has got, in a few lines. */
final class Summary {
    private final Answers answers;
    private final int questions;
    private final Collector.Outcome run;

    Summary(Answers answers, int questions, Collector.Outcome run) {
        this.answers = answers;
        this.questions = questions;
        this.run = run;
    }

    boolean isComplete() {
        return answers.count() == questions;
    }

    int missing() {
        return questions - answers.count();
    }

    /** Why questions have no answer; empty where the user stopped. */
    Optional<String> problem() {
        return run.problem();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        line(text, "answered", "%,d of %,d questions, %,d of them now", answers.count(), questions, run.answered());
        line(text, "sent again", "%,d requests in this run", run.retried());
        line(text, "given up", "%,d questions in this run", run.failed());
        line(text, "no answers", "%,d responses in the log that are kept but hold no answer", answers.others());
        if (answers.completionTokens() > 0) {
            line(
                    text,
                    "tokens",
                    "%,d of completions, %,d of prompts, as the server counts",
                    answers.completionTokens(),
                    answers.promptTokens());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String format, Object... values) {
        text.append(String.format(Locale.ROOT, "%-18s ", name))
                .append(String.format(Locale.ROOT, format, values))
                .append('\n');
    }
}
