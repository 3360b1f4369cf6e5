package org.countermark.cli.trace;

import java.util.Objects;
import org.countermark.cli.evidence.record.Subject;
import org.countermark.cli.scan.Lexer;
import org.countermark.keys.Commitment;
import org.countermark.keys.EpochKey;
import org.countermark.keys.Profile;
import org.countermark.trace.Candidates;
import org.countermark.trace.TracePlan;

/**
 * What a trace is to do: a plan, and the key that opens its commitment.
 *
 * <p>Not a record: it holds a secret.
 */
final class TraceJob {
    private final Profile profile;
    private final EpochKey key;
    private final TracePlan plan;
    private final Candidates candidates;
    private final Parties parties;
    private final Limits limits;

    /**
     * What changes nothing that is found.
     *
     * @param threads workers, at least 1
     * @param keep how many documents to list
     */
    record Limits(int threads, int keep) {}

    TraceJob(Profile profile, EpochKey key, TracePlan plan, Candidates candidates, Parties parties, Limits limits) {
        this.profile = Objects.requireNonNull(profile, "profile");
        this.key = Objects.requireNonNull(key, "key");
        this.plan = Objects.requireNonNull(plan, "plan");
        this.candidates = Objects.requireNonNull(candidates, "candidates");
        this.parties = Objects.requireNonNull(parties, "parties");
        this.limits = Objects.requireNonNull(limits, "limits");
    }

    Profile profile() {
        return profile;
    }

    EpochKey key() {
        return key;
    }

    TracePlan plan() {
        return plan;
    }

    Candidates candidates() {
        return candidates;
    }

    Parties parties() {
        return parties;
    }

    Limits limits() {
        return limits;
    }

    /** What a record of the trace says that it was about. */
    Subject subject(Lexer lexer) {
        return new Subject()
                .test(profile, key.label(), Commitment.of(profile, key).hex(), plan.toJson())
                .tokenizer(lexer.id(), lexer.tokenizer());
    }
}
