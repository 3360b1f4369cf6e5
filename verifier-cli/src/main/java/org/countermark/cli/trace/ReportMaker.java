package org.countermark.cli.trace;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.countermark.cli.scan.ReadBody;
import org.countermark.cli.store.Entry;
import org.countermark.trace.AccountTrace;
import org.countermark.trace.DocumentTrace;
import org.countermark.trace.Match;
import org.countermark.trace.TraceResult;

/** Makes the report of the traces of all documents: who is named, by which documents, and how surely. */
final class ReportMaker {
    /** So many documents are shown for an account. */
    private static final int STRONGEST = 10;

    private final TraceJob job;
    private final ReadBody body;
    private final int[] order;
    private final List<DocumentTrace> traces;
    private final TraceResult result;
    private final double level;
    private final Map<Integer, Party> named = new HashMap<>();

    private ReportMaker(TraceJob job, ReadBody body, List<DocumentTrace> traces) {
        this.job = job;
        this.body = body;
        this.order = body.store().canonicalOrder();
        this.traces = traces;
        this.result = TraceResult.of(job.candidates().size(), traces);
        this.level = job.plan().alpha().log10();
        for (AccountTrace account : result.named(job.plan().alpha())) {
            named.put(account.payload(), job.parties().of(account.payload()));
        }
    }

    /** The report of all documents of a body, given in canonical order. */
    static TraceReport of(TraceJob job, ReadBody body, List<DocumentTrace> traces) {
        return new ReportMaker(job, body, traces).report();
    }

    private TraceReport report() {
        Integer[] ranked = IntStream.range(0, traces.size()).boxed().toArray(Integer[]::new);
        // Documents are in the order of their digests, and sorting keeps it among equals.
        java.util.Arrays.sort(ranked, Comparator.comparingDouble(this::accused));
        int naming = 0;
        int marked = 0;
        for (int at = 0; at < traces.size(); at++) {
            naming += namedBy(at).isPresent() ? 1 : 0;
            marked += detected(at) <= level ? 1 : 0;
        }
        List<AccountRow> accounts = new ArrayList<>();
        for (AccountRow.Status status : AccountRow.Status.values()) {
            for (AccountTrace account : result.accounts()) {
                if (Optional.of(status).equals(status(account))) {
                    accounts.add(row(account, status));
                }
            }
        }
        return new TraceReport(
                new Identity(
                        job.key().label(),
                        job.profile(),
                        job.plan(),
                        job.parties().digest()),
                job.parties().family(traces.size(), result.tested()),
                accounts,
                naming,
                marked,
                IntStream.range(0, Math.min(job.limits().keep(), ranked.length))
                        .mapToObj(i -> row(ranked[i]))
                        .toList(),
                decoys(),
                body.report());
    }

    /** Leads are accounts: what a decoy shows belongs to the control. */
    private Optional<AccountRow.Status> status(AccountTrace account) {
        if (job.parties().of(account.payload()).isDecoy()) {
            return Optional.empty();
        }
        return named.containsKey(account.payload())
                ? Optional.of(AccountRow.Status.NAMED)
                : account.lead() ? Optional.of(AccountRow.Status.LEAD) : Optional.empty();
    }

    private double accused(int at) {
        return match(at).map(match -> match.accused().log10()).orElse(1.0);
    }

    private double detected(int at) {
        return result.detectedLog10().get(at);
    }

    private Optional<Match> match(int at) {
        return traces.get(at).match();
    }

    /** A document names whom the body names, where it reaches the level by itself. */
    private Optional<Party> namedBy(int at) {
        return match(at)
                .filter(match -> result.accusedLog10().get(at) <= level)
                .flatMap(match -> Optional.ofNullable(named.get(match.payload())));
    }

    private DocumentRow row(int at) {
        Entry entry = body.store().entry(order[at]);
        DocumentTrace trace = traces.get(at);
        return new DocumentRow(
                entry.digest().toString(),
                body.place(order[at]),
                entry.copies(),
                entry.date(),
                trace.counts(),
                trace.traced(),
                trace.match()
                        .map(match -> new DocumentRow.Test(
                                namedBy(at),
                                match.accused().log10(),
                                match.accused().method(),
                                result.accusedLog10().get(at),
                                detected(at),
                                detected(at) <= level,
                                match.runnerUp().map(Match.RunnerUp::margin))));
    }

    private AccountRow row(AccountTrace account, AccountRow.Status status) {
        List<Integer> naming = account.documents().stream()
                .filter(at -> namedBy(at).isPresent())
                .toList();
        List<Instant> dates = naming.stream()
                .flatMap(at -> body.store().entry(order[at]).date().stream())
                .sorted()
                .toList();
        Party party = job.parties().of(account.payload());
        return new AccountRow(
                party,
                status,
                account.documents().size(),
                account.documents().stream().limit(STRONGEST).map(this::row).toList(),
                naming.size(),
                (int) dates.stream().filter(date -> isEarly(date, party)).count(),
                dates.stream().findFirst(),
                dates.isEmpty() ? Optional.empty() : Optional.of(dates.get(dates.size() - 1)),
                account.p().method(),
                account.p().log10(),
                account.correctedLog10(),
                account.e().log10());
    }

    /** By days, for many records have no more than a day. */
    private static boolean isEarly(Instant date, Party party) {
        return party.since()
                .map(since -> date.isBefore(since.truncatedTo(ChronoUnit.DAYS)))
                .orElse(false);
    }

    private Decoys decoys() {
        int documents = 0;
        double smallest = 0;
        List<Integer> decoysNamed = new ArrayList<>();
        for (AccountTrace account : result.accounts()) {
            if (job.parties().of(account.payload()).isDecoy()) {
                documents += account.documents().size();
                smallest = Math.min(smallest, account.correctedLog10());
                if (named.containsKey(account.payload())) {
                    decoysNamed.add(account.payload());
                }
            }
        }
        return new Decoys(job.parties().decoys(), documents, smallest, decoysNamed);
    }
}
