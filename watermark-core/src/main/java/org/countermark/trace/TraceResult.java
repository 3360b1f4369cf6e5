package org.countermark.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.countermark.detect.Level;
import org.countermark.stats.EBh;
import org.countermark.stats.HitCount;
import org.countermark.stats.Holm;
import org.countermark.stats.LogE;
import org.countermark.stats.LogP;

/**
 * What a whole body says: documents and accounts, each with p-values that count everything that was tried.
 *
 * <p>Documents: Holm over all pairs of a candidate and a document. Accounts: the p-value of {@link HitCount} over the
 * documents, then Holm over all candidates. An account is named where that is at most the level; no innocent is named with
 * odds of at least 1 − level, whatever the text. Source: docs/statistics.md, "Tracing an account".
 *
 * @param candidates how many payloads could have been named
 * @param tested documents that had enough units
 * @param accusedLog10 for each document log10 of the corrected p-value of its accusation; 0 where it was not tested
 * @param detectedLog10 for each document log10 of the corrected p-value of H0 "it does not depend on the key", by its best
 *     candidate; 0 where it was not tested
 * @param accounts candidates that at least one document speaks for most, strongest first, then by payload
 */
public record TraceResult(
        int candidates,
        int tested,
        List<Double> accusedLog10,
        List<Double> detectedLog10,
        List<AccountTrace> accounts) {
    /** False discovery rate of the list of leads. */
    public static final double LEADS = 0.1;

    /** Keeps lists of its own. */
    public TraceResult {
        accusedLog10 = List.copyOf(accusedLog10);
        detectedLog10 = List.copyOf(detectedLog10);
        accounts = List.copyOf(accounts);
    }

    /**
     * Adds up what documents say.
     *
     * @param candidates how many payloads could have been named, at least 1
     * @param documents the traces of all documents of the body, in any fixed order
     * @return the result
     */
    public static TraceResult of(int candidates, List<DocumentTrace> documents) {
        List<Integer> tested = new ArrayList<>();
        Map<Integer, List<Integer>> byPayload = new TreeMap<>();
        for (int i = 0; i < documents.size(); i++) {
            if (documents.get(i).match().isPresent()) {
                tested.add(i);
                byPayload
                        .computeIfAbsent(match(documents, i).payload(), payload -> new ArrayList<>())
                        .add(i);
            }
        }
        return new TraceResult(
                candidates,
                tested.size(),
                corrected(candidates, documents, tested, Match::accused),
                corrected(candidates, documents, tested, Match::detected),
                accounts(candidates, tested.size(), documents, byPayload));
    }

    private static List<Double> corrected(
            int candidates, List<DocumentTrace> documents, List<Integer> tested, Function<Match, LogP> which) {
        double[] log10 = tested.stream()
                .mapToDouble(i -> which.apply(match(documents, i)).log10())
                .toArray();
        double[] corrected = Holm.adjusted(log10, (long) candidates * log10.length);
        List<Double> all = new ArrayList<>(Collections.nCopies(documents.size(), 0.0));
        for (int i = 0; i < corrected.length; i++) {
            all.set(tested.get(i), corrected[i]);
        }
        return all;
    }

    private static List<AccountTrace> accounts(
            int candidates, int tested, List<DocumentTrace> documents, Map<Integer, List<Integer>> byPayload) {
        List<Integer> payloads = List.copyOf(byPayload.keySet());
        LogP[] p = new LogP[payloads.size()];
        double[] log10 = new double[p.length];
        LogE[] e = new LogE[p.length];
        double[] log10E = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            List<Integer> own = byPayload.get(payloads.get(i));
            own.sort(Comparator.comparing((Integer d) -> match(documents, d).accused())
                    .thenComparing(Comparator.naturalOrder()));
            p[i] = HitCount.p(
                    own.stream()
                            .mapToDouble(d -> match(documents, d).accused().log10())
                            .toArray(),
                    tested);
            log10[i] = p[i].log10();
            e[i] = LogE.calibrated(p[i]);
            log10E[i] = e[i].log10();
        }
        double[] corrected = Holm.adjusted(log10, candidates);
        boolean[] lead = new boolean[p.length];
        for (int i : EBh.leads(log10E, candidates, LEADS)) {
            lead[i] = true;
        }
        List<AccountTrace> accounts = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            int payload = payloads.get(i);
            accounts.add(new AccountTrace(payload, byPayload.get(payload), p[i], corrected[i], e[i], lead[i]));
        }
        accounts.sort(Comparator.comparing(AccountTrace::p).thenComparing(AccountTrace::payload));
        return accounts;
    }

    private static Match match(List<DocumentTrace> documents, int index) {
        return documents.get(index).match().orElseThrow();
    }

    /**
     * The candidates that are named.
     *
     * @param level the plan's level
     * @return those whose corrected p-value is at most the level, strongest first
     */
    public List<AccountTrace> named(Level level) {
        return accounts.stream()
                .filter(account -> account.correctedLog10() <= level.log10())
                .toList();
    }
}
