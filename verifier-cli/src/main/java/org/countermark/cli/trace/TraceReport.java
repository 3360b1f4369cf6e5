package org.countermark.cli.trace;

import java.util.List;
import org.countermark.cli.scan.ReadingReport;

/**
 * The outcome of a trace; docs/spec/trace-result.md says what each figure means.
 *
 * @param identity what the text was traced with
 * @param family how much was tried
 * @param accounts accounts and cohorts that are named, then leads, each strongest first
 * @param naming documents that name somebody by themselves
 * @param marked documents that are marked, whoever's mark it is
 * @param listed the documents that are listed, strongest first
 * @param decoys how payloads fared that nobody has
 * @param reading what was read: the only part that depends on more than the set of texts and their dates
 */
record TraceReport(
        Identity identity,
        TraceFamily family,
        List<AccountRow> accounts,
        int naming,
        int marked,
        List<DocumentRow> listed,
        Decoys decoys,
        ReadingReport reading) {
    TraceReport {
        accounts = List.copyOf(accounts);
        listed = List.copyOf(listed);
    }

    /** The rows of one status. */
    List<AccountRow> accounts(AccountRow.Status status) {
        return accounts.stream().filter(row -> row.status() == status).toList();
    }

    /** How many parties of a kind are named. */
    long named(Party.Kind kind) {
        return accounts(AccountRow.Status.NAMED).stream()
                .filter(row -> row.party().kind() == kind)
                .count();
    }

    /** Whether anybody is named. */
    boolean namesSomebody() {
        return named(Party.Kind.ACCOUNT) + named(Party.Kind.COHORT) > 0;
    }

    /** The verdict in words, without a full stop. */
    String verdict() {
        String in = " in " + Words.count(family.documents(), "document");
        if (!namesSomebody()) {
            return "No account is named" + in;
        }
        long accountsNamed = named(Party.Kind.ACCOUNT);
        long cohortsNamed = named(Party.Kind.COHORT);
        String who = cohortsNamed == 0
                ? Words.count(accountsNamed, "account")
                : accountsNamed == 0
                        ? Words.count(cohortsNamed, "cohort")
                        : Words.count(accountsNamed, "account") + " and " + Words.count(cohortsNamed, "cohort");
        return who + " named" + in;
    }
}
