package org.countermark.token;

import java.util.Optional;

/** The contexts that stood in a prompt: their units are never scored, as the model copied them rather than chose. */
final class PromptContexts {
    private PromptContexts() {}

    /** Fingerprints of the prompt's contexts; empty if the prompt is shorter than one. */
    static Optional<UnitSet> of(Response response, int contextWidth) {
        int[] prompt = response.prompt;
        if (prompt.length < contextWidth) {
            return Optional.empty();
        }
        UnitSet set = UnitSet.forDocument(prompt.length);
        for (int from = 0; from + contextWidth <= prompt.length; from++) {
            set.add(Fingerprint.of(prompt, from, contextWidth));
        }
        return Optional.of(set);
    }
}
