package org.countermark.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.countermark.internal.Ids;

/**
 * Adds accounts, cohorts, moves and epochs to a registry; nothing is ever taken out, and no payload is given twice.
 *
 * <p>Each method either does what it says or throws and changes nothing. Instants are cut to the second. Thread-confined.
 */
public final class RegistryEditor {
    private RegistryHeader header;
    private int next;
    private Optional<Assignment> assignment;
    private final BitSet given = new BitSet();
    private final AccountTable accounts;
    private final List<Holder.Cohort> cohorts = new ArrayList<>();
    private final Map<String, Integer> cohortNumbers = new HashMap<>();
    private final List<Epoch> epochs = new ArrayList<>();

    private final Set<String> epochLabels = new HashSet<>();
    private final MoveLog moves = new MoveLog();

    RegistryEditor(RegistryHeader header, int next) {
        this(header, next, new AccountTable());
    }

    private RegistryEditor(RegistryHeader header, int next, AccountTable accounts) {
        this.header = header;
        this.next = next;
        this.accounts = accounts;
        this.assignment = header.order() == Order.SEQUENTIAL
                ? Optional.of(Assignment.sequential(header.bits()))
                : Optional.empty();
    }

    static RegistryEditor of(PayloadRegistry registry) {
        RegistryEditor editor = new RegistryEditor(
                registry.header(),
                registry.nextNumber(),
                registry.accountTable().trimmed());
        for (int payload : registry.payloads()) {
            editor.given.set(payload);
        }
        registry.cohorts().forEach(editor::keep);
        registry.epochs().forEach(editor::keep);
        MoveTable moves = registry.moveTable();
        for (int i = 0; i < moves.size(); i++) {
            editor.moves.add(moves.account(i), moves.cohort(i), moves.since(i));
        }
        return editor;
    }

    RegistryEditor with(RegistrySecret secret) {
        if (!secret.id().equals(header.secretId())) {
            throw new IllegalArgumentException(
                    "the secret has the id " + secret.id() + ", the registry was made with " + header.secretId());
        }
        if (header.order() == Order.SHUFFLED) {
            assignment = Optional.of(Assignment.shuffled(header.bits(), secret));
        }
        return this;
    }

    /**
     * Registers an account under the next payload.
     *
     * @param pseudonym who
     * @param since from when
     * @return its payload
     * @throws IllegalArgumentException if it is registered already, or the instant is before 1970 or after 9999
     * @throws IllegalStateException if all payloads are given, or a shuffled registry was opened without its secret
     */
    public int addAccount(Pseudonym pseudonym, Instant since) {
        if (isRegistered(pseudonym)) {
            throw registered(pseudonym);
        }
        Seconds.of("since", since);
        int payload = take();
        addAccount(pseudonym, since, payload);
        return payload;
    }

    /**
     * Registers an account under a payload that it has already.
     *
     * @param pseudonym who
     * @param since from when
     * @param payload 1..2^bits − 1, given to nobody
     * @throws IllegalArgumentException if account or payload are registered already, or something is out of range
     */
    public void addAccount(Pseudonym pseudonym, Instant since, int payload) {
        requireFree(payload);
        if (!accounts.add(pseudonym, payload, Seconds.of("since", since))) {
            throw registered(pseudonym);
        }
        given.set(payload);
    }

    /**
     * Whether an account is registered.
     *
     * @param pseudonym which one
     * @return true where it has a payload
     */
    public boolean isRegistered(Pseudonym pseudonym) {
        return accounts.find(pseudonym).isPresent();
    }

    private static IllegalArgumentException registered(Pseudonym pseudonym) {
        return new IllegalArgumentException("the account " + pseudonym.hex() + " is registered already");
    }

    private void requireFree(int payload) {
        if (payload < 1 || payload >>> header.bits() != 0) {
            throw new IllegalArgumentException(
                    "payload must be in 1.." + ((1 << header.bits()) - 1) + ", was " + payload);
        }
        if (given.get(payload)) {
            throw new IllegalArgumentException("payload " + payload + " is given already; none is ever given twice");
        }
    }

    /** The payload of the first number left whose payload was not given by hand. */
    private int take() {
        Assignment rule = assignment.orElseThrow(
                () -> new IllegalStateException("a shuffled registry gives payloads only with its secret"));
        int number = next;
        while (number >>> header.bits() == 0) {
            int payload = rule.payload(number++);
            if (!given.get(payload)) {
                next = number;
                return payload;
            }
        }
        throw new IllegalStateException("all " + ((1 << header.bits()) - 1) + " payloads are given; "
                + (header.bits() < Assignment.MAX_BITS
                        ? "widen the registry to more bits, up to " + Assignment.MAX_BITS
                        : "there are no more bits to have: begin another registry, with keys of its own"));
    }

    /**
     * Makes a cohort under the next payload.
     *
     * @param name 1..200 visible ASCII characters without quotation mark and backslash
     * @param since from when
     * @return its payload
     * @throws IllegalArgumentException if there is such a cohort, or something is out of range
     * @throws IllegalStateException if all payloads are given, or a shuffled registry was opened without its secret
     */
    public int addCohort(String name, Instant since) {
        requireNew(name);
        Seconds.of("since", since);
        int payload = take();
        addCohort(name, since, payload);
        return payload;
    }

    /**
     * Makes a cohort under a payload that it has already.
     *
     * @param name 1..200 visible ASCII characters without quotation mark and backslash
     * @param since from when
     * @param payload 1..2^bits − 1, given to nobody
     * @throws IllegalArgumentException if there is such a cohort, the payload is given, or something is out of range
     */
    public void addCohort(String name, Instant since, int payload) {
        requireNew(name);
        requireFree(payload);
        keep(new Holder.Cohort(name, payload, Seconds.instant(Seconds.of("since", since))));
        given.set(payload);
    }

