package org.countermark.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which account or cohort carries which payload, and since when: a snapshot of the public file.
 *
 * <p>Immutable and safe for use by many threads. An account takes at most 44 bytes, a move 16. A registry is changed by an
 * {@link #edit() editor}, which makes another snapshot, and stored by {@link RegistryFile}. Source: docs/spec/registry.md.
 */
public final class PayloadRegistry {
    private final RegistryHeader header;
    private final int next;
    private final AccountTable accounts;
    private final List<Holder.Cohort> cohorts;
    private final MoveTable moves;
    private final List<Epoch> epochs;
    private final PayloadIndex index;
    private final String digest;

    /** Takes over its tables, which nobody may change any more; counts the digest where none is known. */
    PayloadRegistry(
            RegistryHeader header,
            int next,
            AccountTable accounts,
            List<Holder.Cohort> cohorts,
            MoveTable moves,
            List<Epoch> epochs,
            Optional<String> digest) {
        this.header = header;
        this.next = next;
        this.accounts = accounts;
        this.cohorts = cohorts;
        this.moves = moves;
        this.epochs = epochs;
        this.index = PayloadIndex.of(accounts, cohorts);
        this.digest = digest.orElseGet(() -> RegistryWriter.digest(this));
    }

    /**
     * A registry with nobody in it.
     *
     * @param bits payloads are below 2^bits; 8..22
     * @param order the order in which payloads are given
     * @param secret the registry's secret; not kept
     * @return the registry
     * @throws IllegalArgumentException if bits are out of range
     */
    public static PayloadRegistry empty(int bits, Order order, RegistrySecret secret) {
        return new RegistryEditor(new RegistryHeader(bits, order, secret.id()), 1).build();
    }

    /**
     * Room for payloads.
     *
     * @return payloads are in 1..2^bits − 1
     */
    public int bits() {
        return header.bits();
    }

    /**
     * The order in which payloads are given.
     *
     * @return the order
     */
    public Order order() {
        return header.order();
    }

    /**
     * Which secret belongs to the registry.
     *
     * @return the secret's {@link RegistrySecret#id()}
     */
    public String secretId() {
        return header.secretId();
    }

    RegistryHeader header() {
        return header;
    }

    /**
     * The number that the next holder gets its payload by; numbers below it are used up.
     *
     * @return 1..2^bits
     */
    public int nextNumber() {
        return next;
    }

    /**
     * How many accounts are registered.
     *
     * @return 0..2^22 − 1
     */
    public int accounts() {
        return accounts.size();
    }

    /**
     * An account by its place in the file.
     *
     * @param number 0..accounts() − 1
     * @return the account
     * @throws IndexOutOfBoundsException if there is no such place
     */
    public Holder.Account account(int number) {
        int i = Objects.checkIndex(number, accounts.size());
        return new Holder.Account(accounts.pseudonym(i), accounts.payload(i), Seconds.instant(accounts.since(i)));
    }

    /**
     * An account by its pseudonym.
     *
     * @param pseudonym which one
     * @return the account, with its own payload; empty where it is not registered
     */
    public Optional<Holder.Account> account(Pseudonym pseudonym) {
        OptionalInt found = accounts.find(pseudonym);
        return found.isPresent() ? Optional.of(account(found.getAsInt())) : Optional.empty();
    }

    /**
     * All cohorts, in the order in which they were made.
     *
     * @return the cohorts
     */
    public List<Holder.Cohort> cohorts() {
        return cohorts;
    }

    /**
     * A cohort by its name.
     *
     * @param name the name
     * @return the cohort; empty where there is none
     */
    public Optional<Holder.Cohort> cohort(String name) {
        return cohorts.stream().filter(cohort -> cohort.name().equals(name)).findFirst();
    }

    /**
     * All payloads that were ever given, to accounts and cohorts.
     *
     * @return ascending, each once; the caller's own
     */
    public int[] payloads() {
        return index.payloads();
    }

    /**
     * Who a payload was given to.
     *
     * @param payload any number
     * @return the account or cohort; empty where nobody has it
     */
    public Optional<Holder> holder(int payload) {
        OptionalInt found = index.holder(payload);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        int holder = found.getAsInt();
        return Optional.of(holder < accounts.size() ? account(holder) : cohorts.get(holder - accounts.size()));
    }

    /**
     * Payloads that nobody has: decoys, to be traced like all others and never to be found. A function of the
     * {@link #digest()} alone, within the fewest bits that have room for them beside those given.
     *
     * @param howMany at least 0
     * @return ascending, each once
     * @throws IllegalArgumentException if fewer are left
     */
    public int[] unassigned(int howMany) {
        return Decoys.of(howMany, bits(), payloads(), digest);
    }

    /**
     * What serving code marks an account's text with: its cohort's payload while it is in one, else its own. Well under a
     * microsecond; allocates at most an optional.
     *
     * @param pseudonym the account
     * @param at when the text is made; cut to the second
     * @return the payload; empty where the account is not registered, or not yet at that time
     */
    public OptionalInt payload(Pseudonym pseudonym, Instant at) {
        OptionalInt account = accounts.find(pseudonym);
        if (account.isEmpty() || accounts.since(account.getAsInt()) > at.getEpochSecond()) {
            return OptionalInt.empty();
        }
        OptionalInt move = moves.last(account.getAsInt(), at.getEpochSecond());
        int cohort = move.isPresent() ? moves.cohort(move.getAsInt()) : MoveTable.OWN;
        return OptionalInt.of(
                cohort == MoveTable.OWN
                        ? accounts.payload(account.getAsInt())
                        : cohorts.get(cohort).payload());
    }

    /**
     * How many moves all accounts have made.
     *
     * @return at least 0
     */
    public int moves() {
        return moves.size();
    }

    /**
     * The moves of an account, in order of time.
     *
     * @param pseudonym the account
     * @return its moves; none where it is not registered
     */
    public List<Move> moves(Pseudonym pseudonym) {
        List<Move> found = new ArrayList<>();
        OptionalInt account = accounts.find(pseudonym);
        if (account.isPresent()) {
            int own = account.getAsInt();
            for (int i = moves.first(own); i < moves.size() && moves.account(i) == own; i++) {
                found.add(move(i));
            }
        }
        return List.copyOf(found);
    }

    /** A move by its place in the table. */
    Move move(int move) {
        int cohort = moves.cohort(move);
        return new Move(
                accounts.pseudonym(moves.account(move)),
                cohort == MoveTable.OWN
                        ? Optional.empty()
                        : Optional.of(cohorts.get(cohort).name()),
                Seconds.instant(moves.since(move)));
    }

    /**
     * Who is in a cohort at a time. Looks at all moves.
     *
     * @param cohort its name
     * @param at when; cut to the second
     * @return the members in the order of their registration
     * @throws IllegalArgumentException if there is no such cohort
     */
    public List<Pseudonym> members(String cohort, Instant at) {
        Holder.Cohort found =
                cohort(cohort).orElseThrow(() -> new IllegalArgumentException("there is no cohort \"" + cohort + "\""));
        int number = cohorts.indexOf(found);
        List<Pseudonym> members = new ArrayList<>();
        moves.members(at.getEpochSecond(), (account, in) -> {
            if (in == number) {
                members.add(accounts.pseudonym(account));
            }
        });
        return List.copyOf(members);
    }

    /**
     * How many accounts are in each cohort at a time. Looks at all moves once.
     *
     * @param at when; cut to the second
     * @return the sizes, in the order of {@link #cohorts()}
     */
    public int[] cohortSizes(Instant at) {
        int[] sizes = new int[cohorts.size()];
        moves.members(at.getEpochSecond(), (account, in) -> sizes[in]++);
        return sizes;
    }

    /**
     * All epochs, in order of time.
     *
     * @return the epochs
     */
    public List<Epoch> epochs() {
        return epochs;
    }

    /**
     * The epoch that holds at a time.
     *
     * @param at when
     * @return the last epoch that began by then; empty before the first one
     */
    public Optional<Epoch> epoch(Instant at) {
        return epochs.stream().filter(epoch -> !epoch.since().isAfter(at)).reduce((first, second) -> second);
    }

    /**
     * SHA-256 of the public file: what a result names the registry by.
     *
     * @return 64 lower-case hexadecimal digits
     */
    public String digest() {
        return digest;
    }

    /**
     * An editor for what gives no payload: moves and epochs. With {@link Order#SEQUENTIAL} it can add, too.
     *
     * @return an editor that begins with this registry
     */
    public RegistryEditor edit() {
        return RegistryEditor.of(this);
    }

    /**
     * An editor for everything.
     *
     * @param secret the registry's secret; not kept
     * @return an editor that begins with this registry
     * @throws IllegalArgumentException if it is the secret of another registry
     */
    public RegistryEditor edit(RegistrySecret secret) {
        return RegistryEditor.of(this).with(secret);
    }

    AccountTable accountTable() {
        return accounts;
    }

    MoveTable moveTable() {
        return moves;
    }
}
