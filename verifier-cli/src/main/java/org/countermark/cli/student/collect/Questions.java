package org.countermark.cli.student.collect;

import java.util.List;
import java.util.OptionalLong;
import org.countermark.cli.prompt.Prompt;

/**
 * All questions of a collection in their order: every prompt once, then every prompt again.
 *
 * <p>So a collection that is continued with more samples adds to the end of what is there.
 */
final class Questions {
    private final List<Prompt> prompts;
    private final RequestForm form;
    private final int count;

    Questions(List<Prompt> prompts, RequestForm form, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1, was " + count);
        }
        this.prompts = prompts;
        this.form = form;
        this.count = count;
    }

    int count() {
        return count;
    }

    Question at(int index) {
        int prompt = index % prompts.size();
        return new Question(prompt, index / prompts.size(), form.body(prompts.get(prompt)));
    }

    /** The place of a response among the questions; empty when none of them is what was asked. */
    OptionalLong indexOf(Response response) {
        OptionalLong index = index(response, prompts.size());
        boolean known = index.isPresent()
                && index.getAsLong() < count
                && at((int) index.getAsLong()).digest().equals(response.requestDigest());
        return known ? index : OptionalLong.empty();
    }

    /** The place of a response where only the number of prompts is known; empty for a prompt beyond them. */
    static OptionalLong index(Response response, int prompts) {
        return response.prompt() < prompts
                ? OptionalLong.of((long) response.sample() * prompts + response.prompt())
                : OptionalLong.empty();
    }
}
