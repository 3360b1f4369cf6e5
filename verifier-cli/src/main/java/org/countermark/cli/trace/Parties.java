package org.countermark.cli.trace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.countermark.registry.Holder;
import org.countermark.registry.Move;
import org.countermark.registry.PayloadRegistry;
import org.countermark.registry.Pseudonym;
import org.countermark.trace.Candidates;

/** Who may be named: the accounts and cohorts of a registry, and decoys beside them. Used by one thread. */
final class Parties {
    private final PayloadRegistry registry;
    private final int[] decoys;
    private final Map<Pseudonym, String> names;
    private final Map<String, List<Member>> members = new HashMap<>();

    /**
     * The parties of a trace.
     *
     * @param registry the provider's registry
     * @param decoys how many payloads that nobody has take part; fewer where fewer are left
     * @param names the provider's own ids of accounts, as far as the user brought them
     */
    Parties(PayloadRegistry registry, int decoys, Map<Pseudonym, String> names) {
        this.registry = registry;
        int left = (1 << registry.bits()) - 1 - registry.payloads().length;
        this.decoys = registry.unassigned(Math.min(decoys, left));
        this.names = Map.copyOf(names);
    }

    /** All payloads that may be named. */
    Candidates candidates() {
        return Candidates.of(IntStream.concat(IntStream.of(registry.payloads()), IntStream.of(decoys))
                .toArray());
    }

    /** How many decoys take part. */
    int decoys() {
        return decoys.length;
    }

    /** The registry's digest. */
    String digest() {
        return registry.digest();
    }

    TraceFamily family(int documents, int tested) {
        return new TraceFamily(registry.accounts(), registry.cohorts().size(), decoys.length, documents, tested);
    }

    /** Whose payload it is. */
    Party of(int payload) {
        Optional<Holder> holder = registry.holder(payload);
        if (holder.isEmpty()) {
            return Party.decoy(payload);
        }
        if (holder.get() instanceof Holder.Cohort cohort) {
            return new Party(
                    payload,
                    Party.Kind.COHORT,
                    cohort.name(),
                    Optional.empty(),
                    Optional.of(cohort.since()),
                    members(cohort.name()));
        }
        Holder.Account account = (Holder.Account) holder.get();
        return new Party(
                payload,
                Party.Kind.ACCOUNT,
                account.pseudonym().hex(),
                Optional.ofNullable(names.get(account.pseudonym())),
                Optional.of(account.since()),
                List.of());
    }

    /** Everybody who ever was in a cohort, in the order of registration; looks at all accounts once. */
    private List<Member> members(String cohort) {
        if (members.isEmpty()) {
            registry.cohorts().forEach(each -> members.put(each.name(), new ArrayList<>()));
            for (int i = 0; i < registry.accounts(); i++) {
                stays(registry.moves(registry.account(i).pseudonym()));
            }
        }
        return members.get(cohort);
    }

    private void stays(List<Move> moves) {
        for (int i = 0; i < moves.size(); i++) {
            Move move = moves.get(i);
            Optional<Instant> until =
                    i + 1 < moves.size() ? Optional.of(moves.get(i + 1).since()) : Optional.empty();
            move.cohort()
                    .ifPresent(cohort -> members.get(cohort)
                            .add(new Member(
                                    move.account().hex(),
                                    Optional.ofNullable(names.get(move.account())),
                                    move.since(),
                                    until)));
        }
    }
}
