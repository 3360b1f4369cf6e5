package org.countermark.cli.trace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whose payload it is.
 *
 * @param payload the payload
 * @param kind an account, a cohort, or nobody
 * @param name the account's pseudonym or the cohort's name; empty for a decoy
 * @param knownAs the provider's own name for the account, where the user brought one
 * @param since when the payload was given; empty for a decoy
 * @param members of a cohort: who came and went, in the order of the registry
 */
record Party(
        int payload, Kind kind, String name, Optional<String> knownAs, Optional<Instant> since, List<Member> members) {
    /** What a payload can belong to. */
    enum Kind {
        /** One account. */
        ACCOUNT,
        /** Several accounts that share a payload. */
        COHORT,
        /** Nobody: a control. */
        DECOY
    }

    Party {
        members = List.copyOf(members);
    }

    static Party decoy(int payload) {
        return new Party(payload, Kind.DECOY, "", Optional.empty(), Optional.empty(), List.of());
    }

    boolean isDecoy() {
        return kind == Kind.DECOY;
    }

    /** The members at a moment; all that ever were where it is not known. */
    List<Member> membersAt(Optional<Instant> moment) {
        return members.stream()
                .filter(member -> moment.isEmpty() || member.isAt(moment.get()))
                .toList();
    }

    /** The party as people read it. */
    String words() {
        return switch (kind) {
            case ACCOUNT ->
                "account " + name + knownAs.map(known -> " (" + known + ")").orElse("");
            case COHORT -> "cohort \"" + name + "\"";
            case DECOY -> "decoy payload " + payload;
        };
    }
}
