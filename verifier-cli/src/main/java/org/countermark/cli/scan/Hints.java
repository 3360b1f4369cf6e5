package org.countermark.cli.scan;

import java.util.ArrayList;
import java.util.List;
import org.countermark.contract.Channel;
import org.countermark.token.UnitCounts;

/** What is worth a look when nothing was found. */
final class Hints {
    private Hints() {}

    static List<String> of(ScanResult result) {
        List<String> hints = new ArrayList<>();
        RoundTrip trip = result.reading().roundTrip();
        if (trip.tried() > 0) {
            String share = Figures.percent(trip.same() / (double) trip.tried());
            hints.add(share + " of " + Figures.count(trip.tried())
                    + " records tried came back unchanged from their tokens"
                    + (trip.same() < trip.tried() ? ": is this the tokenizer that the model used?" : "."));
        }
        result.trials().stream()
                .filter(trial -> trial.trial().mistake().isEmpty())
                .forEach(trial -> trial(trial, hints));
        List<String> mistakes = result.trials().stream()
                .flatMap(trial -> trial.trial().mistake().stream())
                .distinct()
                .toList();
        if (!mistakes.isEmpty()) {
            hints.add("No sign of these near variants either: " + String.join("; ", mistakes) + ".");
        }
        hints.add("The tokenizer, the context width and the scheme must be those of the provider's profile: "
                + "'countermark contracts' lists what there is.");
        return List.copyOf(hints);
    }

    private static void trial(TrialResult trial, List<String> hints) {
        UnitCounts counts = trial.pooled().counts();
        long contexts = counts.tokens() - counts.atStart();
        if (contexts > 0 && counts.duplicates() > contexts / 4) {
            hints.add(
                    Figures.percent(counts.duplicates() / (double) contexts)
                            + " of the tokens repeat a context and token seen before: the text is boilerplate or a copy of itself.");
        }
        if (counts.tokens() > 0 && counts.atStart() > counts.tokens() / 4) {
            hints.add("Records are short: " + Figures.percent(counts.atStart() / (double) counts.tokens())
                    + " of the tokens have no full context of "
                    + trial.trial().profile().contextWidth() + " tokens.");
        }
        boolean provider = trial.trial().channel() instanceof Channel.Provider;
        int share = trial.trial().profile().traceShare();
        if (provider && share > 0) {
            hints.add("Only the provider channel was read, " + Figures.percent(1 - share / 65536.0)
                    + " of the contexts. With a payload to look for (--payload) all of them count.");
        }
    }
}