    private void requireNew(String cohort) {
        if (cohortNumbers.containsKey(Ids.check("cohort name", cohort))) {
            throw new IllegalArgumentException("there is a cohort \"" + cohort + "\" already");
        }
    }

    private void keep(Holder.Cohort cohort) {
        cohortNumbers.put(cohort.name(), cohorts.size());
        cohorts.add(cohort);
    }

    /**
     * Lets an account carry a cohort's payload, or its own again.
     *
     * @param account who
     * @param cohort the cohort's name; empty for its own payload
     * @param since from when; after the account's last move, and not before account and cohort are registered
     * @throws IllegalArgumentException if account or cohort are not registered, the time is too early, or the account
     *     carries that payload already
     */
    public void move(Pseudonym account, Optional<String> cohort, Instant since) {
        int who = number(account);
        int where = cohort.isEmpty() ? MoveTable.OWN : number(cohort.get());
        long second = Seconds.of("since", since);
        if (where == moves.cohort(who)) {
            throw new IllegalArgumentException("the account " + account.hex() + " is "
                    + cohort.map(name -> "in the cohort \"" + name + "\" already")
                            .orElse("in no cohort"));
        }
        long registered = accounts.since(who);
        require(second >= registered, second, "before the account was registered", registered);
        require(second > moves.second(who), second, "not after the account's last move", moves.second(who));
        if (where != MoveTable.OWN) {
            long begun = cohorts.get(where).since().getEpochSecond();
            require(second >= begun, second, "before there was such a cohort", begun);
        }
        moves.add(who, where, second);
    }

    private static void require(boolean holds, long second, String problem, long bound) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "a move at " + Seconds.text(second) + " is " + problem + ", " + Seconds.text(bound));
        }
    }

    /** The account's place. */
    int number(Pseudonym account) {
        return accounts.find(account)
                .orElseThrow(() -> new IllegalArgumentException("the account " + account.hex() + " is not registered"));
    }

    private int number(String cohort) {
        return Optional.ofNullable(cohortNumbers.get(cohort))
                .orElseThrow(() -> new IllegalArgumentException("there is no cohort \"" + cohort + "\""));
    }

    /**
     * Lets all members of a cohort carry their own payloads again. The cohort keeps its payload, which nobody else gets.
     *
     * @param cohort its name
     * @param since from when; after each member's last move
     * @throws IllegalArgumentException if there is no such cohort, nobody is in it, or the time is too early for one
     */
    public void dissolve(String cohort, Instant since) {
        int left = number(cohort);
        long second = Seconds.of("since", since);
        int[] members = IntStream.range(0, accounts.size())
                .filter(account -> moves.cohort(account) == left)
                .toArray();
        if (members.length == 0) {
            throw new IllegalArgumentException("nobody is in the cohort \"" + cohort + "\"");
        }
        for (int member : members) {
            require(second > moves.second(member), second, "not after a member's last move", moves.second(member));
        }
        for (int member : members) {
            moves.add(member, MoveTable.OWN, second);
        }
    }

    /**
     * Makes room for more payloads. Those given stay; a shuffled registry begins its running numbers anew and goes past
     * what is given, and needs its secret again before it can add.
     *
     * @param bits more than now, at most 22
     * @throws IllegalArgumentException if they are not more, or too many
     */
    public void widen(int bits) {
        if (Assignment.checked(bits) <= header.bits()) {
            throw new IllegalArgumentException("bits must be more than the " + header.bits() + " of now, was " + bits);
        }
        header = new RegistryHeader(bits, header.order(), header.secretId());
        if (header.order() == Order.SHUFFLED) {
            assignment = Optional.empty();
            next = 1;
        } else {
            assignment = Optional.of(Assignment.sequential(bits));
        }
    }

    /**
     * Says which epoch's key marks from a time on.
     *
     * @param label 1..200 visible ASCII characters without quotation mark and backslash
     * @param since from when; after the beginning of the last epoch
     * @throws IllegalArgumentException if there is such an epoch, or something is out of range
     */
    public void addEpoch(String label, Instant since) {
        Ids.check("epoch label", label);
        long second = Seconds.of("since", since);
        if (epochLabels.contains(label)) {
            throw new IllegalArgumentException("there is an epoch \"" + label + "\" already");
        }
        if (!epochs.isEmpty() && second <= epochs.get(epochs.size() - 1).since().getEpochSecond()) {
            throw new IllegalArgumentException("the epoch \"" + label + "\" does not begin after the last one, \""
                    + epochs.get(epochs.size() - 1).label() + "\"");
        }
        keep(new Epoch(label, Seconds.instant(second)));
    }

    private void keep(Epoch epoch) {
        epochLabels.add(epoch.label());
        epochs.add(epoch);
    }

    /**
     * The registry as it is now; the editor may go on.
     *
     * @return a snapshot
     */
    public PayloadRegistry build() {
        return build(Optional.empty());
    }

    /** Says which number is next, as the last line of a file does. */
    void goOnAt(int number) {
        if (number < 1 || number > 1 << header.bits()) {
            throw new IllegalArgumentException("next must be in 1.." + (1 << header.bits()) + ", was " + number);
        }
        next = number;
    }

    PayloadRegistry build(Optional<String> digest) {
        return new PayloadRegistry(
                header, next, accounts.trimmed(), List.copyOf(cohorts), moves.table(), List.copyOf(epochs), digest);
    }
}
