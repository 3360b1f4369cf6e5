package org.countermark.cli.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.countermark.cli.input.Prefix;
import org.countermark.detect.Detection;
import org.countermark.detect.PooledTest;
import org.countermark.token.Response;

/** How far a scan is, and all that it knows: what a checkpoint holds. Used by one thread. */
final class State {
    private final Job job;
    final List<PooledTest> corpora;
    final List<Ranking> rankings;
    final List<Scanned> done = new ArrayList<>();
    Prepared.RoundTrip roundTrip = Prepared.RoundTrip.NONE;

    /** Records of all inputs that were merged. */
    long records;
    /** Records of the present input that were merged, bad ones included. */
    long recordsHere;
    /** Bad ones among them. */
    long skippedHere;
    /** Tokens of the first tokenizer, for the meter. */
    long tokens;
    /** What was read of the present input when the scan stopped. */
    Optional<Prefix> prefix = Optional.empty();

    State(Job job) {
        this.job = job;
        corpora = new ArrayList<>();
        for (Trial trial : job.trials()) {
            corpora.add(PooledTest.of(trial.plan(), trial.scorer()));
        }
        rankings = job.trials().stream().map(trial -> new Ranking(job.keep())).toList();
    }

    void merge(Prepared document) {
        for (int i = 0; i < corpora.size(); i++) {
            List<Response> responses =
                    document.responses().get(job.trials().get(i).lexer());
            responses.forEach(corpora.get(i)::add);
            if (document.alone().get(i).isPresent()) {
                Detection alone = document.alone().get(i).get();
                rankings.get(i)
                        .add(new DocumentScore(
                                records, document.id(), alone.score(), alone.p().log10()));
            }
        }
        roundTrip = roundTrip.plus(document.roundTrip());
        for (Response response : document.responses().get(0)) {
            tokens += response.length();
        }
        records++;
        recordsHere++;
    }

    void skip() {
        records++;
        recordsHere++;
        skippedHere++;
    }

    void end(String name, String sha256, long bytes) {
        done.add(new Scanned(name, sha256, bytes, recordsHere, skippedHere));
        recordsHere = 0;
        skippedHere = 0;
        prefix = Optional.empty();
    }
}
